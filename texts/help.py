"""The list of commands."""

from texts.actions import LatestPage, ShowDigest, ShowRubrics, ShowSubscriptions
from texts.commands import Role, menu
from texts.html import Html, lines, paragraphs
from texts.locale import Locale
from texts.message import Message


def help_message(locale: Locale, role: Role) -> Message:
    """Everything the person may type, with examples, over the likeliest next steps."""
    say = locale.catalogue
    listed = [Html(f"/{name} — {description}") for name, description in menu(say, role)]
    text = paragraphs(say("help-title"), lines(*listed), say("help-examples"))
    return Message(
        text,
        (
            (
                locale.button("to-latest", LatestPage()),
                locale.button("to-rubrics", ShowRubrics()),
            ),
            (
                locale.button("to-subscriptions", ShowSubscriptions()),
                locale.button("to-digest", ShowDigest()),
            ),
        ),
    )
