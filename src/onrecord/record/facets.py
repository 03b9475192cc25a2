"""What the lists of a record can be narrowed by, layer by layer: the SQL of each facet, order and period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The value by which an address asks for entries that do not tell the facet.
OPEN = "-"


@dataclass(frozen=True, slots=True)
class Facet:
    """One property that entries are counted and narrowed by."""

    title: str
    #: The property, in terms of ``e`` (the entry), ``r`` (its report), ``p`` (its place), ``s`` (its statement) and, through ``link``, ``a``.
    sql: str
    #: What joins the entries to ``a`` where they may have several, with the column of the entry's number in it.
    link: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """Entries that a list holds and that some leave out of what they count."""

    title: str
    #: What holds of these entries.
    sql: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One list: its table and view, what it is narrowed and ordered by."""

    table: str
    view: str
    facets: dict[str, Facet]
    #: Orders by name; the first is taken unless another is asked for.
    orders: dict[str, str]
    #: The day by which a period narrows the list and the curve is drawn.
    first: str
    last: str
    #: The columns in which words are looked for, or the full-text index.
    words: tuple[str, ...]
    index: str = ""
    #: What else is joined.
    joins: str = ""
    #: What can be left out, by name.
    switches: Mapping[str, Switch] = field(default_factory=dict)


_PLACE = " LEFT JOIN place p ON p.n = e.place"
_OUTLET = Facet("Outlet", "r.outlet")
_MONTH = Facet("Month published", "substr(r.published, 1, 7)")
#: What has no date comes last, as it does of itself in falling order: so the index of dates is enough.
NEWEST, OLDEST = "r.published DESC", "r.published IS NULL, r.published"


def _role(title: str, part: str, column: str) -> Facet:
    return Facet(title, f"a.{column}", f"role x JOIN actor a ON a.n = x.actor AND x.part = '{part}'", "x.event")


def _topic(tables: str, key: str) -> Facet:
    """PLOVER's contexts of the events that an entry is, holds or rests on."""
    return Facet("Topic", "a.value", f"{tables} JOIN json_each(x.contexts) a", key)


def _party(title: str, part: str) -> Facet:
    return Facet(title, "a.name", f"party x JOIN actor a ON a.n = x.actor AND x.part = '{part}'", "x.position")


#: The lists by the names that their addresses have.
LISTS: dict[str, Layer] = {
    "statements": Layer(
        "statement",
        "statements",
        {
            "speaker": Facet("Speaker", "e.speaker_name"),
            "state": Facet("Speaker's state", "e.speaker_state"),
            "kind": Facet("Kind", "e.kind"),
            "topic": _topic("event x", "x.in_statement"),
            "denied": Facet("Denied", "CASE e.negated WHEN 1 THEN 'denied' ELSE 'not denied' END"),
            "place": Facet("Place", "p.name"),
            "outlet": _OUTLET,
            "month": _MONTH,
        },
        {"newest": NEWEST, "oldest": OLDEST, "speaker": "e.speaker_name IS NULL, e.speaker_name COLLATE NOCASE"},
        "r.published",
        "r.published",
        ("e.words",),
        "statement_words",
        _PLACE,
        {"open": Switch("whose speaker is open", "e.speaker_name IS NULL"), "undated": Switch("without a day", "e.first IS NULL")},
    ),
    "events": Layer(
        "event",
        "events",
        {
            "type": Facet("Type", "e.type"),
            "status": Facet("Status", "e.status"),
            "source": _role("Source's state", "source", "state"),
            "recipient": _role("Recipient's state", "recipient", "state"),
            "who": _role("Source", "source", "name"),
            "whom": _role("Recipient", "recipient", "name"),
            "topic": _topic("event x", "x.n"),
            "quad": Facet("Quad class", "e.quad"),
            "place": Facet("Place", "p.name"),
            "country": Facet("Country", "p.country"),
            "told": Facet("Told", "CASE WHEN e.in_statement IS NULL THEN 'by the report' ELSE 'in a statement' END"),
            "outlet": _OUTLET,
            "month": _MONTH,
        },
        {
            "newest": NEWEST,
            "oldest": OLDEST,
            "latest": "e.first DESC",
            "earliest": "e.first IS NULL, e.first",
            "conflict": "e.intensity IS NULL, e.intensity",
            "cooperation": "e.intensity DESC",
        },
        "coalesce(e.first, r.published)",
        "coalesce(e.last, r.published)",
        ("e.words", "substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"),
        "",
        _PLACE,
        {
            "undated": Switch("without a day", "e.first IS NULL"),
            "open": Switch("whose source is open", "NOT EXISTS (SELECT 1 FROM role o WHERE o.event = e.n AND o.part = 'source')"),
            "hypothetical": Switch("that are hypothetical", "e.status = 'hypothetical'"),
            "planned": Switch("that are planned", "e.status = 'planned'"),
            "negated": Switch("that did not happen", "e.status = 'negated'"),
        },
    ),
    "figures": Layer(
        "figure",
        "figures",
        {
            "unit": Facet("Unit", "e.unit"),
            "what": Facet("Of what", "e.what"),
            "of": Facet("Owner", "a.name", 'figure x JOIN actor a ON a.n = x."of"', "x.n"),
            "topic": _topic("amount y JOIN event x ON x.n = y.event", "y.figure"),
            "by": Facet("Says", "s.speaker_name"),
            "place": Facet("Place", "p.name"),
            "outlet": _OUTLET,
            "month": _MONTH,
        },
        {"newest": NEWEST, "oldest": OLDEST, "largest": "e.value DESC", "smallest": "e.value IS NULL, e.value"},
        "r.published",
        "r.published",
        ("e.text", "e.unit", "e.what"),
        "",
        f'{_PLACE} LEFT JOIN statement s ON s.n = e."by"',
    ),
    "positions": Layer(
        "position",
        "positions",
        {
            "kind": Facet("Kind", "e.kind"),
            "holder": _party("Holder", "holder"),
            "toward": _party("Toward", "toward"),
            "topic": _topic("evidence y JOIN event x ON x.n = y.event OR x.in_statement = y.statement", "y.position"),
            "obligation": Facet("Obligation", "e.obligation"),
            "outlet": _OUTLET,
            "month": _MONTH,
        },
        {"newest": NEWEST, "oldest": OLDEST},
        "r.published",
        "r.published",
        ("e.about", "e.condition", "e.obligation"),
    ),
}
