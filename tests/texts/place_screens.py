"""The screens about groups, topics and channels."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from news.figure import OF_A_PLACE
from news.place import NO_RIGHT, Chat, ManagedChat, Right, Topic
from news.quiet import QuietHours
from news.rubric import Rubric
from news.subscriber import PlaceKind, Subscriber
from news.subscription import Timing
from news.topic_map import MapLine, Stopped
from tests.texts.people import NOW
from texts import place_card, place_figures, place_news, place_trouble, places, topic_map
from texts.locale import Locale
from texts.manage import to_card
from texts.message import Message
from texts.pages import Pages
from texts.place_card import PlaceCard
from texts.place_trouble import PlaceFault, PlaceTrouble

LONG = "Очень длинное название " * 9
GROUP = Chat(-1001, "supergroup", "Двор", NOW, is_forum=True, standing="administrator")
GROUP = replace(GROUP, rights=~NO_RIGHT, set_up_by=2**52, set_up_at=NOW)
CHANNEL = Chat(-1002, "channel", LONG, NOW, username="n" * 32, standing="administrator")
OUT = replace(GROUP, standing="kicked", rights=NO_RIGHT, left_at=NOW, title="Дом <b>&")
MEMBER = replace(GROUP, standing="member", rights=NO_RIGHT, set_up_by=None)
TOPIC = 2**40


def screens(locale: Locale, reader: Subscriber, rubrics: tuple[Rubric, ...]) -> Iterator[Message]:
    """All of them."""
    looked_after = [_with_places(chat, reader) for chat in (GROUP, CHANNEL, OUT, MEMBER)]
    for page in (1, 2, 99):
        yield places.places_page(locale, looked_after * 4, page)
    yield places.places_page(locale, ())
    topics = list(looked_after[0].places[1:])
    many = replace(looked_after[0], places=[looked_after[0].places[0], *topics * 9])
    for of in (many, replace(many, places=many.places[1:])):
        yield places.places_page(locale, [of])
        for page in (1, 2, 99):
            yield places.topics_page(locale, of, page)
    yield places.keys_offered(locale)
    yield places.keys_gone(locale)
    yield places.keys_used(locale)
    for of in looked_after:
        yield from _of_place(locale, of)
    yield from _troubles(locale)
    yield from _maps(locale, rubrics)


def toasts(locale: Locale) -> Iterator[str]:
    """All of them."""
    yield place_card.unchecked_toast(locale)


def _with_places(chat: Chat, reader: Subscriber) -> ManagedChat:
    whole = replace(reader, chat_id=chat.chat_id, kind=chat.kind, active=chat.has_bot)
    quiet = QuietHours(time(23), time(7))
    topic = replace(whole, kind=PlaceKind.TOPIC, thread_id=TOPIC, silent=True, quiet=quiet)
    unknown = replace(topic, thread_id=TOPIC + 1, active=False)
    topics = [Topic(chat.chat_id, TOPIC, LONG)]
    return ManagedChat(chat, [whole, *([topic, unknown] if chat.is_forum else [])], topics)


def _of_place(locale: Locale, of: ManagedChat) -> Iterator[Message]:
    chat = of.chat
    for place in of.places:
        for card in (
            PlaceCard(of, place, seen_by=2**52, follows=0),
            PlaceCard(of, place, seen_by=7, follows=12_345, set_up_by="n" * 32),
            PlaceCard(of, place, seen_by=7, follows=1),
        ):
            note = places.place_added(locale, chat, is_first=card.follows == 0)
            yield place_card.place_card(locale, card, NOW, note)
            yield place_card.place_card(locale, card, NOW, place_card.checked_note(locale, chat))
        yield place_card.remove_question(locale, of, place)
        yield place_news.topic_rests(locale, of, place)
        yield topic_map.no_forum(locale, place.id)
    for number in (0, 3, 10**9):
        yield from _figures(locale, of, number)
    for left in (None, True, False):
        yield place_card.place_removed(locale, left=left)
    yield place_news.bot_out(locale, of)
    yield place_news.bot_back(locale, of)
    yield place_news.fell_asleep(locale, of)
    for lost in (Right.SEND | Right.PHOTOS, Right.TOPICS, Right.PHOTOS | Right.TOPICS):
        yield place_news.rights_lost(locale, of, lost)
    yield place_news.authority_lost(locale, chat)
    yield place_news.nobody_left(locale, chat)
    yield place_news.hello(locale)
    yield place_news.paired(locale)


def _figures(locale: Locale, of: ManagedChat, number: int) -> Iterator[Message]:
    counted = {days: Counter(dict.fromkeys(OF_A_PLACE, number)) for days in (7, 30)}
    listed = [(of, place) for place in of.places]
    for place in of.places:
        back = to_card(locale, place.id)
        yield place_figures.place_figures(locale, of, place, counted, back)
        sent = {place.id: number}
        for page in (1, 2, 9):
            yield place_figures.figures_of_places(locale, listed, sent, Pages.of(70, page))


def _troubles(locale: Locale) -> Iterator[Message]:
    yield place_trouble.not_understood(locale, "<b>&" + "ы" * 900)
    for fault in PlaceFault:
        for chat in (GROUP, CHANNEL):
            for chat_id in (None, chat.chat_id):
                trouble = PlaceTrouble(fault, chat_id, chat.kind, chat)
                yield place_trouble.place_trouble(locale, trouble, "nonce")


def _maps(locale: Locale, rubrics: tuple[Rubric, ...]) -> Iterator[Message]:
    new = [MapLine(each, each.name(locale.catalogue.language)) for each in rubrics]
    taken = [replace(line, thread_id=17) for line in new]
    done = [
        replace(line, timing=timing) for line, timing in zip(taken, [*Timing] * 2, strict=False)
    ]
    doubtful = [replace(line, in_doubt=True) for line in new]
    unseen = [replace(line, unseen=True) for line in new]
    for drawn in ([], new, [*new, *taken, *done], done, [*done, *doubtful], doubtful, unseen):
        yield topic_map.topic_map(locale, 2**53, drawn)
        for stopped in (None, *Stopped):
            note = topic_map.made_note(locale, len(drawn), 12_345, stopped)
            yield topic_map.topic_map(locale, 2**53, drawn, note)
