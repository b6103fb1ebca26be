"""The catalogues keep their languages' marks, plurals and words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Identifier,
    Message,
    NumberLiteral,
    SelectExpression,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from news.language import Language

LOCALES = Path(__file__).parents[2] / "texts" / "locales"
# https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
CATEGORIES = {
    Language.RU: {"one", "few", "many", "other"},
    Language.BE: {"one", "few", "many", "other"},
    Language.EN: {"one", "other"},
}
DEFAULTS = {"many", "other"}
ALL_CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
# "Not more than" takes the genitive in Russian, whose plural is one, and the accusative here.
NOT_MORE_THAN = {"limit-is", "saved-too-many"}
FOREIGN_MARKS = {Language.RU: "“”„‘’", Language.BE: "“”„‘", Language.EN: "«»„'"}
# What is typed and what is a sign of the rule language: no marks of the sentence.
TYPED = re.compile(r"<code>.*?</code>", re.DOTALL)
FOREIGN_LETTERS = {
    Language.RU: "ІіЎў",
    Language.BE: "ИиЩщЪъ",
    Language.EN: "АаБбВвГгДдЕеЖжЗзИиКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЭэЮюЯя",
}


class Text(Visitor):
    """What a message says, and between what it chooses by which value."""

    def __init__(self, entry: Message) -> None:
        super().__init__()
        self.said = ""
        self.choices: dict[str, list[str]] = {}
        self.defaults: list[str] = []
        self.visit(entry)

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802
        self.said += node.value

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        assert isinstance(node.selector, VariableReference)
        keys = [_key(variant.key) for variant in node.variants]
        self.choices.setdefault(node.selector.id.name, []).extend(keys)
        self.defaults += [_key(variant.key) for variant in node.variants if variant.default]
        self.generic_visit(node)


def _key(key: Identifier | NumberLiteral) -> str:
    return key.name if isinstance(key, Identifier) else key.value


def entries(language: Language) -> Iterator[tuple[str, Text]]:
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, Message):
                yield entry.id.name, Text(entry)


def is_plural(keys: list[str]) -> bool:
    return bool(ALL_CATEGORIES & set(keys) - DEFAULTS)


def complaints(language: Language, text: Text) -> Iterator[str]:
    """What is wrong with a message, whatever the others say."""
    for keys in filter(is_plural, text.choices.values()):
        named = {key for key in keys if not key.isdecimal()}
        if named - CATEGORIES[language]:
            yield f"no such plural: {named - CATEGORIES[language]}"
        if "one" not in named or not named & DEFAULTS:
            yield f"plurals are missing: {keys}"
        if "few" in named and not named & {"many", "other"}:
            yield f"many is missing: {keys}"
    said = TYPED.sub("", text.said)
    if marks := set(FOREIGN_MARKS[language]) & set(said):
        yield f"quotation marks of another language: {marks}"
    if '"' in re.sub(r'^"[^"]*"$', "", said):
        yield "straight quotation marks"
    if letters := set(FOREIGN_LETTERS[language]) & set(said):
        yield f"letters of another language: {letters}"
    if "!" in said:
        yield "an exclamation mark"
    if language is Language.EN and re.search(r"(?<!/)\brubrics?\b", said, re.IGNORECASE):
        yield "a rubric is a section in English"


@pytest.mark.parametrize("language", Language)
def test_every_text_keeps_to_its_language(language: Language) -> None:
    found = {key: [*complaints(language, text)] for key, text in entries(language)}

    assert {key: wrong for key, wrong in found.items() if wrong} == {}


def test_russian_and_belarusian_count_alike() -> None:
    told = [dict(entries(language)) for language in (Language.RU, Language.BE)]
    few = [
        {
            (key, value)
            for key, text in each.items()
            for value, keys in text.choices.items()
            if "few" in keys
        }
        for each in told
    ]

    assert {key for key, _ in few[0] ^ few[1]} == NOT_MORE_THAN


def test_what_is_chosen_by_a_word_is_chosen_alike_in_english() -> None:
    russian, english = dict(entries(Language.RU)), dict(entries(Language.EN))
    for key, text in russian.items():
        for value, keys in text.choices.items():
            if not is_plural(keys) and not set(keys) & {"0", "1"}:
                assert set(english[key].choices[value]) == set(keys), key


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (Language.RU, "a = { $n ->\n [one] один\n [two] два\n *[many] много\n}"),
        (Language.BE, "a = { $n ->\n [few] некалькі\n *[many] шмат\n}"),
        (Language.RU, "a = “да”"),
        (Language.BE, "a = «ищи»"),
        (Language.EN, "a = «yes»"),
        (Language.EN, 'a = say "yes"'),
        (Language.EN, "a = Your rubrics"),
        (Language.EN, "a = Done!"),
    ],
)
def test_a_planted_slip_is_seen(language: Language, message: str) -> None:
    (entry,) = FluentParser().parse(message + "\n").body
    assert isinstance(entry, Message)

    assert [*complaints(language, Text(entry))] != []


def test_what_is_typed_may_have_the_signs_of_commands() -> None:
    (entry,) = FluentParser().parse('a = Type <code>"two words"</code>, then /rubrics\n').body
    assert isinstance(entry, Message)

    assert [*complaints(Language.EN, Text(entry))] == []
