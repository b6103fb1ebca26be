"""What the home screen opens in its own place leads back to it."""

import pytest

from news.language import Language
from news.page import Page
from news.role import Role
from news.saved import SavedPage
from tests.texts.people import LOCALES, NOW, SOCIETY, buttons
from tests.texts.screens import held, subscriber
from texts.first_minute_actions import ShowHome
from texts.help import help_message
from texts.latest import latest_page
from texts.message import Message
from texts.rubrics import rubrics_message
from texts.saved import saved_page
from texts.settings import settings_screen
from texts.subscriptions import subscriptions_page


def opened_from_home(language: Language) -> list[Message]:
    locale, reader, one = LOCALES[language], subscriber(), held()
    return [
        latest_page(locale, Page((), 0, 0), NOW),
        subscriptions_page(locale, (), reader, NOW),
        subscriptions_page(locale, (one,), reader, NOW),
        rubrics_message(locale, (SOCIETY,), (one,), reader),
        settings_screen(locale, reader, (one,), NOW),
        saved_page(locale, SavedPage((), 1, 0), NOW),
        help_message(locale, Role.READER),
    ]


@pytest.mark.parametrize("language", Language)
def test_what_the_home_screen_opens_leads_back(language: Language) -> None:
    for message in opened_from_home(language):
        assert ShowHome() in [each.action for each in buttons(message)], message.text
