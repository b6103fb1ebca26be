"""Why a chat cannot be a place yet, and what mends that."""

from dataclasses import dataclass
from enum import StrEnum

from news.place import Chat
from news.subscriber import PlaceKind
from texts.html import Html
from texts.locale import Locale
from texts.message import Button, Message, Row
from texts.place_actions import AddPlace, CheckChat
from texts.place_links import adding_url
from texts.place_names import chat_name


class PlaceFault(StrEnum):
    """What is in the way."""

    NO_BOT = "no-bot"
    """The bot is not in the chat; Telegram Desktop does not add it."""
    NO_RIGHT = "no-right"
    """The bot may not write there."""
    UNTOLD = "untold"
    """Telegram tells the bot of people only once it is an administrator."""
    NO_AUTHORITY = "no-authority"
    """Whoever asks does not run the chat."""
    NO_ANSWER = "no-answer"
    NOT_FOUND = "not-found"
    INVITATION = "invitation"
    """A link that invites to a private chat: it opens it to people only."""
    PERSON = "person"
    """It is no group and no channel."""


@dataclass(frozen=True, slots=True)
class PlaceTrouble:
    """What is in the way of a chat: by its id, and as Telegram describes it where it does."""

    fault: PlaceFault
    chat_id: int | None = None
    kind: PlaceKind = PlaceKind.GROUP
    chat: Chat | None = None


_ADDED_BY_LINK = (PlaceFault.NO_BOT, PlaceFault.NO_RIGHT, PlaceFault.UNTOLD)


def place_trouble(locale: Locale, trouble: PlaceTrouble, nonce: str) -> Message:
    """Says what is in the way, over what mends it; the ``nonce`` is for a link to a group."""
    rows: list[Row] = []
    if trouble.fault in _ADDED_BY_LINK:
        url = adding_url(locale, trouble.kind, nonce)
        key = f"places-make-{trouble.kind}" if trouble.fault is PlaceFault.NO_BOT else None
        rows.append((Button(locale.catalogue.plain(key or "places-make-admin"), url=url),))
    if trouble.chat_id is not None and trouble.fault is not PlaceFault.PERSON:
        again = CheckChat(trouble.chat_id, trouble.kind is PlaceKind.CHANNEL)
        rows.append((locale.button("places-check", again),))
    else:
        rows.append((locale.button("places-add", AddPlace()),))
    return Message(_told(locale, trouble), tuple(rows))


def not_understood(locale: Locale, typed: str) -> Message:
    """Says that what was typed names no place."""
    text = locale.catalogue("places-typed", typed=typed)
    return Message(text, ((locale.button("places-add", AddPlace()),),))


def _told(locale: Locale, trouble: PlaceTrouble) -> Html:
    say, fault = locale.catalogue, trouble.fault
    where = chat_name(locale, trouble.chat) if trouble.chat else ""
    match fault:
        case PlaceFault.NO_BOT:
            return say(f"places-trouble-no-bot-{trouble.kind}")
        case PlaceFault.NO_RIGHT:
            is_channel = trouble.kind is PlaceKind.CHANNEL
            right = say.plain("places-right-post" if is_channel else "places-right-send")
            return say("places-trouble-no-right", where=where, right=right)
        case PlaceFault.UNTOLD:
            return say("places-trouble-untold", where=where)
        case PlaceFault.NO_AUTHORITY:
            return say(f"places-trouble-no-authority-{trouble.kind}", where=where)
    return say(f"places-trouble-{fault}")
