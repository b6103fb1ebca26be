"""The card of a place: what the bot may do there, what it follows, and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from news.place import Chat, ManagedChat, Right
from news.subscriber import PlaceKind, Subscriber
from texts.html import Html, bold, joined, lines, link, paragraphs
from texts.language import LANGUAGE_NAMES
from texts.locale import Locale
from texts.manage import settings_of
from texts.manage_actions import Manage
from texts.message import Button, Message, Row
from texts.navigation import to_home
from texts.place_actions import (
    AskRemovePlace,
    CheckPlace,
    RemovePlace,
    ShowPlace,
    ShowPlaces,
    ShowTopicMap,
    WakePlace,
)
from texts.place_figure_actions import ShowPlaceFigures
from texts.place_links import mending_url
from texts.place_names import address, place_name
from texts.quiet import quiet_words
from texts.timetable import digest_times
from texts.timezone import zone_name

_HAS, _LACKS = "✓", "✗"


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place as its card shows it to the person ``seen_by``; it ``follows`` so many things.

    ``set_up_by`` is the name of whoever set it up, if they have one.
    """

    of: ManagedChat
    place: Subscriber
    seen_by: int
    follows: int = 0
    set_up_by: str | None = None


def place_card(locale: Locale, card: PlaceCard, now: datetime, note: str = "") -> Message:
    """The card; the ``note`` says what was just done."""
    local = replace(locale, zone=card.place.zone)
    chat, place = card.of.chat, card.place
    text = paragraphs(
        note,
        lines(bold(place_name(locale, card.of, place)), address(chat)),
        _state(locale, chat, place),
        lines(bold(locale.catalogue("places-may")), *_abilities(locale, chat))
        if chat.has_bot
        else "",
        lines(_follows(locale, card), *_settings(local, place, now)),
        _origin(local, card, now),
    )
    return Message(text, tuple(row for row in (*_mends(locale, chat), *_ways(locale, card)) if row))


def remove_question(locale: Locale, of: ManagedChat, place: Subscriber) -> Message:
    """Asks whether a place is to be one no more, and whether the bot is to go, too."""
    keep = (locale.button("places-keep", ShowPlace(place.id)),)
    stay = RemovePlace(place.id, leave=False)
    if place.thread_id:
        text = locale.catalogue("places-remove-topic-question")
        return Message(text, (keep, (locale.button("places-remove-topic", stay),)))
    where = place_name(locale, of, place)
    ways: list[Row] = [keep, (locale.button("places-remove-stay", stay),)]
    if of.chat.has_bot:
        leave = RemovePlace(place.id, leave=True)
        ways.append((locale.button("places-remove-leave", leave),))
    return Message(locale.catalogue("places-remove-question", where=where), tuple(ways))


def place_removed(locale: Locale, *, left: bool | None) -> Message:
    """Says that a place is one no more; ``left`` is whether the bot went, None if it stays."""
    keys = {None: "places-removed", True: "places-removed-left", False: "places-removed-not-left"}
    return Message(locale.catalogue(keys[left]), ((locale.button("places-back", ShowPlaces()),),))


def checked_note(locale: Locale, chat: Chat) -> Html:
    """Says what asking Telegram has come to."""
    is_whole = chat.has_bot and not _lacking(chat)
    return locale.catalogue("places-checked" if is_whole else "places-checked-missing")


def unchecked_toast(locale: Locale) -> str:
    """Says over the chat that Telegram has not told of the place."""
    return locale.catalogue.plain("places-unchecked")


def going_on_note(locale: Locale) -> Html:
    """Says that news come again, and what becomes of what was missed."""
    return locale.catalogue("places-going-on")


def abilities(chat: Chat) -> Iterator[tuple[str, Right | None, bool]]:
    """What the bot needs in a chat: its name, its right (None: to run it), and whether it has it.

    As an administrator it is sure to be told who else is one.
    """
    if chat.kind is PlaceKind.CHANNEL:
        yield "post", Right.SEND, Right.SEND in chat.rights
        return
    yield "send", Right.SEND, Right.SEND in chat.rights
    yield "photos", Right.PHOTOS, Right.PHOTOS in chat.rights
    yield "admin", None, chat.is_led
    if chat.is_forum:
        yield "topics", Right.TOPICS, Right.TOPICS in chat.rights


def _lacking(chat: Chat) -> list[tuple[str, Right | None]]:
    return [(name, right) for name, right, has in abilities(chat) if not has]


def _abilities(locale: Locale, chat: Chat) -> Iterator[Html]:
    for name, _, has in abilities(chat):
        yield joined(" ", [_HAS if has else _LACKS, locale.catalogue(f"places-right-{name}")])


def _state(locale: Locale, chat: Chat, place: Subscriber) -> Html:
    if not chat.has_bot:
        return locale.catalogue("places-no-bot")
    if place.active:
        return Html()
    return locale.catalogue("places-sleeps" if chat.may_write else "places-cannot-write")


def _follows(locale: Locale, card: PlaceCard) -> Html:
    own = locale.catalogue("places-follows", count=card.follows)
    topics = sum(bool(each.thread_id) for each in card.of.places)
    if card.place.thread_id or not topics:
        return own
    return lines(own, locale.catalogue("places-topics-follow", count=topics))


def _settings(locale: Locale, place: Subscriber, now: datetime) -> Iterator[Html]:
    say = locale.catalogue
    local = now.astimezone(place.zone)
    yield say("settings-language", name=LANGUAGE_NAMES[place.language])
    yield say("settings-zone", city=zone_name(locale, now), time=f"{local:%H:%M}")
    yield digest_times(locale, place, now)
    if place.quiet is None:
        yield say("settings-quiet-off")
    else:
        yield say("settings-quiet", hours=quiet_words(locale, place.quiet))
    yield say("manage-silent-on" if place.silent else "manage-silent-off")


def _origin(locale: Locale, card: PlaceCard, now: datetime) -> Html:
    chat = card.of.chat
    if chat.set_up_by is None or chat.set_up_at is None:
        return Html()
    moment = locale.moment(chat.set_up_at, now)
    if chat.set_up_by == card.seen_by:
        return locale.catalogue("places-set-up-by-you", moment=moment)
    somebody = link(locale.catalogue("places-somebody"), f"tg://user?id={chat.set_up_by}")
    who = joined("", [f"@{card.set_up_by}"]) if card.set_up_by else somebody
    return locale.catalogue("places-set-up-by", who=who, moment=moment)


def _mends(locale: Locale, chat: Chat) -> Iterator[Row]:
    if not chat.has_bot:
        url = mending_url(locale, chat, None)
        yield (Button(locale.catalogue.plain(f"places-make-{chat.kind}"), url=url),)
        return
    for name, right in _lacking(chat):
        url = mending_url(locale, chat, right)
        yield (Button(locale.catalogue.plain(f"places-mend-{name}"), url=url),)


def _ways(locale: Locale, card: PlaceCard) -> Iterator[Row]:
    place, chat = card.place, card.of.chat
    if not place.active and chat.may_write:
        yield (locale.button("places-go-on", WakePlace(place.id)),)
    if chat.is_forum and not place.thread_id:
        yield (locale.button("places-topic-map", ShowTopicMap(place.id)),)
    yield from settings_of(locale, place.id)
    yield (
        locale.button("places-manage", Manage(place.id)),
        locale.button("place-figures", ShowPlaceFigures(place.id)),
    )
    yield (
        locale.button("places-check", CheckPlace(place.id)),
        locale.button("places-remove", AskRemovePlace(place.id)),
    )
    yield (locale.button("places-back", ShowPlaces()), to_home(locale))
