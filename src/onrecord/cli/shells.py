"""The commands with their options as scripts for shells and as a manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, get_args

from onrecord.cli import front


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command."""

    #: As it is written: ``--output``, ``-o``.
    names: tuple[str, ...]
    help: str
    #: Whether a value follows; of what kind, and which values there are where they are few.
    takes: bool
    metavar: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """One command by its words."""

    words: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    #: What stands after it, as the help writes it; with the values of each where they are few.
    arguments: tuple[tuple[str, str, tuple[str, ...]], ...]


def commands_of(whole: Any) -> tuple[Command, ...]:
    """Every command of the application, in order of the help."""
    return tuple(_commands((), whole))


def _commands(words: tuple[str, ...], group: Any) -> Iterator[Command]:
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        if inner:
            yield from _commands((*words, name), command)
        else:
            yield _command((*words, name), command)


def _command(words: tuple[str, ...], command: Any) -> Command:
    options = [_option(one) for one in command.params if one.param_type_name == "option" and not getattr(one, "hidden", False)]
    options.append(Option(("--help", "-h"), "Show this message and exit.", False, "", ()))
    arguments = tuple(
        (str(one.metavar or one.name).upper(), str(getattr(one, "help", "") or ""), _values(one))
        for one in command.params
        if one.param_type_name == "argument"
    )
    return Command(words, " ".join((command.help or "").split("\n\n")[0].split()), tuple(options), arguments)


def _option(one: Any) -> Option:
    takes = not (one.is_flag or one.count)
    metavar = str(one.metavar or one.name or "").upper() if takes else ""
    return Option((*one.opts, *one.secondary_opts), " ".join(str(one.help or "").split()), takes, metavar, _values(one))


