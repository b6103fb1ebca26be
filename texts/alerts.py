"""What the people who run the bot must know at once."""

from texts.actions import ContinueSending
from texts.html import paragraphs
from texts.locale import Locale
from texts.message import Message


def dispatch_halted(locale: Locale, description: str) -> Message:
    """The same refusal from many chats: one article's sending stands still."""
    return Message(
        paragraphs(
            locale.catalogue("alert-dispatch"), locale.catalogue("alert-cause", cause=description)
        ),
        silent=False,
    )


def bulk_halted(locale: Locale, reason: str) -> Message:
    """No bulk send goes to anybody until somebody has looked."""
    row = (locale.button("flight-continue", ContinueSending()),)
    return Message(
        paragraphs(locale.catalogue("alert-bulk"), locale.catalogue("alert-cause", cause=reason)),
        (row,),
        silent=False,
    )
