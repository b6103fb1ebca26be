"""For whom a person speaks: themselves, or a place that they look after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from news.place import Authority, Chat, LookedAfter
from news.subscriber import PlaceKind, Subscriber
from texts.action import Action
from texts.html import Html, clip, in_line, italic, lines, paragraphs, visible_length
from texts.locale import Locale
from texts.manage_actions import Confirm, ForPlace, Manage, ShowManaged
from texts.message import TEXT_LIMIT, Button, Message, Rows, ticked
from texts.pages import Pages
from texts.place_actions import AddPlace, ShowPlace
from texts.place_links import mending_url
from texts.settings_actions import ShowSettings
from texts.subscription_actions import ShowRubrics, ShowSubscriptions, ShowWordsHint

LONGEST_TITLE = 60
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by its name: the ``title`` of its chat, and that of a ``topic`` if it is known."""

    place: Subscriber
    title: str
    topic: str = ""

    @classmethod
    def within(cls, at: LookedAfter, place: Subscriber) -> "NamedPlace":
        """A place by the names that Telegram has for it and its chat."""
        return cls(place, at.chat.title, at.title_of(place))

    def named(self, locale: Locale, limit: int = LONGEST_TITLE) -> str:
        """``Канал «Новости»``; a topic is named before its group."""
        kind = self.place.kind
        if kind is PlaceKind.TOPIC and not self.topic:
            kind_key = "manage-topic-number"
        else:
            kind_key = f"manage-{kind}"
        return locale.catalogue.plain(
            kind_key,
            title=in_line(clip(self.title or str(self.place.chat_id), limit)),
            topic=in_line(clip(self.topic, limit)),
            number=str(self.place.thread_id),
        )

    def topic_named(self, locale: Locale) -> str:
        """A topic where its group is known: ``Тема «Спорт»``."""
        topic, number = in_line(clip(self.topic, LONGEST_TITLE)), str(self.place.thread_id)
        key = "manage-topic-alone" if topic else "manage-topic-number-alone"
        return locale.catalogue.plain(key, topic=topic, number=number)


def headed(locale: Locale, message: Message, of: NamedPlace) -> Message:
    """The message under a quiet line that names the place, where there is room for it."""
    text = paragraphs(italic(of.named(locale)), message.text)
    if message.photo is not None or visible_length(text) > TEXT_LIMIT:
        return message
    return replace(message, text=text)


def unheaded(text: str) -> str:
    """What a person sees below that line."""
    return text.partition("\n\n")[2]


def managing(
    locale: Locale, places: Sequence[NamedPlace], current: NamedPlace | None, page: int = 1
) -> Message:
    """For whom the person speaks, over a page, from 1, of the places that they may speak for."""
    say = locale.catalogue
    now = _spoken_for(locale, "manage-for", current) if current else say("manage-for-me")
    if not places:
        add = (locale.button("places-add", AddPlace()),)
        return Message(paragraphs(now, say("manage-none")), (add,))
    pages = Pages.of(len(places), page)
    rows = [(_choice(locale, each, current),) for each in pages.shown(places)]
    own = Button(ticked(say.plain("manage-me"), chosen=current is None), Manage())
    all_rows = (*rows, pages.turns(locale, ShowManaged), (own,))
    return Message(paragraphs(now, say("manage-hint")), tuple(row for row in all_rows if row))


def speaks_for(locale: Locale, of: NamedPlace) -> Message:
    """Says that commands speak for a place from now on; its buttons are the place's."""
    text = _spoken_for(locale, "manage-begun", of)
    ways = (to_card(locale, of.place.id), to_oneself(locale))
    return Message(text, (*settings_of(locale, of.place.id), ways))


def settings_of(locale: Locale, place_id: int) -> Rows:
    """What a place follows and how, a tap each, whomever the person speaks for."""

    def button(key: str, action: Action) -> Button:
        return locale.button(key, ForPlace(place_id, action.pack()))

    return (
        (button("to-rubrics", ShowRubrics()), button("manage-words", ShowWordsHint())),
        (button("to-subscriptions", ShowSubscriptions()), button("to-settings", ShowSettings())),
    )


def to_card(locale: Locale, place_id: int) -> Button:
    """The way to a place's card: where a person's own screens lead home, a place's lead there."""
    return locale.button("places-to-card", ShowPlace(place_id))


def speaks_for_oneself(locale: Locale) -> Message:
    """Says that commands are the person's own again."""
    return Message(
        locale.catalogue("manage-ended"), ((locale.button("manage-others", ShowManaged()),),)
    )