def _values(one: Any) -> tuple[str, ...]:
    """The values of an option that takes one of a few."""
    told = getattr(getattr(one, "type_descriptor", None), "annotation", None)
    for kind in (told, *get_args(told)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(str(value.value) for value in kind)
    return ()


def bash(commands: Sequence[Command]) -> str:
    """A function for bash: commands, their options, values where they are few, else files."""
    lines = [
        "# bash completion for onrecord",
        "_onrecord() {",
        '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=""',
    ]
    firsts = " ".join(dict.fromkeys(command.words[0] for command in commands))
    lines += ["  if ((COMP_CWORD == 1)); then", f'    words="{firsts} --version --help"', "  else", '    case "${COMP_WORDS[1]}" in']
    for first, several in _by_first(commands).items():
        options = dict.fromkeys(name for command in several for option in command.options for name in option.names)
        inner = " ".join(command.words[1] for command in several if len(command.words) > 1)
        free = " ".join(value for command in several for _name, _help, values in command.arguments for value in values)
        lines.append(f"      {first})")
        lines.append('        case "$prev" in')
        for names, values in _choices(several):
            lines.append(f'          {"|".join(names)}) words="{" ".join(values)}" ;;')
        told = " ".join(part for part in (inner, free) if part)
        lines.append(f'          *) if [[ $cur == -* ]]; then words="{" ".join(options)}"; else words="{told}"; fi ;;')
        lines += ["        esac ;;"]
    lines += ["    esac", "  fi", '  COMPREPLY=($(compgen -W "$words" -- "$cur"))', "}"]
    return "\n".join([*lines, "complete -o default -o bashdefault -F _onrecord onrecord", ""])


def zsh(commands: Sequence[Command]) -> str:
    """A function for zsh, which shows what each command and option does."""
    lines = ["#compdef onrecord", "_onrecord() {", "  local -a commands", "  if ((CURRENT == 2)); then", "    commands=("]
    lines += [f"      {_quoted(f'{name}:{text}')}" for name, text in _firsts(commands).items()]
    lines += ["    )", "    _describe command commands", "    return", "  fi", '  case "${words[2]}" in']
    for first, several in _by_first(commands).items():
        lines.append(f"    {first})")
        inner = [f"{command.words[1]}:{command.help}" for command in several if len(command.words) > 1]
        if inner:
            lines += ["      if ((CURRENT == 3)); then", f"        commands=({' '.join(map(_quoted, inner))})"]
            lines += ["        _describe command commands", "        return", "      fi"]
        lines.append("      shift words; ((CURRENT--))")
        lines.append("      _arguments \\")
        seen: dict[str, None] = {}
        for option in (option for command in several for option in command.options):
            for name in option.names:
                if name not in seen:
                    seen[name] = None
                    lines.append(f"        {_quoted(_zsh_option(name, option))} \\")
        free = [value for command in several for _name, _help, values in command.arguments for value in values]
        lines.append(f"        {_quoted('*:what:(' + ' '.join(free) + ')' if free else '*:file:_files')} ;;")
    return "\n".join([*lines, "  esac", "}", '_onrecord "$@"', ""])


def _zsh_option(name: str, option: Option) -> str:
    text = option.help.replace("[", "(").replace("]", ")").replace(":", ";")
    told = f"*{name}[{text}]"
    if not option.takes:
        return told
    what = f"({' '.join(option.values)})" if option.values else "_files"
    return f"{told}:{option.metavar.replace(':', ' ')}:{what}"


def fish(commands: Sequence[Command]) -> str:
    """Lines for fish, which shows what each command and option does."""
    lines = ["# fish completion for onrecord"]
    lines += [f"complete -c onrecord -n __fish_use_subcommand -f -a {name} -d {_quoted(text)}" for name, text in _firsts(commands).items()]
    for first, several in _by_first(commands).items():
        when = f"-n '__fish_seen_subcommand_from {first}'"
        lines += [
            f"complete -c onrecord {when} -f -a {command.words[1]} -d {_quoted(command.help)}"
            for command in several
            if len(command.words) > 1
        ]
        seen: dict[tuple[str, ...], None] = {}
        for option in (option for command in several for option in command.options):
            if option.names in seen:
                continue
            seen[option.names] = None
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = (" -x -a " + _quoted(" ".join(option.values)) if option.values else " -r") if option.takes else ""
            lines.append(f"complete -c onrecord {when} {names}{value} -d {_quoted(option.help)}")
        free = " ".join(value for command in several for _name, _help, values in command.arguments for value in values)
        if free:
            lines.append(f"complete -c onrecord {when} -f -a {_quoted(free)}")
    return "\n".join([*lines, ""])


def man(commands: Sequence[Command]) -> str:
    """A manual page in roff."""
    from onrecord import __version__

    lines = [f'.TH ONRECORD 1 "" "onrecord {__version__}" "User Commands"', ".SH NAME", f"onrecord \\- {_roff(front.ABOUT)}"]
    lines += [".SH SYNOPSIS", ".B onrecord", ".I COMMAND", "[\\fIARGUMENT\\fR]...", ".SH COMMANDS"]
    for command in commands:
        after = " ".join(name for name, _help, _values in command.arguments)
        lines += [f".SS onrecord {_roff(' '.join(command.words))} {_roff(after)}".rstrip(), _roff(command.help)]
        for name, text, *_rest in command.arguments:
            lines += [".TP", f"\\fI{_roff(name)}\\fR", _roff(text or name)]
        for option in command.options:
            value = f" \\fI{_roff(option.metavar)}\\fR" if option.takes else ""
            told = option.help + (f" One of {', '.join(option.values)}." if option.values else "")
            lines += [".TP", ", ".join(f"\\fB{_roff(name)}\\fR" for name in option.names) + value, _roff(told or " ")]
    lines += [
        ".SH EXIT STATUS",
        "0 if anything was read or an answer given; 1 if nothing was read or an error ended it; 2 for wrong usage.",
    ]
    return "\n".join([*lines, ""])


def _roff(text: str) -> str:
    """Words with nothing in them that roff would act on."""
    told = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{told}" if told.startswith((".", "'")) else told


def _quoted(text: str) -> str:
    """One word for a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _firsts(commands: Sequence[Command]) -> dict[str, str]:
    """The first word of each command with what it does."""
    told = {name: text for name, _module, text in front.COMMANDS}
    return {command.words[0]: told.get(command.words[0], command.help) for command in commands}


def _by_first(commands: Sequence[Command]) -> dict[str, list[Command]]:
    found: dict[str, list[Command]] = {}
    for command in commands:
        found.setdefault(command.words[0], []).append(command)
    return found


def _choices(commands: Sequence[Command]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The options that take one of a few values."""
    for command in commands:
        for option in command.options:
            if option.values:
                yield option.names, option.values


#: What writes each.
WRITERS: Mapping[str, Callable[[Sequence[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish, "man": man}
