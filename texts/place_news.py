"""What those who run a place are told of it, and what is said in a group itself."""

from collections.abc import Sequence
from dataclasses import replace

from news.dispatch import Reason
from news.place import Chat, ManagedChat, Right
from news.subscriber import Subscriber
from texts.locale import Locale
from texts.message import Button, Message, Rows
from texts.place_actions import ShowPlace, WakePlace
from texts.place_names import chat_name, place_name

_NAMES = {Right.SEND: "send", Right.PHOTOS: "photos", Right.TOPICS: "topics"}


def bot_out(locale: Locale, of: ManagedChat) -> Message:
    """The bot was taken out of a chat."""
    return _told(locale, "places-news-out", of)


def bot_back(locale: Locale, of: ManagedChat) -> Message:
    """The bot is in a chat again whose places sleep: whether to go on is asked."""
    return _asked(locale, "places-news-back", of)


def fell_asleep(locale: Locale, of: ManagedChat) -> Message:
    """Telegram has refused a post, and says that the bot may write: whether to go on is asked."""
    return _asked(locale, "places-news-asleep", of)


def rights_lost(locale: Locale, of: ManagedChat, lost: Right) -> Message:
    """The bot may no longer do something that is needed in a chat."""
    if Right.SEND in lost:
        return _told(locale, "places-news-mute", of)
    names = [locale.catalogue.plain(f"places-right-{_NAMES[each]}") for each in lost]
    return _told(locale, "places-news-lost", of, rights=", ".join(names))


def authority_lost(locale: Locale, chat: Chat) -> Message:
    """The person no longer runs the chat."""
    return Message(
        locale.catalogue("places-news-authority", where=chat_name(locale, chat)), silent=False
    )


def nobody_left(locale: Locale, chat: Chat) -> Message:
    """Nobody whom the bot knows runs the chat any more."""
    return Message(
        locale.catalogue("places-news-orphan", where=chat_name(locale, chat)), silent=False
    )


def topic_rests(locale: Locale, of: ManagedChat, place: Subscriber) -> Message:
    """Nothing can be written in a topic; General is the group itself."""
    key = "places-news-topic-rests" if place.thread_id else "places-news-general-rests"
    text = locale.catalogue(key, where=place_name(locale, of, place))
    return Message(text, _card(locale, [place]), silent=False)


def place_rests(locale: Locale, of: ManagedChat, place: Subscriber, reason: Reason) -> Message:
    """Telegram takes nothing for a topic, or for all of a chat."""
    if reason is Reason.TOPIC_CLOSED:
        return topic_rests(locale, of, place)
    return rights_lost(locale, of, Right.SEND)


def hello(locale: Locale) -> Message:
    """Says in a group that the bot was just added to what is to be done."""
    button = Button(locale.catalogue.plain("places-hello-button"), url=locale.places_url)
    return Message(locale.catalogue("places-hello"), ((button,),))


def paired(locale: Locale) -> Message:
    """Says in a group that news will come."""
    return Message(locale.catalogue("places-paired"))


def _asked(locale: Locale, key: str, of: ManagedChat) -> Message:
    told = _told(locale, key, of)
    if not of.places:
        return told
    go_on = locale.button("places-go-on", WakePlace(of.places[0].id))
    return replace(told, buttons=((go_on,), *told.buttons))


def _told(locale: Locale, key: str, of: ManagedChat, **values: str) -> Message:
    text = locale.catalogue(key, where=chat_name(locale, of.chat), **values)
    return Message(text, _card(locale, of.places), silent=False)


def _card(locale: Locale, places: Sequence[Subscriber]) -> Rows:
    if not places:
        return ()
    return ((locale.button("places-open", ShowPlace(places[0].id, fresh=True)),),)
