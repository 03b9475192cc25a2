"""The first page of the help, and where each command stands: nothing is imported to show it, and one module to run a command."""

from __future__ import annotations

import os

ABOUT = "Read news reports on security affairs and keep the record: who did, said, promised, paid, claimed or disputed what."
VERSION = "Say the version and stop."
#: Each command, the module with the ``app`` that has it, and the first sentence of its help, in order of the help.
COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("read", "onrecord.cli.read", "Read reports and show what is in them."),
    ("explain", "onrecord.cli.explain", "Tell why an entry is there."),
    ("statements", "onrecord.cli.lists", "List who is reported to have said what: of reports, or without a FILE of the record."),
    (
        "events",
        "onrecord.cli.lists",
        "List who did what to whom, in PLOVER types: of reports, or without a FILE of the record, in order of time.",
    ),
    ("positions", "onrecord.cli.lists", "List commitments, claims, demands and disputes: of reports, or without a FILE of the record."),
    ("figures", "onrecord.cli.lists", "List numbers with their units and owners: of reports, or without a FILE of the record."),
    ("places", "onrecord.cli.lists", "List named places with their coordinates: of reports, or without a FILE of the record."),
    ("dates", "onrecord.cli.lists", "List dates and durations with TIMEX3 values: of reports, or without a FILE of the record."),
    ("add", "onrecord.cli.record.adding", "Add reports to the record; those that it has are passed over."),
    ("watch", "onrecord.cli.record.adding", "Add what is in a folder, and then what comes into it or changes, until it is stopped."),
    ("merge", "onrecord.cli.record.adding", "Bring parts and other people's records into the record, with their analysts' judgements."),
    ("reread", "onrecord.cli.record.adding", "Read again what an older engine or other tables have read, and say what changed."),
    ("failures", "onrecord.cli.record.adding", "List what could not be read: file, position and reason."),
    (
        "verify",
        "onrecord.cli.record.adding",
        "Check that the record is whole: the file, every id and stored value, every entry's words at their offsets, the full text.",
    ),
    ("search", "onrecord.cli.record.asking", "Search the words of reports and of what is said in them."),
    ("show", "onrecord.cli.record.asking", "Show a report of the record, or one entry of it: its words, and why it is there."),
    (
        "timeline",
        "onrecord.cli.record.asking",
        "Events in order of the day by which each is counted; those without one come last, and with --since or --until not at all.",
    ),
    (
        "dyad",
        "onrecord.cli.record.asking",
        "What one state, group or person did to another, in order of time or counted by its steps, with a line that sums it up.",
    ),
    (
        "series",
        "onrecord.cli.record.asking",
        "Count events by step of time: each quad class, all of them, the mean intensity, and each type.",
    ),
    (
        "plans",
        "onrecord.cli.record.questions",
        "List what was planned, and for each the first later deed of the same parties and type on the same matter, if there is one.",
    ),
    (
        "compare",
        "onrecord.cli.record.questions",
        "Lay two outlets, speakers or periods side by side on the same matter: what both tell, and what only one of them does.",
    ),
    (
        "quotes",
        "onrecord.cli.record.questions",
        "List sentences that several reports quote, with each one's version: [left out] {added} against the first.",
    ),
    (
        "diff",
        "onrecord.cli.record.questions",
        "Tell what two records tell differently: reports that one alone has, and entries that are new, gone or changed.",
    ),
    (
        "same",
        "onrecord.cli.record.questions",
        "Say that two actors are the same, or two events one occurrence: all that either is joined with is one from then on.",
    ),
    (
        "apart",
        "onrecord.cli.record.questions",
        "Take an actor out of what it is joined with, an event out of its occurrence, a report out of its copies and retellings.",
    ),
    (
        "actors",
        "onrecord.cli.record.asking",
        "List the actors, each once however it is named, with the number of reports, name forms, titles, first and last day.",
    ),
    ("sql", "onrecord.cli.record.asking", "Ask the record in SQL."),
    ("link", "onrecord.cli.record.linking", "Link the reports: find copies, the same actors and places, retellings and occurrences."),
    (
        "occurrences",
        "onrecord.cli.record.linking",
        "List what several reports tell of, with the number of independent outlets and where they disagree.",
    ),
    ("copies", "onrecord.cli.record.linking", "List reports that are copies of one another: reprints, cuts, re-headed and wire copies."),
    ("retellings", "onrecord.cli.record.linking", "List pairs of reports that tell of the same in words of their own."),
    (
        "judge",
        "onrecord.cli.record.judging",
        "Decide on an entry: it applies at once to every list, count and export, and outlives re-reading.",
    ),
    ("judgements", "onrecord.cli.record.judging", "List what analysts decided; `changed` is 1 where a re-reading wants a new look."),
    (
        "learn",
        "onrecord.cli.record.learning",
        "List what judgements say of the tables: rows most often wrong, and names most often given a state by hand.",
    ),
    ("export", "onrecord.cli.record.exporting", "Hand the record on to other programs, with a manifest of row counts and hashes."),
    ("page", "onrecord.cli.record.paging", "Write a dossier: one file that needs nothing else, each entry with its words and its source."),
    ("serve", "onrecord.cli.record.serving", "Open the record in a browser, on this machine alone: look, check and correct."),
    ("knowledge", "onrecord.cli.knowledge", "The data tables; check your own."),
    ("completion", "onrecord.cli.completion", "Write what a shell completes by, or a manual page, to standard output."),
)


def modules(command: str | None = None) -> list[str]:
    """The modules of all commands in order, or of one."""
    return list(dict.fromkeys(module for name, module, _ in COMMANDS if command in (None, name)))


def page(width: int | None = None) -> str:
    """The first page of the help, at most as wide as the terminal."""
    width = (width or _width()) - 2
    wide = max(len(name) for name, _, _ in COMMANDS)
    lines = ["Usage: onrecord [OPTIONS] COMMAND [ARGS]...", "", *_wrapped("  ", ABOUT, width), "", "Options:"]
    lines += [f"  {option:{wide}}  {text}" for option, text in (("--version", VERSION), ("--help, -h", "Show this message and exit."))]
    lines += ["", "Commands:"]
    for name, _, text in COMMANDS:
        first, *rest = _wrapped(" " * (wide + 4), text, width)
        lines += [f"  {name:{wide}}  {first.lstrip()}", *rest]
    return "\n".join([*lines, "", "onrecord COMMAND --help tells the options of a command.", ""])


def _width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal():
        return max(40, min(int(given), 110))
    try:
        return max(40, min(os.get_terminal_size().columns, 110))
    except OSError:
        return 80


def _wrapped(indent: str, text: str, width: int) -> list[str]:
    lines = [indent]
    for word in text.split():
        if lines[-1].strip() and len(lines[-1]) + len(word) + 1 > width:
            lines.append(indent)
        lines[-1] += word if lines[-1] == indent else f" {word}"
    return lines
