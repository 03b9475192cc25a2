"""Small faults put into a module on purpose: a comparison turned, a guard dropped, ``and`` for ``or``, a constant moved, a ``not`` removed, a
return emptied. Each is put into one function; the function that is loaded gets the faulty code (``Fault.commit``)."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from shared import ROOT

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_EMPTY = {"bool": "False", "str": "''", "int": "0", "list": "[]", "tuple": "()", "set": "set()", "dict": "{}"}


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, what it changes, and the function that has it."""

    path: Path
    line: int
    what: str
    module: str
    function: str
    tree: ast.Module
    node: ast.AST
    change: dict[str, Any]

    @property
    def name(self) -> str:
        """Where it is and what it changes."""
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}"

    @property
    def lines(self) -> range:
        """The lines that run where it matters."""
        first = getattr(self.node, "test", self.node)
        return range(self.line, (getattr(first, "end_lineno", None) or self.line) + 1)

    def commit(self) -> bool:
        """Puts it into the function that is loaded; false where the function cannot take it."""
        for name, value in self.change.items():
            setattr(self.node, name, value)
        code = code_of(compile(ast.fix_missing_locations(self.tree), str(self.path), "exec"), self.function.split("."))
        function = dict(functions(importlib.import_module(self.module)))[self.function]
        if code is None or code.co_freevars != function.__code__.co_freevars:
            return False
        function.__code__ = code
        forget()
        return True


def forget() -> None:
    """Forgets the answers that functions keep, so that a change to what they are made with shows."""
    for name, module in list(sys.modules.items()):
        if name.startswith("onrecord"):
            for held in list(vars(module).values()):
                if callable(clear := getattr(held, "cache_clear", None)):
                    clear()


def functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """The functions and methods that a module defines, by their qualified names."""
    for held in vars(module).values():
        if isinstance(held, type) and held.__module__ == module.__name__:
            found = [_bare(value) for value in vars(held).values()]
        else:
            found = [_bare(held)]
        for function in found:
            if function is not None and function.__module__ == module.__name__:
                yield function.__qualname__, function


def _bare(held: Any) -> FunctionType | None:
    """The function under its decorators."""
    for name in ("fget", "func", "__func__", "__wrapped__"):
        held = getattr(held, name, None) or held
    return held if isinstance(held, FunctionType) else None


def faults(path: Path, module: str) -> Iterator[Fault]:
    """Every fault of a file whose function is loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loaded = dict(functions(importlib.import_module(module)))
    for name, top in _tops(tree):
        if name in loaded:
            for node, what, change in _changes(top):
                yield Fault(path, getattr(node, "lineno", top.lineno), what, module, name, tree, node, change)


def _tops(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{part.name}", part) for part in node.body if isinstance(part, ast.FunctionDef))


def code_of(code: CodeType, names: list[str]) -> CodeType | None:
    """The code of a function of a module's code, by the parts of its qualified name."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType) and constant.co_name == names[0]:
            return code_of(constant, names[1:]) if names[1:] else constant
    return None


def _changes(top: ast.FunctionDef) -> Iterator[tuple[ast.AST, str, dict[str, Any]]]:
    """Every small change to a function: the node, what is done in words, and the fields of the node that are set."""
    returns = ast.unparse(top.returns) if top.returns else ""
    for node in ast.walk(top):
        match node:
            case ast.Compare(ops=[op]) if type(op) in _TURNED:
                turned = _TURNED[type(op)]
                yield node, f"comparison turned: {_brief(node)}", {"ops": [turned()]}
            case ast.BoolOp(op=op):
                other = ast.Or() if isinstance(op, ast.And) else ast.And()
                yield node, f"and/or: {_brief(node)}", {"op": other}
                for n, value in enumerate(node.values):
                    rest = node.values[:n] + node.values[n + 1 :]
                    yield node, f"condition dropped: {_brief(value)}", {"values": rest if len(rest) > 1 else rest * 2}
            case ast.UnaryOp(op=ast.Not()):
                yield node, f"not removed: {_brief(node)}", {"operand": ast.UnaryOp(ast.Not(), node.operand)}
            case ast.Constant(value=int() as value) if not isinstance(value, bool):
                yield node, f"constant moved: {value}", {"value": value + 1}
            case ast.If(body=[ast.Return() | ast.Continue() | ast.Break()], orelse=[]):
                yield node, f"guard dropped: if {_brief(node.test)}", {"test": ast.Constant(False)}
            case ast.comprehension(ifs=[first, *_]):
                node.lineno = first.lineno  # type: ignore[attr-defined]
                yield node, f"filter dropped: {_brief(first)}", {"ifs": []}
            case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
                empty = "None" if "None" in returns else _EMPTY.get(returns.partition("[")[0])
                if empty is not None:
                    yield node, f"return emptied: {_brief(value)}", {"value": ast.parse(empty, mode="eval").body}


def _brief(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 90 else f"{text[:87]}..."
