"""Every text exists in every language with the same values, and every text is used."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from news.language import Language

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "texts" / "locales"
SPEAKERS = ("texts", "handlers", "delivery", "api")
ASKING = {"say", "plain", "catalogue", "button", "_ticked"}


class Variables(Visitor):
    """Names of the values that a text takes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def variables(node: BaseNode) -> frozenset[str]:
    visitor = Variables()
    visitor.visit(node)
    return frozenset(visitor.names)


def texts(source: str) -> dict[str, frozenset[str]]:
    """The values that each text of a Fluent file takes; a text that cannot be read fails."""
    body = FluentParser().parse(source).body
    assert [entry.content for entry in body if isinstance(entry, Junk)] == []
    found = [entry for entry in body if isinstance(entry, Message)]
    keys = [entry.id.name for entry in found]
    assert len(keys) == len(set(keys))
    return {entry.id.name: variables(entry) for entry in found}


def catalogue(language: Language) -> dict[str, frozenset[str]]:
    read: dict[str, frozenset[str]] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        found = texts(path.read_text("utf-8"))
        assert not read.keys() & found.keys()
        read |= found
    return read


def trees() -> Iterator[ast.AST]:
    for folder in SPEAKERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ast.parse(path.read_text("utf-8"))


def asked(tree: ast.AST) -> Iterator[str]:
    """Keys that the code asks a catalogue for by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and called(node) in ASKING:
            yield from constants(node.args[0])


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def mentioned(trees: Iterable[ast.AST]) -> tuple[set[str], set[str]]:
    """Every string of the code, and every beginning of a key that is put together."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.JoinedStr) and node.values:
            first = node.values[0]
            text = first.value if isinstance(first, ast.Constant) else ""
            if re.fullmatch(r"[a-z]+-[a-z-]*", str(text)):
                beginnings.add(str(text))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
    return whole, beginnings


@pytest.mark.parametrize("language", Language)
def test_every_language_has_every_text_with_the_same_values(language: Language) -> None:
    assert catalogue(language) == catalogue(Language.RU)


@pytest.mark.parametrize("language", Language)
def test_every_language_keeps_its_texts_in_the_same_files(language: Language) -> None:
    names = [{path.name for path in (LOCALES / each).iterdir()} for each in (language, "ru")]

    assert names[0] == names[1]


def test_every_text_that_the_code_asks_for_is_there() -> None:
    wanted = {key for tree in trees() for key in asked(tree) if "-" in key}

    assert wanted - catalogue(Language.RU).keys() == set()


def test_every_text_is_used() -> None:
    whole, beginnings = mentioned(trees())
    unused = {
        key
        for key in catalogue(Language.RU)
        if key not in whole and not key.startswith(tuple(beginnings))
    }

    assert unused == set()


def test_a_planted_missing_text_is_seen() -> None:
    assert list(asked(ast.parse("say('a-b' if x else 'c-d', n=1)"))) == ["a-b", "c-d"]
    assert list(asked(ast.parse("locale.button('e-f', Press())"))) == ["e-f"]


def test_a_planted_difference_of_values_is_seen() -> None:
    assert texts("a = { $x }")["a"] != texts("a = { $y ->\n *[other] b\n}")["a"]


def test_a_planted_broken_text_is_seen() -> None:
    with pytest.raises(AssertionError):
        texts("a = { $x")
