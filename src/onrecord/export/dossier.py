"""A Markdown dossier to read and to cite from: reports, events in time, who said what, figures, positions, what could not be read."""

from __future__ import annotations

import re

from onrecord.export.out import File, Out
from onrecord.export.source import Source
from onrecord.views.counts import several
from onrecord.views.names import amount, denial
from onrecord.views.safe import shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def _md(value: object) -> str:
    """The words on one line, with nothing in them that Markdown or HTML would act on."""
    escaped = _SPECIAL.sub(r"\\\1", shown(str(value)).replace("&", "&amp;"))
    return re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", re.sub(r"^([-+])(?=\s)", r"\\\1", escaped))


def _ref(ref: object) -> str:
    report, _, entry = str(ref).partition("#")
    return f"`{report[:10]}#{entry}`" if entry else f"`{report[:10]}`"


def write(source: Source, out: Out) -> None:
    """One file; ``rows`` counts the entries in it."""
    with out.file("dossier.md") as file:
        file.write(f"# Dossier\n\n{several(source.reports(), 'report')}. Every line ends with the reference of its entry.\n\n")
        _reports(source, file)
        _events(source, file)
        _statements(source, file)
        _figures(source, file)
        _positions(source, file)
        _occurrences(source, file)
        _failures(source, file)


def _section(file: File, title: str) -> None:
    file.write(f"\n## {title}\n\n")


def _reports(source: Source, file: File) -> None:
    _section(file, "Reports")
    query = "SELECT ref, title, outlet, published, url FROM reports ORDER BY published IS NULL, published, ref"
    for ref, title, outlet, published, url in source.asked(query):
        told = ", ".join(_md(part) for part in (outlet, published, url) if part)
        file.write(f"- **{_md(title or 'Without a title')}**{' (' + told + ')' if told else ''} {_ref(ref)}\n", rows=1)


def _events(source: Source, file: File) -> None:
    _section(file, "Events in time")
    query = (
        "SELECT e.ref, coalesce(e.day, e.date) || CASE e.basis WHEN 'tense' THEN ' (by tense)' WHEN 'report' THEN ' at the latest' ELSE '' END,"
        " e.source, e.type, e.mode, e.recipient, e.place, e.status,"
        " substr(r.text, v.sentence_start + 1, v.sentence_end - v.sentence_start) FROM events e JOIN event v ON v.n = e.n"
        " JOIN report r ON r.n = v.report WHERE v.same_as IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM repeat x WHERE x.event = v.n AND x.how = 'copy')"
        " ORDER BY e.first IS NULL, e.first, r.id, v.n"
    )
    for ref, date, who, kind, mode, whom, place, status, sentence in source.asked(query):
        told = " ".join(filter(None, [_md(who or "somebody"), f"**{kind}**{' (' + _md(mode) + ')' if mode else ''}", _md(whom or "")]))
        where = f", {_md(place)}" if place else ""
        status = "" if status == "actual" else f", {status}"
        file.write(f"- {_md(date or 'no date')}{where}: {told}{status}. “{_md(sentence)}” {_ref(ref)}\n", rows=1)


def _statements(source: Source, file: File) -> None:
    _section(file, "Who said what")
    speaker: object = ...
    query = (
        "SELECT s.ref, s.speaker, s.code, s.published, s.cue, s.negated, s.words FROM statements s JOIN statement v ON v.n = s.n JOIN report r"
        " ON r.n = v.report ORDER BY s.speaker IS NULL, s.speaker, s.code, s.published, r.id, v.n"
    )
    for ref, who, code, published, cue, negated, words in source.asked(query):
        if (who, code) != speaker:
            speaker = (who, code)
            file.write(f"\n### {_md(who or 'Speaker not told')}{' (' + _md(code) + ')' if code else ''}\n\n")
        how = f"{_md(cue)}{f', {told}' if (told := denial(cue, negated)) and told != 'denied' else ''}: " if cue else ""
        file.write(f"- {_md(published or 'no date')}: {how}“{_md(words)}” {_ref(ref)}\n", rows=1)


def _figures(source: Source, file: File) -> None:
    _section(file, "Figures")
    query = (
        'SELECT f.ref, f.published, f.words, f.value, f.low, f.high, f.approximate, f.unit, f.what, f."of", f.place, f."by" FROM figures f JOIN figure v ON v.n = f.n'
        " JOIN report r ON r.n = v.report ORDER BY f.unit, r.published IS NULL, r.published, r.id, v.n"
    )
    for ref, published, words, value, low, high, about, unit, what, of, place, by in source.asked(query):
        number = f" = {_md(told)} {_md(unit)}" if (told := amount(value, low, high, about)) else ""
        told = "; ".join(f"{label} {_md(part)}" for label, part in (("what:", what), ("of", of), ("in", place), ("says", by)) if part)
        file.write(f"- {_md(published or 'no date')}: “{_md(words)}”{number}{'; ' + told if told else ''} {_ref(ref)}\n", rows=1)


def _positions(source: Source, file: File) -> None:
    _section(file, "Commitments, claims, demands and disputes")
    columns, rows = source.table("positions")
    for row in rows:
        one = dict(zip(columns, row, strict=True))
        told = f"**{one['kind']}**: {_md(one['holders'] or 'somebody')}" + (f" toward {_md(one['toward'])}" if one["toward"] else "")
        more = "; ".join(f"{name} {_md(one[name])}" for name in ("obligation", "condition", "deadline") if one[name])
        denied = f"; denied by {_md(one['denied_by'])}" if one["denied_by"] else ""
        file.write(f"- {told}: “{_md(one['about'])}”{'; ' + more if more else ''}{denied} {_ref(one['ref'])}\n", rows=1)


def _occurrences(source: Source, file: File) -> None:
    columns, rows = source.table("occurrences")
    _section(file, "Told by several reports")
    for row in rows:
        one = dict(zip(columns, row, strict=True))
        apart = f"; they disagree on {_md(one['about'])}" if one["about"] else ""
        told = ", ".join(_md(part) for part in (one["first"], one["place"]) if part)
        file.write(
            f"- **{one['type']}** {told}: {several(one['reports'], 'report')}, {several(one['outlets'], 'independent outlet')}{apart} `{one['ref']}`\n",
            rows=1,
        )


def _failures(source: Source, file: File) -> None:
    _section(file, "What could not be read")
    for report, stage, reason in source.table("failures")[1]:
        file.write(f"- {_md(stage)}: {_md(reason)} {_ref(report)}\n", rows=1)
