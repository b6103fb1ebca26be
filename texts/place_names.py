"""What places are called, on lists, in sentences and on buttons."""

from news.place import Chat, LookedAfter
from news.subscriber import PlaceKind, Subscriber
from texts.html import Html, clip, joined, link
from texts.locale import Locale

LONGEST_TITLE = 60
LONGEST_LABEL = 26


def chat_name(locale: Locale, chat: Chat) -> Html:
    """A chat: ``Канал «Новости»``."""
    title = clip(chat.title or str(chat.chat_id), LONGEST_TITLE)
    is_channel = chat.kind is PlaceKind.CHANNEL
    return locale.catalogue("places-channel" if is_channel else "places-group", title=title)


def place_name(locale: Locale, of: LookedAfter, place: Subscriber) -> Html:
    """A place within its chat: ``Группа «Двор», тема «Спорт»``."""
    if not place.thread_id:
        return chat_name(locale, of.chat)
    return joined(", ", [chat_name(locale, of.chat), topic_name(locale, of, place)])


def topic_name(locale: Locale, of: LookedAfter, place: Subscriber) -> Html:
    """A topic alone: by its number where nobody has said anything in it yet."""
    topic = of.topic_of(place)
    if topic is None:
        return locale.catalogue("places-topic-unknown", number=str(place.thread_id))
    return locale.catalogue("places-topic", title=clip(topic.title, LONGEST_TITLE))


def address(chat: Chat) -> Html:
    """The chat's own name as a link; empty for one that has none."""
    if chat.username is None:
        return Html()
    return link(f"@{chat.username}", f"https://t.me/{chat.username}")


def label(of: LookedAfter, place: Subscriber) -> str:
    """The place on a button."""
    topic = of.topic_of(place)
    title = topic.title if topic else of.chat.title
    mark = "› " if place.thread_id else ""
    unknown = str(place.thread_id or of.chat.chat_id)
    return mark + clip((title if topic or not place.thread_id else "") or unknown, LONGEST_LABEL)
