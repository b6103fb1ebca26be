"""No sign says anything alone: a word stands beside each, in every string and on every button."""

import re
import unicodedata

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message as Entry

from news.language import Language
from tests.texts.people import LOCALES, buttons, seen
from tests.texts.screens import every_screen
from texts.catalogue import LOCALES as FOLDER

ARROWS = "‹›«»→"


def is_sign(character: str) -> bool:
    return unicodedata.category(character) == "So" and character not in "№©°\ufffd"


def has_words(text: str) -> bool:
    return re.search(r"\w\w|\d", text) is not None


@pytest.mark.parametrize("language", Language)
def test_every_string_with_a_sign_has_words(language: Language) -> None:
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if not isinstance(entry, Entry) or entry.span is None:
                continue
            # What is put in for a placeable is words, or is checked where it comes from.
            for line in path.read_text("utf-8")[entry.span.start : entry.span.end].split("\n"):
                if any(is_sign(each) or each in ARROWS for each in line):
                    said = line.partition(" = ")[2] or line
                    assert has_words(said), f"{path.name}: {line}"


@pytest.mark.parametrize("language", Language)
def test_every_label_and_every_line_with_a_sign_has_words(language: Language) -> None:
    for screen in every_screen(LOCALES[language]):
        for button in buttons(screen):
            assert has_words(button.label), button.label
        for line in seen(screen).split("\n"):
            if any(map(is_sign, line)):
                assert has_words(line), line
