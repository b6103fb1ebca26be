"""The places that a person looks after, and adding one."""

from collections.abc import Sequence
from typing import Final

from news.place import Chat, ManagedChat
from news.subscriber import PlaceKind, Subscriber
from texts.html import Html, bold, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, ChatWanted, Key, Message
from texts.navigation import to_home
from texts.pages import Pages
from texts.place_actions import AddPlace, ShowPlace, ShowPlaces
from texts.place_links import TO_A_CHANNEL, TO_A_FORUM, TO_A_GROUP
from texts.place_names import place_label, place_name, topic_name

WANTED: Final = {
    "group": ChatWanted(1, is_channel=False, rights=TO_A_GROUP, is_forum=False),
    "forum": ChatWanted(2, is_channel=False, rights=TO_A_FORUM, is_forum=True),
    "channel": ChatWanted(3, is_channel=True, rights=TO_A_CHANNEL),
}
"""The keys that choose a chat. Their numbers come back when one is chosen, a day later, too."""

_Listed = tuple[ManagedChat, Subscriber]


def places_page(locale: Locale, found: Sequence[ManagedChat], page: int = 1) -> Message:
    """A page, from 1, of the places; each topic stands below its group."""
    say = locale.catalogue
    add = (locale.button("places-add", AddPlace()),)
    listed = [(of, place) for of in found for place in of.places]
    if not listed:
        text = paragraphs(bold(say("places-title")), say("places-none"))
        return Message(text, (add, (to_home(locale),)))
    pages = Pages.of(len(listed), page)
    shown = pages.shown(listed)
    text = paragraphs(
        pages.title(locale, "places-title"),
        lines(*(_line(locale, *pair) for pair in zip([None, *shown], shown, strict=False))),
        say("places-some"),
    )
    rows = [(Button(place_label(of, place), ShowPlace(place.id)),) for of, place in shown]
    turns = pages.turns(locale, ShowPlaces)
    return Message(text, (*rows, *((turns,) if turns else ()), add, (to_home(locale),)))


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
    """Takes the keys away: what has come of it is said below."""
    return Message(locale.catalogue("places-keys-used"), keys=())


def cancels_adding(text: str, locale: Locale) -> bool:
    """Whether somebody has pressed the key that adds nothing."""
    return text.strip() == locale.catalogue.plain("places-key-cancel")


def place_added(locale: Locale, chat: Chat, *, is_first: bool) -> str:
    """Says that a place has been set up, and what is left to be done."""
    say = locale.catalogue
    done = say("places-added" if is_first else "places-added-again")
    needs_forum = chat.kind is PlaceKind.GROUP and not chat.is_forum
    return paragraphs(done, say("places-need-forum") if needs_forum else "")


def _line(locale: Locale, above: _Listed | None, each: _Listed) -> Html:
    """A place; a topic below its group, or below another topic of it, goes without the group."""
    of, place = each
    is_below = above is not None and above[0] is of
    name = topic_name(locale, of, place) if is_below else place_name(locale, of, place)
    return joined(" · ", [name, "" if place.active else locale.catalogue("places-asleep")])
