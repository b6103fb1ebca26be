"""For whom a person speaks: themselves, or a place that they look after."""

from collections.abc import Sequence
from dataclasses import dataclass

from news.place import Authority
from news.subscriber import PlaceKind, Subscriber
from texts.actions import ShowDigest, ShowRubrics, ShowSubscriptions, ShowWordsHint
from texts.html import clip, italic, lines, paragraphs, visible_length
from texts.locale import Locale
from texts.manage_actions import Manage, ShowManaged
from texts.message import TEXT_LIMIT, Button, Message, Row, ticked
from texts.settings_actions import ShowSettings

PLACES_A_PAGE = 8
LONGEST_TITLE = 60
_LONGEST_LABEL = 30
_ADMIN = "delete_messages+pin_messages+manage_topics"
_POSTING = "post_messages+edit_messages+delete_messages"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by its name: the ``title`` of its chat, and that of a ``topic`` if it is known."""

    place: Subscriber
    title: str
    topic: str = ""

    def named(self, locale: Locale, limit: int = LONGEST_TITLE) -> str:
        """``Канал «Новости»``; a topic is named before its group."""
        kind = self.place.kind
        if kind is PlaceKind.TOPIC and not self.topic:
            kind_key = "manage-topic-number"
        else:
            kind_key = f"manage-{kind}"
        return locale.catalogue.plain(
            kind_key,
            title=clip(self.title or str(self.place.chat_id), limit),
            topic=clip(self.topic, limit),
            number=self.place.thread_id,
        )


def headed(locale: Locale, message: Message, of: NamedPlace) -> Message:
    """The message under a quiet line that names the place, where there is room for it."""
    text = paragraphs(italic(of.named(locale)), message.text)
    if message.photo is not None or visible_length(text) > TEXT_LIMIT:
        return message
    return Message(text, message.buttons, None, message.silent, message.preview, message.keys)


def unheaded(text: str) -> str:
    """What a person sees below that line."""
    return text.partition("\n\n")[2]


def managing(
    locale: Locale, places: Sequence[NamedPlace], current: NamedPlace | None, page: int = 1
) -> Message:
    """For whom the person speaks, over the places that they may speak for."""
    say = locale.catalogue
    now = say("manage-for", place=current.named(locale)) if current else say("manage-for-me")
    hint = say("manage-hint") if places else say("manage-none")
    pages = max(1, -(-len(places) // PLACES_A_PAGE))
    page = min(max(page, 1), pages)
    shown = places[(page - 1) * PLACES_A_PAGE : page * PLACES_A_PAGE]
    rows = [(_choice(locale, each, current),) for each in shown]
    me = locale.catalogue.plain("manage-me")
    own: Row = (Button(ticked(me, chosen=current is None), Manage()),)
    return Message(
        paragraphs(now, hint),
        tuple(row for row in (*rows, _turns(locale, page, pages), own if places else ()) if row),
    )


def speaks_for(locale: Locale, of: NamedPlace) -> Message:
    """Says that commands speak for a place from now on; its buttons are to be the place's."""
    text = lines(
        locale.catalogue("manage-begun", place=of.named(locale)), locale.catalogue("manage-end")
    )
    return Message(
        text,
        (
            (
                locale.button("to-rubrics", ShowRubrics()),
                locale.button("manage-words", ShowWordsHint()),
            ),
            (
                locale.button("to-subscriptions", ShowSubscriptions()),
                locale.button("to-digest", ShowDigest()),
            ),
            (locale.button("to-settings", ShowSettings()), to_oneself(locale)),
        ),
    )


def speaks_for_oneself(locale: Locale) -> Message:
    """Says that commands are the person's own again."""
    return Message(
        locale.catalogue("manage-ended"), ((locale.button("manage-others", ShowManaged()),),)
    )


def to_oneself(locale: Locale) -> Button:
    """The way out of speaking for a place."""
    return locale.button("manage-me", Manage())


