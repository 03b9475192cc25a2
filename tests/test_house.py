"""The house holds: layers import downward only, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import csv
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"

#: What each part of the package may import of the package, beside itself. ``""`` is the package's own front.
ALLOWED: dict[str, set[str]] = {
    "types": set(),
    "errors": set(),
    "garbage": set(),
    "timex": set(),
    "config": {"errors"},
    "version": set(),
    "layers": {"types"},
    "handed": {"errors"},
    "doc": {"types"},
    "grammar": {"types", "doc", "knowledge"},
    "language": {"knowledge"},
    "letters": {"knowledge"},
    "knowledge": {"types", "errors", "garbage"},
    "intake": {"types", "errors", "knowledge"},
    "layout": {"types", "errors", "knowledge", "language"},
    "parse": {"garbage", "types", "errors", "config", "doc", "grammar"},
    "extract": {"types", "errors", "doc", "grammar", "knowledge", "timex"},
    "reader": {
        "version",
        "garbage",
        "handed",
        "types",
        "errors",
        "config",
        "doc",
        "knowledge",
        "letters",
        "layout",
        "parse",
        "parts",
        "extract",
    },
    "record": {"layers", "garbage", "types", "errors", "timex", "knowledge"},
    "views": {"layers", "types", "errors", "timex"},
    "export": {"layers", "types", "errors", "record", "views"},
    "processes": {"garbage"},
    "work": {"types", "errors", "config", "processes"},
    "scale": {"types", "errors", "config", "work"},
    "desk": {"layers", "timex", "work", "types", "errors", "config", "archive", "intake", "record", "views", "export"},
}
#: Modules that only these parts may import.
ONLY: dict[str, set[str]] = {
    "spacy": {"parse"},
    "thinc": {"parse"},
    "ray": {"scale"},
    "trafilatura": {"intake"},
    "ftfy": {"letters"},
    "sqlite3": {"record", "knowledge"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
    "typer": {"cli", "record_cli", "cli_record"},
}


@cache
def trees() -> list[tuple[Path, list[ast.AST]]]:
    """Every file of the package with the nodes of its syntax, in order of their names; parsed once."""
    return [(path, list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))) for path in sorted(SOURCE.rglob("*.py"))]


def imports() -> list[tuple[str, str, str]]:
    """Part, file and imported module, for every import in the package."""
    found = []
    for path, nodes in trees():
        parts = path.relative_to(SOURCE).with_suffix("").parts
        for node in nodes:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                names = [f"onrecord.{alias.name}" for alias in node.names] if node.module == "onrecord" else [node.module or ""]
            found += [(parts[0], str(path), name) for name in names]
    return found


def test_layers_import_downward_only() -> None:
    wrong = []
    for part, path, name in imports():
        if part in ALLOWED and name.startswith("onrecord."):
            target = name.split(".")[1]
            if target != part and target not in ALLOWED[part]:
                wrong.append(f"{path} imports {name}")
    assert wrong == []


def test_each_library_has_one_door() -> None:
    wrong = [f"{path} imports {name}" for part, path, name in imports() if part not in ONLY.get(name.split(".")[0], {part})]
    assert wrong == []


def module(path: Path) -> str:
    """The dotted name under which a file of the package is imported."""
    parts = ("onrecord", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def graph() -> dict[str, set[str]]:
    """Which modules of the package each of them imports, wherever in the file it does so."""
    names = {module(path) for path, _ in trees()}
    found: dict[str, set[str]] = {}
    for path, nodes in trees():
        to = found.setdefault(module(path), set())
        for node in nodes:
            if isinstance(node, ast.Import):
                to |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                to |= {one if (one := f"{node.module}.{alias.name}") in names else str(node.module) for alias in node.names}
    return {name: (to & names) - {name} for name, to in found.items()}


def test_no_modules_import_each_other() -> None:
    """No circles, nor such as an import within a function hides: what is left, where all are taken away that import none of the others or
    that none of the others imports, stands on one."""
    left = graph()
    while True:
        imported = set().union(*left.values())
        ends = {name for name, to in left.items() if not to or name not in imported}
        if not ends:
            break
        left = {name: to - ends for name, to in left.items() if name not in ends}
    assert left == {}


def test_the_first_page_of_help_brings_nothing_along() -> None:
    """Not even what parses the options: what ``onrecord --help`` imports is the start of Python and three modules of ours."""
    code = "import sys\nbefore = set(sys.modules)\nfrom onrecord.cli import main\nsys.argv = ['onrecord', '--help']\nmain()\n"
    code += "sys.stderr.write(' '.join(sorted(set(sys.modules) - before)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in done.stderr.split() if not name.startswith("onrecord")} <= {"__future__"}


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["search", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        f"sys.argv = ['onrecord', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'trafilatura', 'starlette', 'uvicorn', 'numpy', 'pyarrow', 'polars', 'altair', 'jinja2', 'py3langid'} & set(sys.modules)\n"
        "sys.exit(f'imports {sorted(heavy)}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


#: A literal with more words than this is a word list, which is a table.
WORDS = 8
#: How many there are still, by part: these numbers fall only. Names of columns, options and files are no words of the language and stay.
LISTS: dict[str, int] = {
    "__init__": 1,
    "cli": 1,
    "desk": 1,
    "doc": 1,
    "export": 2,
    "knowledge": 1,
    "record": 13,
    "types": 1,
    "views": 9,
}


def word_lists() -> dict[str, list[str]]:
    """Where literals with many words stand, by part."""
    found: dict[str, list[str]] = {}
    for path, nodes in trees():
        parts = path.relative_to(SOURCE).with_suffix("").parts
        types = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
        for node in nodes:
            words = 0
            if id(node) in types:
                continue  # the words of a type
            if isinstance(node, ast.Set | ast.List | ast.Tuple):
                words = sum(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in node.elts)
            elif isinstance(node, ast.Dict):
                words = sum(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in node.keys)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
                given = node.func.value
                words = len(given.value.split()) if isinstance(given, ast.Constant) and isinstance(given.value, str) else 0
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("words") and node.args:
                only = node.args[0]  # a function of one's own that splits it
                words = len(only.value.split()) if isinstance(only, ast.Constant) and isinstance(only.value, str) else 0
            if words > WORDS:
                found.setdefault(parts[0], []).append(f"{path}:{node.lineno}")
    return found


def test_word_lists_are_tables() -> None:
    over = {part: places for part, places in word_lists().items() if len(places) > LISTS.get(part, 0)}
    assert over == {}, "word lists of more than eight words go in knowledge/data/words.csv (see knowledge/words.py)"


def test_the_same_words_do_not_stand_in_three_modules() -> None:
    """Three words or more that the rules ask for again and again have a name and one home."""
    homes: dict[frozenset[str], set[str]] = {}
    for path, nodes in trees():
        types = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
        for node in nodes:
            if isinstance(node, ast.Set | ast.List | ast.Tuple) and id(node) not in types:
                words = [part.value for part in node.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
                if len(words) == len(node.elts) and len(words) > 2:
                    homes.setdefault(frozenset(words), set()).add(str(path))
    assert {" ".join(sorted(words)): sorted(places) for words, places in homes.items() if len(places) > 2} == {}


#: What begins with words for people.
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef
#: The parts whose patterns look for words of the language.
READING = ("extract", "grammar", "intake", "layout", "letters", "language", "parse")


def texts(nodes: list[ast.AST]) -> list[tuple[int, str]]:
    """The strings of a file with the lines on which they begin; what stands in braces in them is a NUL."""
    within = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}
    found = []
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            found.append((node.lineno, "".join(str(p.value) if isinstance(p, ast.Constant) else "\0" for p in node.values)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in within:
            found.append((node.lineno, node.value))
    return found


def most_alternatives(pattern: str) -> int:
    """How many alternatives that are written out the longest list of a pattern has."""
    bare = re.sub(r"\\.", "x", pattern, flags=re.DOTALL)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "x", bare)
    most = 0
    while (inner := re.search(r"\((?:\?(?:[a-zA-Z-]*:|P<\w+>|<?[=!]))?([^()]*)\)", bare)) is not None or "|" in bare:
        group = bare if inner is None else inner[1]
        most = max(most, sum(bool(one) and "\0" not in one for one in group.split("|")))
        bare = "" if inner is None else f"{bare[: inner.start()]}{'x' if chr(0) not in group else chr(0)}{bare[inner.end() :]}"
    return most


def test_long_alternations_are_tables() -> None:
    """What a pattern looks for in more than eight forms stands in ``alternatives.csv``."""
    long = []
    for path, nodes in trees():
        if path.relative_to(SOURCE).with_suffix("").parts[0] in READING:
            told = {
                id(node.body[0].value)
                for node in nodes
                if isinstance(node, DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr)
            }
            long += [f"{path}:{line}" for line, text in texts([n for n in nodes if id(n) not in told]) if most_alternatives(text) > WORDS]
    assert long == [], "alternatives of more than eight forms go in knowledge/data/alternatives.csv (see knowledge/alternatives.py)"


def test_the_first_page_of_help_tells_every_command() -> None:
    """``cli/front.py`` says of each what its own help begins with."""
    import typer

    from onrecord.cli import compose, front

    whole = typer.main.get_command(compose())
    told = {name: command.get_short_help_str(500) for name, command in whole.commands.items()}  # type: ignore[attr-defined]
    assert {name: text for name, _, text in front.COMMANDS} == told
    for name, _, _ in front.COMMANDS:
        assert name in typer.main.get_command(compose(name)).commands  # type: ignore[attr-defined]


def test_questions_are_typed() -> None:
    """Nothing that is asked for may be anything: mypy knows every filter of every question."""
    untyped = []
    for path, nodes in trees():
        if SOURCE / "record" not in path.parents:
            continue
        for node in nodes:
            if (
                isinstance(node, ast.FunctionDef)
                and node.args.kwarg
                and ast.unparse(node.args.kwarg.annotation or ast.Constant(None)) == "Any"
            ):
                untyped.append(f"{path}:{node.lineno}")
    assert untyped == []


#: What a mention's draft is called: its head is the word that names somebody, no step of the tree.
DRAFTS = frozenset(("draft", "other"))


def reads_of_the_tree(names: set[str]) -> dict[str, int]:
    """How often each file of ``extract`` reads attributes of these names."""
    found: dict[str, int] = {}
    for path, nodes in trees():
        if SOURCE / "extract" not in path.parents:
            continue
        reads = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr in names]
        own = [node for node in reads if node.attr == "head" and isinstance(node.value, ast.Name) and node.value.id in DRAFTS]
        found[path.relative_to(SOURCE / "extract").as_posix()] = len(reads) - len(own)
    return found


def test_syntax_is_told_by_grammar() -> None:
    climbs = {file: reads for file, reads in reads_of_the_tree({"head", "children"}).items() if reads}
    assert climbs == {}, "ask onrecord.grammar for the word above or below: the verb of an object, what a preposition's noun hangs on"


def test_what_is_compiled_names_what_it_looks_in() -> None:
    """The compiler fails on a starred tuple that stands right after "in": see docs/internals.md."""
    rooms = [SOURCE / "grammar", SOURCE / "extract"]
    starred = [
        f"{path}:{node.lineno}"
        for path, nodes in trees()
        if any(room in path.parents for room in rooms)
        for node in nodes
        if isinstance(node, ast.Compare)
        for looked_in in node.comparators
        if isinstance(looked_in, (ast.Tuple, ast.List, ast.Set)) and any(isinstance(part, ast.Starred) for part in looked_in.elts)
    ]
    assert starred == []


#: How often a module reads or sets the parser's label of a word, at most: where words are kept, where the roles are, where trees are mended.
LABELS = {"doc.py": 2, "grammar/relations.py": 10, "grammar/moving.py": 3}
#: Labels that are words of the language, too: "in case of", "Port-aux-Basques".
WORDS_LIKE_LABELS = frozenset(("case", "aux"))


def test_the_parsers_labels_stand_in_one_vocabulary() -> None:
    """Nothing asks for a label but by a role of ``grammar/relations.py``; no other module of the room writes one out."""
    roles = next(nodes for path, nodes in trees() if path == SOURCE / "grammar" / "relations.py")
    known = {
        part.value
        for node in roles
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "Role" and node.value is not None
        for part in ast.walk(node.value)
        if isinstance(part, ast.Constant)
    }
    assert {"nsubj", "dobj", "ROOT"} <= known
    reads, written = {}, []
    for path, nodes in trees():
        file = path.relative_to(SOURCE).as_posix()
        reads[file] = sum(isinstance(node, ast.Attribute) and node.attr == "dep" for node in nodes)
        if file.startswith("grammar/") and file != "grammar/relations.py":
            written += [f"{file}:{line} {text}" for line, text in texts(nodes) if text in known - WORDS_LIKE_LABELS]
    assert {file: count for file, count in reads.items() if count > LABELS.get(file, 0)} == {}, (
        "ask grammar.relations, mend by grammar.moving"
    )
    assert written == [], "a role of grammar.relations names it"


def test_a_role_with_a_name_is_asked_by_it() -> None:
    """No module of grammar joins roles to one that ``grammar/relations.py`` has: who does not know it would make another of it."""
    from onrecord.grammar import relations

    named = {role: name for name, role in vars(relations).items() if name.isupper() and isinstance(role, frozenset)}
    again = []
    for path, nodes in trees():
        if path.parent != SOURCE / "grammar" or path.name == "relations.py":
            continue
        for node in (node for node in nodes if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)):
            parts = [getattr(relations, part, None) for part in ast.unparse(node).split(" | ")]
            roles = [part for part in parts if isinstance(part, frozenset)]
            if len(roles) == len(parts) and (name := named.get(frozenset().union(*roles))) is not None:
                again.append(f"{path.name}:{node.lineno} {ast.unparse(node)} is {name}")
    assert again == []


def test_each_function_of_grammar_has_a_test() -> None:
    """A tree by hand for each notion that the other rooms ask for, in ``tests/grammar``."""
    called = {
        getattr(node.func, "attr", getattr(node.func, "id", ""))
        for path in (Path(__file__).parent / "grammar").glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    untested = [
        f"{path.name}: {node.name}"
        for path, nodes in trees()
        if SOURCE / "grammar" in path.parents
        for room in nodes
        if isinstance(room, ast.Module | ast.ClassDef)
        for node in room.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name not in called
        if not any(ast.unparse(made) == "property" for made in node.decorator_list)
    ]
    assert untested == []


#: What takes words apart.
PARSING = frozenset(("findall", "finditer", "fullmatch", "match", "search", "split", "partition", "rpartition", "startswith", "endswith"))


def test_nothing_decides_by_why() -> None:
    """``why`` is prose for people: no condition of a layer or of the record looks at it, but that no line is told twice."""
    found = set()
    for path, nodes in trees():
        if path.relative_to(SOURCE).parts[0] not in ("extract", "grammar", "record"):
            continue
        tests = [node.test for node in nodes if isinstance(node, ast.If | ast.IfExp | ast.While)]
        tests += [test for node in nodes if isinstance(node, ast.comprehension) for test in node.ifs]
        if any(isinstance(part, ast.Attribute) and part.attr == "why" for test in tests for part in ast.walk(test)):
            found.add(path.relative_to(SOURCE).as_posix())
    assert found == {"extract/actors/link.py"}


def test_nothing_parses_why() -> None:
    """The rows of the tables that an entry goes by stand in ``rows``: no pattern and no cut takes them out of ``why``."""
    found = set()
    for path, nodes in trees():
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PARSING:
                given = [node.func.value, *node.args]
                if any(isinstance(part, ast.Attribute) and part.attr == "why" for one in given for part in ast.walk(one)):
                    found.add(path.relative_to(SOURCE).as_posix())
            iterated = [node.iter] if isinstance(node, ast.For | ast.comprehension) else []
            if path.relative_to(SOURCE).parts[0] == "record" and any(
                isinstance(one, ast.Attribute) and one.attr == "why" for one in iterated
            ):
                found.add(path.relative_to(SOURCE).as_posix())
    assert found == set()


def test_rules_kept_for_a_reason_exist() -> None:
    """``benchmarks/kept_rules.csv`` names functions and tables that there are, in order, each with a reason in words."""
    known = {f"table {path.stem}" for path in (SOURCE / "knowledge" / "data").glob("*.csv")}
    for path, nodes in trees():
        at = path.relative_to(SOURCE).as_posix()
        for holder in (node for node in nodes if isinstance(node, ast.Module | ast.ClassDef)):
            within = f"{holder.name}." if isinstance(holder, ast.ClassDef) else ""
            known |= {f"{at}: {within}{one.name}" for one in holder.body if isinstance(one, ast.FunctionDef)}
    with (SOURCE.parents[1] / "benchmarks" / "kept_rules.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [(row["rule"], row["reason"]) for row in rows]
    assert [rule for rule, _ in kept if rule not in known] == []
    assert [rule for rule, _ in kept] == sorted({rule for rule, _ in kept})
    assert all(len(reason.split()) > 4 for _, reason in kept)
    assert [reason for _, reason in kept if re.search(r"\b(?:texts|reports ask|cases? by kind)\b", reason)] == [], "a count is no reason"


def test_what_kept_rules_change_is_told() -> None:
    """The run of ``benchmarks/rules.py`` stands beside each reason: of so many reports, texts and cases another reading, counted up to three,
    and - where the run did not count; three of the reports or more need no reason."""
    with (SOURCE.parents[1] / "benchmarks" / "kept_rules.csv").open(encoding="utf-8", newline="") as file:
        rows = [{name: row[name] for name in ("reports", "also", "sets", "cases")} for row in csv.DictReader(file)]
    assert {count for row in rows for count in row.values()} <= set("0123-")
    assert [row for row in rows if int(row["reports"].replace("-", "0")) + int(row["also"].replace("-", "0")) > 2] == []


def test_no_two_tests_have_one_name() -> None:
    """pytest imports its files by their names alone: two of one name, and nothing is run."""
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_functions_are_short() -> None:
    """No function has more than fifty lines."""
    found = set()
    for path, nodes in trees():
        for node in nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 50:
                found.add(f"{path.relative_to(SOURCE).as_posix()}:{node.name}")
    assert found == set()


#: The rooms whose numbers tell what set them.
MEASURED = ("extract", "grammar", "record", "intake", "layout", "parse", "knowledge")
#: Numbers up to this in a comparison need no reason: one of two, the last of three.
SMALL = 3
_SET = r"(?:wikinews|parties 2025|items of 2025|WikiWars|TimeBank|LGL|GeoWebNews|PLV|attribution|currency|gold|benchmarks/\w+\.\w+)"
_SETS = rf"{_SET}(?:(?:,| and) {_SET})*"
#: How a comment beside a number tells what set it: a set with what other values give; a set on which others give the same; how far work,
#: memory, a form or a page goes; or by what it is so.
TOLD = re.compile(
    rf"\bSet by {_SETS}: (?=.*\bwith(?:out)? )|\bPlain, by (?:tests/\w+|{_SETS}): (?=.*\d)"
    r"|\bBound of (?:work|memory|form|what is shown)[.:]|\bBy definition: \w",
    re.IGNORECASE,
)


def is_number(node: ast.AST | None) -> bool:
    """Whether it is a number that is written out, or reckoned from such."""
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return is_number(node.left) and is_number(node.right)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def compared(node: ast.AST) -> bool:
    """Whether a comparison holds a bare number that is not small."""
    return isinstance(node, ast.Compare) and any(
        isinstance(part, ast.Constant) and type(part.value) in (int, float) and abs(part.value) not in range(SMALL + 1)
        for side in (node.left, *node.comparators)
        for part in ast.walk(side)
        if not isinstance(side, ast.Call)
    )


def untold() -> set[str]:
    """The numbers with a name at module level, and the functions that compare with a bare one, whose comments do not tell what set them."""
    found = set()
    for path, nodes in trees():
        file = path.relative_to(SOURCE).as_posix()
        if file.partition("/")[0].removesuffix(".py") not in MEASURED:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()

        def told(line: int, lines: list[str] = lines) -> bool:
            above = next(at for at in range(line - 2, -2, -1) if at < 0 or not lines[at].strip().startswith("#"))
            beside = " ".join(one.strip().lstrip("#: ") for one in lines[above + 1 : line - 1])
            return TOLD.search(f"{beside} {lines[line - 1].partition('  # ')[2]}") is not None

        for node in next(one for one in nodes if isinstance(one, ast.Module)).body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                value = node.value
                parts = value.elts if isinstance(value, ast.Tuple) else value.values if isinstance(value, ast.Dict) else [value]
                if any(map(is_number, parts)) and not told(node.lineno):
                    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                    found.add(f"{file}: {ast.unparse(target.elts[0] if isinstance(target, ast.Tuple) else target)}")
        for holder in (node for node in nodes if isinstance(node, ast.FunctionDef)):
            found |= {f"{file}: {holder.name}" for node in ast.walk(holder) if compared(node) and not told(node.lineno)}
    return found


def test_tuned_numbers_name_what_set_them() -> None:
    """Beside each stands the set that it was tried on, with what others give, or of what it is a bound."""
    assert untold() == set()


def test_codes_of_no_state_are_written_once() -> None:
    """``NO_STATE`` of the types: whoever lists what stands in a state's place asks it."""
    again = []
    for path, nodes in trees():
        for node in nodes:
            several = node.elts if isinstance(node, ast.Tuple | ast.Set | ast.List) else []
            if {"IGO", "NGO"} <= {one.value for one in several if isinstance(one, ast.Constant)}:
                again.append(f"{path.relative_to(SOURCE).as_posix()}")
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "'IGO', 'NGO'" in node.value:
                again.append(f"{path.relative_to(SOURCE).as_posix()}")
    assert again == ["types/told.py"]


