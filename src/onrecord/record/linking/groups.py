"""Which things belong together, from pairs that do."""

from __future__ import annotations

from collections.abc import Hashable


class Groups[Key: Hashable]:
    """Disjoint sets. What comes out depends on the pairs, not on their order, if the keys can be sorted."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """The one that stands for the group of ``key``."""
        parent = self._parent.setdefault(key, key)
        while parent != key:
            above = self._parent[parent]
            self._parent[key] = above
            key, parent = parent, above
        return key

    def join(self, one: Key, other: Key) -> None:
        """Says that the two belong together; the smaller root stands for both."""
        a, b = sorted((self.root(one), self.root(other)))  # type: ignore[type-var]
        self._parent[b] = a

    def all(self) -> list[list[Key]]:
        """Every group with two members or more, each sorted, in order of their first."""
        found: dict[Key, list[Key]] = {}
        for key in self._parent:
            found.setdefault(self.root(key), []).append(key)
        return sorted(sorted(group) for group in found.values() if len(group) > 1)  # type: ignore[type-var]
