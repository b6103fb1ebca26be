"""The screens on which a person speaks for a place, and those of a place itself."""

from collections.abc import Iterator
from dataclasses import replace

from news.place import Authority, Chat
from news.subscriber import PlaceKind, Subscriber
from tests.texts.people import NOW
from texts import manage
from texts.locale import Locale
from texts.manage import NamedPlace
from texts.message import Message
from texts.place_settings import place_settings, silent_toast

TITLE = "Очень длинное имя группы & «её» канала " * 10
CHATS = (Chat(-1001, "supergroup", TITLE, NOW), Chat(-1002, "channel", TITLE, NOW))
REFUSALS = [each for each in Authority if each is not Authority.GRANTED]


def manage_screens(locale: Locale, reader: Subscriber, typed: str) -> Iterator[Message]:
    """All of them; ``typed`` is what names no place."""
    named = places_of(reader)
    for current in (None, *named):
        for page in (1, 2, 99):
            yield manage.managing(locale, named * 4, current, page)
    yield manage.managing(locale, (), None)
    for each in named:
        yield manage.speaks_for(locale, each)
        yield manage.headed(locale, manage.speaks_for_oneself(locale), each)
        for chat in CHATS:
            for why in REFUSALS:
                yield manage.refusal(locale, why, each.named(locale), chat)
        yield manage.authority_lost(locale, each.named(locale))
        for silent in (True, False):
            yield place_settings(locale, replace(each.place, silent=silent), NOW)
    yield manage.place_gone(locale)
    yield manage.unknown_place(locale, typed)
    yield manage.person_meant(locale)
    for untold in (Authority.NO_ANSWER, Authority.NO_BOT, None):
        yield manage.place_untold(locale, untold)
    yield manage.sends_to_place(locale)
    for topic in (True, False):
        yield manage.group_help(locale, topic=topic)
    yield manage.confirmation(locale, f"/subscribe {typed}", 2**31)
    yield manage.confirmed(locale)
    yield manage.confirmed_late(locale)


def manage_toasts(locale: Locale, reader: Subscriber) -> Iterator[str]:
    for each in places_of(reader):
        for why in REFUSALS:
            yield manage.refusal_toast(locale, why, each.named(locale))
    for silent in (True, False):
        yield silent_toast(locale, silent=silent)
    for said in (
        *(manage.place_gone_toast, manage.only_managers_toast),
        *(manage.open_again_toast, manage.channel_toast),
    ):
        yield said(locale)


def places_of(reader: Subscriber) -> tuple[NamedPlace, ...]:
    """A place of each kind, with long names and without any."""
    channel = replace(reader, id=2**40, kind=PlaceKind.CHANNEL)
    group = replace(reader, id=2, kind=PlaceKind.GROUP)
    topic = replace(reader, id=3, kind=PlaceKind.TOPIC, thread_id=2**31)
    return (
        *(NamedPlace(channel, TITLE), NamedPlace(group, ""), NamedPlace(topic, TITLE, TITLE)),
        NamedPlace(topic, TITLE),
    )
