"""The list of commands."""

from collections.abc import Iterable

from news.role import Role
from texts.commands import menu
from texts.digest_actions import ShowDigest
from texts.first_minute_actions import ShowRuleLanguage
from texts.html import Html, lines, paragraphs
from texts.latest_actions import LatestPage
from texts.letter_actions import WriteLetter
from texts.locale import Locale
from texts.message import Message
from texts.navigation import to_home
from texts.settings_actions import ShowSettings
from texts.subscription_actions import ShowRubrics, ShowSubscriptions


def help_message(locale: Locale, role: Role) -> Message:
    """Everything the person may type, with examples, over the likeliest next steps."""
    say = locale.catalogue
    everyones = menu(say, Role.READER)
    own = [command for command in menu(say, role) if command not in everyones]
    text = paragraphs(say("help-title"), _listed(own), _listed(everyones), say("help-examples"))
    return Message(
        text,
        (
            (
                locale.button("to-all-news", LatestPage()),
                locale.button("to-rubrics", ShowRubrics()),
            ),
            (
                locale.button("to-subscriptions", ShowSubscriptions()),
                locale.button("to-digest", ShowDigest()),
            ),
            (locale.button("to-rules", ShowRuleLanguage(fresh=True)),),
            (locale.button("to-newsroom", WriteLetter()),),
            (locale.button("to-settings", ShowSettings()), to_home(locale)),
        ),
    )


def _listed(commands: Iterable[tuple[str, str]]) -> Html:
    return lines(*(Html(f"/{name} — {description}") for name, description in commands))
