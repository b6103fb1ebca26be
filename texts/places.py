"""The places that a person looks after, and adding one."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from news.place import Chat, ManagedChat
from news.subscriber import PlaceKind, Subscriber
from texts.html import Html, bold, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, ChatWanted, Key, Message, in_rows
from texts.navigation import to_home
from texts.pages import Pages
from texts.place_actions import AddPlace, ShowPlace, ShowPlaces, ShowTopics
from texts.place_links import TO_A_CHANNEL, TO_A_FORUM, TO_A_GROUP
from texts.place_names import chat_label, chat_name, place_label, place_name, topic_name

TOPICS_A_PAGE = 12
WANTED: Final = {
    "group": ChatWanted(1, is_channel=False, rights=TO_A_GROUP, is_forum=False),
    "forum": ChatWanted(2, is_channel=False, rights=TO_A_FORUM, is_forum=True),
    "channel": ChatWanted(3, is_channel=True, rights=TO_A_CHANNEL),
}
"""The keys that choose a chat. Their numbers come back when one is chosen, a day later, too."""


def places_page(locale: Locale, found: Sequence[ManagedChat], page: int = 1) -> Message:
    """A page, from 1, of the groups and channels; the topics of a group are told by their number.

    A topic alone, in a group that follows nothing as a whole, stands for its group.
    """
    say = locale.catalogue
    ways = (locale.button("places-add", AddPlace()), to_home(locale))
    listed = [of for of in found if of.places]
    if not listed:
        return Message(paragraphs(bold(say("places-title")), say("places-none")), (ways,))
    pages = Pages.of(len(listed), page)
    shown = pages.shown(listed)
    text = paragraphs(
        pages.title(locale, "places-title"), lines(*(_line(locale, of) for of in shown))
    )
    rows = [(_opening(of),) for of in shown]
    turns = pages.turns(locale, ShowPlaces)
    return Message(text, tuple(row for row in (*rows, turns, ways) if row))


def topics_page(locale: Locale, of: ManagedChat, page: int = 1) -> Message:
    """A page, from 1, of the topics of a group that follow the news. Raises ValueError if none."""
    topics = [place for place in of.places if place.thread_id]
    if not topics:
        raise ValueError(f"no topics in {of.chat.chat_id}")
    pages = Pages.of(len(topics), page, TOPICS_A_PAGE)
    shown = pages.shown(topics)
    text = paragraphs(
        chat_name(locale, of.chat),
        pages.title(locale, "places-topics-title"),
        lines(
            *(
                _state(locale, topic_name(locale, of, each), [each])
                for each in shown
                if not each.active
            )
        ),
    )
    whole = of.places[0]
    back = (
        locale.button("places-back", ShowPlaces())
        if whole.thread_id
        else locale.button("places-to-card", ShowPlace(whole.id))
    )
    rows = in_rows((Button(place_label(of, each), ShowPlace(each.id)) for each in shown), 2)
    turns = pages.turns(locale, partial(ShowTopics, whole.id))
    return Message(text, tuple(row for row in (*rows, turns, (back,)) if row))


def keys_offered(locale: Locale) -> Message:
    """Offers the keys that choose a group or a channel: Telegram shows those that fit."""
    plain = locale.catalogue.plain
    keys = [Key(plain(f"places-key-{name}"), asks_chat=chat) for name, chat in WANTED.items()]
    cancel = Key(plain("places-key-cancel"))
    return Message(locale.catalogue("places-ask"), keys=(*keys, cancel))


def keys_gone(locale: Locale) -> Message:
    """Takes the keys away: nothing is added."""
    return Message(locale.catalogue("places-keys-gone"), keys=())


def keys_used(locale: Locale) -> Message:
    """Takes the keys away; what has come of it stands below, under buttons of its own."""
    return Message(locale.catalogue("places-keys-used"), keys=())


def cancels_adding(text: str, locale: Locale) -> bool:
    """Whether somebody has pressed the key that adds nothing."""
    return text.strip() == locale.catalogue.plain("places-key-cancel")


def place_added(locale: Locale, chat: Chat, *, is_first: bool) -> str:
    """Says that a place has been set up, and what is left to be done."""
    say = locale.catalogue
    done = say("places-added" if is_first else "places-added-again", kind=chat.kind)
    needs_forum = chat.kind is PlaceKind.GROUP and not chat.is_forum
    return paragraphs(done, say("places-need-forum") if needs_forum else "")


def _line(locale: Locale, of: ManagedChat) -> Html:
    """A chat by its name, with the number of its topics; or the only topic of it."""
    if len(of.places) == 1:
        return _state(locale, place_name(locale, of, of.places[0]), of.places)
    topics = sum(bool(place.thread_id) for place in of.places)
    counted = locale.catalogue("stats-places-topic", count=topics)
    return _state(locale, joined(" · ", [chat_name(locale, of.chat), counted]), of.places)


def _state(locale: Locale, name: str, places: Sequence[Subscriber]) -> Html:
    awake = any(place.active for place in places)
    return joined(" · ", [name, "" if awake else locale.catalogue("places-asleep")])


def _opening(of: ManagedChat) -> Button:
    """Opens the card of a chat; the list of its topics where only those follow the news."""
    first = of.places[0]
    if len(of.places) == 1:
        return Button(place_label(of, first), ShowPlace(first.id))
    opens = ShowTopics(first.id) if first.thread_id else ShowPlace(first.id)
    return Button(chat_label(of.chat), opens)