def to_oneself(locale: Locale) -> Button:
    """The way out of speaking for a place."""
    return locale.button("manage-stop", Manage())


def place_gone(locale: Locale) -> Message:
    """Says that a place is no more, and that commands are the person's own again."""
    return Message(locale.catalogue("manage-gone"))


def place_gone_toast(locale: Locale) -> str:
    """Says over the chat that the place of a screen is no more."""
    return locale.catalogue.plain("manage-gone-toast")


def refusal_toast(locale: Locale, why: Authority, of: str) -> str:
    """The same as ``refusal`` over the chat, which holds 200 signs."""
    return locale.catalogue.plain(f"manage-{_KEYS[why]}-toast", place=of)


def refusal(locale: Locale, why: Authority, of: str, chat: Chat) -> Message:
    """Why a person cannot speak for a chat, by its name, and what helps: nothing has changed."""
    text = locale.catalogue(f"manage-{_KEYS[why]}", place=of)
    if why is Authority.UNTOLD:
        url = mending_url(locale, chat, None)
        return Message(text, ((Button(locale.catalogue.plain("manage-promote"), url=url),),))
    if why is Authority.NO_BOT:
        label = locale.catalogue.plain(f"places-make-{chat.kind}")
        return Message(text, ((Button(label, url=mending_url(locale, chat, None)),),))
    return Message(text)


def authority_lost(locale: Locale, of: str) -> Message:
    """Says that a person runs a place no longer, so that commands are their own again."""
    say = locale.catalogue
    text = lines(say("manage-lost", place=of), say("manage-ended"))
    return Message(text, ((locale.button("manage-others", ShowManaged()),),))


def unknown_place(locale: Locale, typed: str) -> Message:
    """Says that what was typed names no place, and how one is named."""
    return Message(locale.catalogue("manage-unknown", name=typed))


def person_meant(locale: Locale) -> Message:
    """Says that what was typed is a person's number."""
    return Message(locale.catalogue("manage-person"))


def place_untold(locale: Locale, why: Authority | None) -> Message:
    """Why nothing is known of a chat that was named; None for a link that invites to it."""
    if why is Authority.NO_ANSWER:
        return Message(locale.catalogue("manage-no-answer"))
    text = locale.catalogue("manage-invitation" if why is None else "manage-not-found")
    return Message(text, ((locale.button("places-add", AddPlace()),),))


def sends_to_place(locale: Locale) -> Message:
    """Says that the digest goes to the place, since nothing is seen of it here."""
    return Message(locale.catalogue("manage-digest-sent"))


def only_managers_toast(locale: Locale) -> str:
    """Says over a group that its buttons are for those who run it."""
    return locale.catalogue.plain("manage-only-managers-toast")


def open_again_toast(locale: Locale) -> str:
    """Says over a group that a button is too old."""
    return locale.catalogue.plain("manage-open-again-toast")


def channel_toast(locale: Locale) -> str:
    """Says over a channel, where nobody's buttons do anything, where they do."""
    return locale.catalogue.plain("manage-channel-toast")


def confirmation(locale: Locale, command: str, message_id: int) -> Message:
    """Asks whoever writes in a group's name to say by a button who they are."""
    text = locale.catalogue("manage-confirm", command=clip(command, LONGEST_TITLE))
    return Message(text, ((locale.button("manage-confirm-button", Confirm(message_id)),),))


def confirmed(locale: Locale) -> Message:
    """Says that what was asked for is done, where nothing else says so."""
    return Message(locale.catalogue("manage-confirmed"))


def confirmed_late(locale: Locale) -> Message:
    """Says that what was asked for in a group's name is not to be done any more."""
    return Message(locale.catalogue("manage-confirm-late"))


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


def _spoken_for(locale: Locale, key: str, of: NamedPlace) -> Html:
    return paragraphs(italic(of.named(locale)), locale.catalogue(key, kind=of.place.kind))


def _choice(locale: Locale, of: NamedPlace, current: NamedPlace | None) -> Button:
    chosen = current is not None and current.place.id == of.place.id
    return Button(ticked(_label(locale, of), chosen=chosen), Manage(of.place.id))


def _label(locale: Locale, of: NamedPlace) -> str:
    """A topic stands below its group, and goes without it."""
    if of.place.kind is PlaceKind.TOPIC:
        return clip(of.topic_named(locale), _LONGEST_LABEL)
    return clip(of.named(locale, _LONGEST_LABEL), _LONGEST_LABEL)


_KEYS = {
    Authority.LACKING: "lacking",
    Authority.UNTOLD: "untold",
    Authority.NO_BOT: "no-bot",
    Authority.NO_ANSWER: "no-answer",
}
