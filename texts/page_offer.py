"""The offer to make an article of a page that an editor sent the link to."""

from texts.html import Html, escape, joined, lines
from texts.locale import Locale
from texts.message import Message
from texts.plain import signed_line
from texts.source_actions import FetchPage

_SIGN = "🔗 "


def page_offer(locale: Locale, link: str) -> Message:
    """Asks whether to fetch the page; the link stands in the message, for it may be long."""
    text = lines(_linked(link), locale.catalogue("page-offer"))
    return Message(text, ((locale.button("page-fetch", FetchPage()),),))


def page_taken(locale: Locale, link: str) -> Message:
    """The same once it has been done."""
    return Message(lines(_linked(link), locale.catalogue("page-taken")))


def offered_link(text: str | None) -> str | None:
    """The link that an offer with this visible text was made for; None for other texts."""
    return signed_line(text, _SIGN)


def _linked(link: str) -> Html:
    return joined("", [_SIGN, escape(link)])