#: How many lines a module has at most: what is read in one sitting.
MODULE_LINES = 400


def test_modules_fit_a_head() -> None:
    lines = {path.relative_to(SOURCE).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path, _ in trees()}
    assert {name: count for name, count in lines.items() if count > MODULE_LINES} == {}


#: How many lines those read whom ``docs/internals.md`` tells what to read first.
FIRST_LINES = 700


def test_the_whole_idea_stands_in_seven_hundred_lines() -> None:
    """Whole files, but for the schema, of which the tables that are named are read."""
    root = SOURCE.parents[1]
    internals = (root / "docs" / "internals.md").read_text(encoding="utf-8")
    listed = internals.split("## Read first\n")[1].split("\n## ")[0]
    named = [re.findall(r"`([^`]+)`", line) for line in re.findall(r"^\d+\. .*", listed, re.MULTILINE)]
    lines = 0
    for file in (name for names in named for name in names if "." in name):
        text = (root / file).read_text(encoding="utf-8")
        if file.endswith(".sql"):
            tables = [name for names in named if file in names for name in names if name != file]
            parts = [re.search(rf"(?:^--.*\n)*^CREATE TABLE {table} \((?:.*\n)+?\)", text, re.MULTILINE) for table in tables]
            assert parts != []
            assert None not in parts, "internals.md names a table that the schema does not have"
            text = "\n".join(part[0] for part in parts if part is not None)
        lines += len(text.splitlines())
    assert lines <= FIRST_LINES


def test_nothing_is_left_behind() -> None:
    """What a merge or an editor leaves beside a file is no part of the house."""
    left = (".orig", ".rej", ".bak", ".swp", "~")
    assert [path.name for path in sorted(SOURCE.rglob("*")) if path.name.endswith(left)] == []
