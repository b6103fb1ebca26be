"""What places are called, in sentences and on buttons."""

from collections.abc import Mapping, Sequence

from news.place import Chat, ManagedChat
from news.subscriber import PlaceKind, Subscriber
from texts.html import Html, clip, link
from texts.locale import Locale
from texts.manage import LONGEST_TITLE, NamedPlace

LONGEST_LABEL = 26
_KINDS = (PlaceKind.GROUP, PlaceKind.TOPIC, PlaceKind.CHANNEL)


def chat_name(locale: Locale, chat: Chat) -> str:
    """A chat: ``Канал «Новости»``."""
    title = clip(chat.title or str(chat.chat_id), LONGEST_TITLE)
    return locale.catalogue.plain(f"manage-{chat.kind}", title=title)


def place_name(locale: Locale, of: ManagedChat, place: Subscriber) -> str:
    """A place; a topic is named before its group."""
    return NamedPlace.within(of, place).named(locale)


def counted_places(locale: Locale, by_kind: Mapping[PlaceKind, int]) -> Sequence[Html]:
    """``3 группы``, ``1 канал``; nothing of kinds of which there are none."""
    counts = [(kind, by_kind.get(kind, 0)) for kind in _KINDS]
    return [locale.catalogue(f"stats-places-{kind}", count=n) for kind, n in counts if n]


def topic_name(locale: Locale, of: ManagedChat, place: Subscriber) -> str:
    """A topic where its group is known: ``Тема «Спорт»``."""
    return NamedPlace(place, of.chat.title, of.title_of(place)).topic_named(locale)


def address(chat: Chat) -> Html:
    """The chat's own name as a link; empty for one that has none."""
    if chat.username is None:
        return Html()
    return link(f"@{chat.username}", f"https://t.me/{chat.username}")


def place_label(of: ManagedChat, place: Subscriber) -> str:
    """A place on a button; a topic stands below its group."""
    if not place.thread_id:
        return clip(of.chat.title or str(of.chat.chat_id), LONGEST_LABEL)
    title = of.title_of(place) or f"№ {place.thread_id}"
    return f"› {clip(title, LONGEST_LABEL - 2)}"