def place_gone(locale: Locale) -> Message:
    """Says that a place is no more, and that commands are the person's own again."""
    return Message(locale.catalogue("manage-gone"))


def place_gone_toast(locale: Locale) -> str:
    """Says over the chat that the place of a screen is no more."""
    return locale.catalogue.plain("manage-gone-toast")


def refusal_toast(locale: Locale, why: Authority, of: str) -> str:
    """The same as ``refusal`` over the chat, which holds 200 signs."""
    return locale.catalogue.plain(f"manage-{_KEYS[why]}-toast", place=of)


def refusal(
    locale: Locale, why: Authority, of: str, kind: PlaceKind, *, ends: bool = False
) -> Message:
    """Why a person does not speak for a place, and what helps; nothing has been changed.

    ``ends`` says that they did so until now.
    """
    say = locale.catalogue
    text = say(f"manage-{_KEYS[why]}", place=of)
    if why is Authority.LACKING and ends:
        text = lines(say("manage-lost", place=of), say("manage-ended"))
    row: Row = ()
    if why in (Authority.UNTOLD, Authority.NO_BOT):
        row = (_promotion(locale, kind),)
    return Message(text, (row,) if row else ())


def unknown_place(locale: Locale, typed: str) -> Message:
    """Says that what was typed names no place, and how one is named."""
    return Message(locale.catalogue("manage-unknown", name=typed))


def no_place(locale: Locale, key: str, typed: str = "") -> Message:
    """Says why a word names no place here: ``invitation``, ``person``, ``not-found``."""
    ways: Row = (_promotion(locale, PlaceKind.GROUP), _promotion(locale, PlaceKind.CHANNEL))
    rows = tuple((way,) for way in ways) if key == "not-found" else ()
    return Message(locale.catalogue(f"manage-{key}", name=typed), rows)


def sends_to_place(locale: Locale) -> Message:
    """Says that the digest goes to the place, since nothing is seen of it here."""
    return Message(locale.catalogue("manage-digest-sent"))


def in_group(locale: Locale, *, topic: bool) -> Message:
    """What a group can do with the bot."""
    key = "manage-group-topic" if topic else "manage-group-itself"
    text = paragraphs(
        locale.catalogue(key),
        locale.catalogue("manage-group-commands"),
        locale.catalogue("manage-group-me"),
    )
    rows = (
        (
            locale.button("to-rubrics", ShowRubrics()),
            locale.button("to-subscriptions", ShowSubscriptions()),
        ),
        (locale.button("to-settings", ShowSettings()),),
        (Button(locale.catalogue.plain("manage-open-bot"), url=locale.bot_url),),
    )
    return Message(text, rows)


def _choice(locale: Locale, of: NamedPlace, current: NamedPlace | None) -> Button:
    chosen = current is not None and current.place.id == of.place.id
    label = clip(of.named(locale, _LONGEST_LABEL), _LONGEST_LABEL)
    return Button(ticked(label, chosen=chosen), Manage(of.place.id))


def _turns(locale: Locale, page: int, pages: int) -> Row:
    back = (locale.button("list-back", ShowManaged(page - 1)),) if page > 1 else ()
    forward = (locale.button("list-forward", ShowManaged(page + 1)),) if page < pages else ()
    return back + forward


def _promotion(locale: Locale, kind: PlaceKind) -> Button:
    """A link by which Telegram makes the bot an administrator of a chat that the person picks."""
    if kind is PlaceKind.CHANNEL:
        url = f"{locale.bot_url}?startchannel&admin={_POSTING}"
        return Button(locale.catalogue.plain("manage-promote-channel"), url=url)
    url = f"{locale.bot_url}?startgroup&admin={_ADMIN}"
    return Button(locale.catalogue.plain("manage-promote-group"), url=url)


_KEYS = {
    Authority.LACKING: "lacking",
    Authority.UNTOLD: "untold",
    Authority.NO_BOT: "no-bot",
    Authority.NO_ANSWER: "no-answer",
}
