"""Where a fault could matter at all: many faults are looked at in one reading of the reports, each by a probe beside what it would change.

A probe tells that the faulty code would work out another value there, or may: a guard that never holds is not missed where it is dropped. What no
probe of a fault tells of is as it was with that fault, and need not be asked to know it.
"""

from __future__ import annotations

import ast
import copy
import importlib
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from mutants import Fault, code_of, forget, functions

#: The name of the probes in the modules that are looked at.
_NAME = "_probes_"
_TIES: dict[type[ast.cmpop], str] = {ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}


class Probes:
    """Puts a probe of each fault into the functions that are loaded, in a fork of the process: ``told`` are the numbers of the faults that would have
    made another value, or may, since it was emptied."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.told: set[int] = set()
        #: The faults that have a probe; of others nothing is known.
        self.known: set[int] = set()
        modules: dict[str, list[tuple[int, Fault]]] = defaultdict(list)
        for n, fault in enumerate(faults):
            modules[fault.module].append((n, fault))
        for name, own in modules.items():
            module = importlib.import_module(name)
            setattr(module, _NAME, self)
            self._put(dict(functions(module)), own)
        forget()

    def _put(self, loaded: dict[str, Any], own: list[tuple[int, Fault]]) -> None:
        path, tree = own[0][1].path, own[0][1].tree
        assert all(fault.tree is tree for _, fault in own), "the faults of a module are of one tree"
        placing = _Placing(own, tree)
        placing.visit(tree)
        compiled = compile(ast.fix_missing_locations(tree), str(path), "exec")
        for name in {fault.function for _, fault in own}:
            code = code_of(compiled, name.split("."))
            if code is not None and code.co_freevars == loaded[name].__code__.co_freevars:
                loaded[name].__code__ = code
                self.known |= {n for n, fault in own if fault.function == name and n in placing.placed}

    # what stands in the code

    def run(self, number: int, value: Any) -> Any:
        """Any value would be another."""
        self.told.add(number)
        return value

    def true(self, number: int, value: Any) -> Any:
        """What holds would be another, or may."""
        if value:
            self.told.add(number)
        return value

    def false(self, number: int, value: Any) -> Any:
        """What does not hold would be another, or may."""
        if not value:
            self.told.add(number)
        return value

    def full(self, number: int, value: Any, empty: Any) -> Any:
        """What is not the empty value would be another."""
        if type(value) is not type(empty) or value != empty:
            self.told.add(number)
        return value

    def other(self, number: int, asked: bool, value: Any, instead: Callable[[], Any]) -> Any:
        """What the faulty code would have in its place is another; where only whether it holds is ``asked``, that it does or does not."""
        try:
            faulty = instead()
            same = bool(faulty) == bool(value) if asked else type(faulty) is type(value) and bool(faulty == value)
        except Exception:  # what the code never asks there may have no answer
            same = False
        if not same:
            self.told.add(number)
        return value

    def tie(self, number: int, how: str, left: Any, right: Any) -> Any:
        """Of two that are alike, which is more would be another."""
        if left == right:
            self.told.add(number)
        return getattr(operator, how)(left, right)


class _Placing(ast.NodeTransformer):
    """Puts probes beside the nodes that faults would change."""

    def __init__(self, own: Iterable[tuple[int, Fault]], tree: ast.AST) -> None:
        self.placed: set[int] = set()
        #: The nodes of which only whether they hold is asked.
        self.asked = set(map(id, _asked(tree)))
        self.wanted: dict[int, list[tuple[int, str]]] = defaultdict(list)
        #: What the faulty code has in the place of a value.
        self.instead: dict[int, ast.expr] = {}
        for n, fault in own:
            if isinstance(fault.node, ast.BoolOp):
                self.instead[n] = copy.deepcopy(ast.BoolOp(**{"op": fault.node.op, "values": fault.node.values, **fault.change}))
            if isinstance(fault.node, ast.Return):
                self.instead[n] = fault.change["value"]
            self.wanted[id(fault.node)].append((n, fault.what.partition(":")[0]))

    def visit(self, node: ast.AST) -> Any:
        """The node with the probes of its parts and its own."""
        wanted, was_asked = self.wanted.get(id(node), ()), id(node) in self.asked
        found: Any = super().visit(node) if isinstance(node, ast.match_case | ast.JoinedStr) else self.generic_visit(node)
        for n, what in wanted:
            self.placed.add(n)
            found = self._with(found, n, what, was_asked)
        return found

    def visit_match_case(self, node: ast.match_case) -> ast.match_case:
        """A pattern stays as it is: it is no expression."""
        node.guard = node.guard and self.visit(node.guard)
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        """What stands in a text stays as it is."""
        return node

    def _with(self, node: Any, n: int, what: str, was_asked: bool) -> Any:
        """The node with one fault's probe; others' may hold it already."""
        match what:
            case "comparison turned" if isinstance(node, ast.Compare) and type(node.ops[0]) in _TIES:
                return _call("tie", n, ast.Constant(_TIES[type(node.ops[0])]), node.left, node.comparators[0])
            case "condition dropped" | "and/or":
                return ast.Call(_method("other"), [ast.Constant(n), ast.Constant(was_asked), node, _later(self.instead[n])], [])
            case "guard dropped":
                node.test = _call("true", n, node.test)
            case "filter dropped":
                node.ifs = [_call("false", n, one) for one in node.ifs]
            case "return emptied":
                node.value = _call("full", n, node.value, self.instead[n])
            case _:
                return _call("run", n, node)
        return node


def _call(name: str, n: int, *values: ast.expr) -> ast.Call:
    return ast.Call(_method(name), [ast.Constant(n), *values], [])


def _method(name: str) -> ast.Attribute:
    return ast.Attribute(ast.Name(_NAME, ast.Load()), name, ast.Load())


def _later(value: ast.expr) -> ast.Lambda:
    """What is worked out only where it is asked for."""
    return ast.Lambda(ast.arguments([], [], None, [], [], None, []), value)


def _asked(tree: ast.AST) -> Iterable[ast.AST]:
    """The expressions of which only whether they hold is asked."""
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        match node:
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
                found.append(test)
            case ast.comprehension(ifs=ifs):
                found += ifs
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                found.append(operand)
            case ast.Call(func=ast.Name(id="any" | "all"), args=[ast.GeneratorExp(elt=elt)]):
                found.append(elt)
    for node in found:  # grows meanwhile
        if isinstance(node, ast.BoolOp):
            found += node.values
    return found
