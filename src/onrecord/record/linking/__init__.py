"""Links between reports: copies, actors, places, retellings and occurrences. Each says why, and is remade the same in any order."""

from onrecord.record.linking.run import Linked, link

__all__ = ["Linked", "link"]
