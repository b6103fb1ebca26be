import re

import pytest

from news.language import Language
from news.role import Role
from tests.texts.people import CATALOGUES, LOCALES, seen
from tests.texts.screens import every_screen, every_toast
from texts.commands import menu

LONGEST_TOAST = 200


@pytest.mark.parametrize("language", Language)
def test_telegram_takes_every_screen(language: Language) -> None:
    for message in every_screen(LOCALES[language]):
        text = seen(message)

        assert not re.search(r"\{|\}|\$|None|  ", text.replace("\ufffd", "")), text


@pytest.mark.parametrize("language", Language)
def test_every_toast_fits_over_the_chat(language: Language) -> None:
    for toast in every_toast(LOCALES[language]):
        assert 0 < len(toast) <= LONGEST_TOAST
        assert "<" not in toast


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("role", Role)
def test_telegram_takes_every_menu(language: Language, role: Role) -> None:
    for name, description in menu(CATALOGUES[language], role):
        assert re.fullmatch("[a-z0-9_]{1,32}", name)
        assert 1 <= len(description) <= 256


def test_a_readers_menu_gives_no_hint_of_the_newsroom() -> None:
    names = {name for name, _ in menu(CATALOGUES[Language.RU], Role.READER)}

    assert not names & {"post", "stats", "stop", "continue", "editors"}
