"""datapackage.json: the files of an export under their own names, with their columns and the types of these, for programs that read tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

#: What a file is, by its ending: Data Package's format and media type.
_KINDS = {
    "csv": ("csv", "text/csv"),
    "tsv": ("tsv", "text/tab-separated-values"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "json": ("json", "application/json"),
    "jsonl": ("jsonl", "application/jsonl"),
    "geojson": ("geojson", "application/geo+json"),
    "jsonld": ("jsonld", "application/ld+json"),
    "gexf": ("gexf", "application/gexf+xml"),
}
_WHOLE, _REAL = re.compile(r"-?(?:0|[1-9]\d*)"), re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
#: Columns of codes and names of things, which are text though they may look like numbers.
_CODED = re.compile(r"code|id$|date|cameo|admin|feature", re.IGNORECASE)


class Columns:
    """The columns of a table, whose types are seen from what stands in them: a type holds for every row."""

    def __init__(self, names: Sequence[str], *, delimiter: str = ",", header: bool = True) -> None:
        self.names = tuple(names)
        self.delimiter, self.header = delimiter, header
        self._whole = [not _CODED.search(name) for name in names]
        self._real = list(self._whole)
        self._seen = [False for _name in names]

    def see(self, row: Iterable[object]) -> None:
        """Takes a row into account."""
        for at, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            self._seen[at] = True
            told = str(cell)
            self._whole[at] = self._whole[at] and _WHOLE.fullmatch(told) is not None
            self._real[at] = self._real[at] and _REAL.fullmatch(told) is not None

    def through(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows, each seen as it passes."""
        for row in rows:
            self.see(row)
            yield row

    def fields(self) -> list[dict[str, str]]:
        """Table Schema's fields."""
        return [
            {"name": name, "type": "string" if not (seen and real) else "integer" if whole else "number"}
            for name, whole, real, seen in zip(self.names, self._whole, self._real, self._seen, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export."""

    name: str
    rows: int
    size: int
    digest: str
    columns: Columns | None


def package(name: str, parts: Sequence[Part]) -> str:
    """The descriptor as it is written. It says nothing of when or where it was made: the same record gives the same bytes."""
    value = {"name": _slug(name), "profile": "data-package", "resources": [_resource(part) for part in parts]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _resource(part: Part) -> dict[str, Any]:
    ending = part.name.rpartition(".")[2]
    form, media = _KINDS.get(ending, (ending, "text/plain"))
    if part.columns is not None and ending != "parquet":
        # By what parts its cells, whatever the user calls the file.
        form, media = _KINDS["tsv" if part.columns.delimiter == "\t" else "csv"]
    told: dict[str, Any] = {"name": _slug(part.name.rpartition(".")[0] or part.name), "path": part.name, "format": form, "mediatype": media}
    told |= {"bytes": part.size, "hash": f"sha256:{part.digest}", "rows": part.rows}
    if ending != "parquet":
        told["encoding"] = "utf-8"
    if part.columns is not None:
        told["profile"] = "tabular-data-resource"
        told["schema"] = {"fields": part.columns.fields(), "missingValues": [""]}
        if ending != "parquet":
            told["dialect"] = {"delimiter": part.columns.delimiter, "header": part.columns.header, "doubleQuote": True}
    return told


def _slug(name: str) -> str:
    """A name as Data Packages want them."""
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-.") or "export"
