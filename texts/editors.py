"""Who works in the newsroom: the list, appointing and dismissing; the owner's welcome."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from news.colleague import Colleague
from news.role import EDITORS, Role
from texts.colleague import name_of
from texts.draft_actions import StartPost
from texts.editor_actions import (
    AskDismiss,
    Dismiss,
    OpenEditor,
    SetRole,
    ShowEditors,
    StartAppointing,
)
from texts.help_actions import ShowHelp
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.log_actions import ShowLog
from texts.message import Button, Message, Row, in_rows, ticked
from texts.pages import Pages

LONGEST_NAME = 60
_LONGEST_LABEL = 30


class Nobody(StrEnum):
    """Why nobody can be appointed by what an owner sent."""

    HIDDEN = "hidden"
    """Who wrote a forwarded message does not show it."""
    NO_PERSON = "no-person"
    """A channel, a group, or many people under one id."""
    BOT = "bot"
    NO_TELEGRAM = "no-telegram"
    """A contact without a Telegram account that could be seen."""
    UNKNOWN = "unknown"
    """A name under which nobody has written to the bot."""


def who(names: Mapping[int, str], user_id: int) -> Html:
    """A colleague by name, or else by number."""
    return name_of(Colleague(user_id, names.get(user_id)))


def editors_list(locale: Locale, people: Sequence[Colleague], page: int = 1) -> Message:
    """A page of everybody and their roles, a button each."""
    say = locale.catalogue
    pages = Pages.of(len(people), page)
    shown = pages.shown(people)
    entries = lines(*(_entry(locale, each) for each in shown))
    buttons = [Button(_label(each), OpenEditor(each.id)) for each in shown if _may_change(each)]
    turns = pages.turns(locale, ShowEditors)
    add = (locale.button("editors-add", StartAppointing()), locale.button("to-log", ShowLog()))
    text = paragraphs(pages.title(locale, "editors-title"), entries, say("editors-how"))
    return Message(text, (*in_rows(buttons, 2), *((turns,) if turns else ()), add))


def editor_card(locale: Locale, person: Colleague) -> Message:
    """What can be done with somebody's role."""
    rows: list[Row] = []
    if person.role is not Role.OWNER:
        rows.append(_roles(locale, person))
    if person.role in (Role.AUTHOR, Role.EDITOR):
        rows.append((locale.button("editors-dismiss", AskDismiss(person.id)),))
    rows.append(
        (
            locale.button("editors-log", ShowLog(person_id=person.id)),
            locale.button("editors-back", ShowEditors()),
        )
    )
    about = say_may(locale, person.role) if person.role is not Role.READER else Html()
    return Message(paragraphs(_entry(locale, person), about), tuple(rows))


def say_may(locale: Locale, role: Role) -> Html:
    """What a role lets people do."""
    return locale.catalogue(f"editors-may-{role}")


def dismissal_question(locale: Locale, person: Colleague) -> Message:
    """Asks whether to dismiss somebody."""
    text = locale.catalogue("editors-dismiss-question", person=name_of(person))
    yes = locale.button("editors-dismiss-now", Dismiss(person.id))
    no = locale.button("editors-keep", OpenEditor(person.id))
    return Message(text, ((no, yes),))


def appointing_prompt(locale: Locale) -> Message:
    """Asks whom to appoint."""
    back = locale.button("editors-back", ShowEditors())
    return Message(locale.catalogue("editors-whom"), ((back,),))


def which_role(locale: Locale, person: Colleague) -> Message:
    """Asks what somebody is to be, who was sent as a contact, a forward, a name or a number."""
    say = locale.catalogue
    if person.role is Role.OWNER:
        return Message(paragraphs(_entry(locale, person), say("editors-owner-stays")))
    roles = paragraphs(
        say("editors-which-role"), lines(say_may(locale, Role.EDITOR), say_may(locale, Role.AUTHOR))
    )
    back = (locale.button("editors-back", ShowEditors()),)
    return Message(paragraphs(_entry(locale, person), roles), (_roles(locale, person), back))


def nobody_to_appoint(
    locale: Locale, reason: Nobody, typed: str = "", *, command: bool = False
) -> Message:
    """Says why nobody can be appointed by what was sent, and what can be sent instead.

    It was a ``command``, or else an answer to the question whom to appoint.
    """
    say = locale.catalogue
    told = (
        say(f"editors-nobody-{reason}", typed=typed) if typed else say(f"editors-nobody-{reason}")
    )
    back = locale.button("editors-back", ShowEditors())
    ways = say("editors-usage" if command else "editors-whom")
    return Message(paragraphs(told, ways), ((back,),))


def editor_appointed(locale: Locale, person: Colleague, *, told: bool = True) -> Message:
    """Says what somebody is now, and, unless they could be ``told``, that they are to be."""
    say = locale.catalogue
    done = say(f"editors-now-{person.role}", person=name_of(person))
    link = f"https://t.me/{locale.bot}"
    untold = "" if told else say("editors-untold", link=link)
    row = (locale.button("editors-open", OpenEditor(person.id)), _back(locale))
    return Message(paragraphs(done, untold), (row,))


def editor_dismissed(locale: Locale, person: Colleague) -> Message:
    """Says that somebody, who was ``person`` until now, works there no more; it can be undone."""
    role = Role.AUTHOR if person.role is Role.AUTHOR else Role.EDITOR
    again = locale.button(f"editors-again-{role}", SetRole(person.id, role))
    text = locale.catalogue("editors-dismissed", person=name_of(person))
    return Message(text, ((again, _back(locale)),))


def editor_unchanged(locale: Locale, person: Colleague) -> Message:
    """Says that nothing changed: appointed already, never appointed, or an owner."""
    key = "editors-owner-stays" if person.role is Role.OWNER else "editors-unchanged"
    text = paragraphs(_entry(locale, person), locale.catalogue(key))
    return Message(text, ((_back(locale),),))


def editors_usage(locale: Locale) -> Message:
    """How /editors is written, for when it was written otherwise."""
    return Message(locale.catalogue("editors-usage"), ((_back(locale),),))


def you_are_now(locale: Locale, role: Role) -> Message:
    """Tells somebody what an owner has made them."""
    say = locale.catalogue
    if role not in (Role.AUTHOR, *EDITORS):
        return Message(say("editors-you-no-more"))
    row = (locale.button("post-start", StartPost()), locale.button("to-help", ShowHelp()))
    return Message(say(f"editors-you-{role}"), (row,), silent=False)


def claimed(locale: Locale) -> Message:
    """Welcomes the owner, who has just opened the claim link."""
    row = (locale.button("post-start", StartPost()), locale.button("to-help", ShowHelp()))
    return Message(locale.catalogue("editors-claimed"), (row,))


def claim_refused(locale: Locale) -> Message:
    """Says that the claim link has been used or never was one."""
    return Message(locale.catalogue("editors-claim-refused"))


def _back(locale: Locale) -> Button:
    return locale.button("editors-back", ShowEditors())


def _roles(locale: Locale, person: Colleague) -> Row:
    return tuple(
        Button(
            ticked(locale.catalogue.plain(f"editors-as-{role}"), chosen=person.role is role),
            SetRole(person.id, role),
        )
        for role in (Role.EDITOR, Role.AUTHOR)
    )


def _may_change(person: Colleague) -> bool:
    return person.role is not Role.OWNER


def _entry(locale: Locale, person: Colleague) -> Html:
    role = locale.catalogue(f"editors-{person.role}")
    name = bold(clip(person.name, LONGEST_NAME)) if person.name else ""
    username = f"@{person.username}" if person.username else ""
    return joined(" · ", [name, role, username, Html(f"<code>{person.id}</code>")])


def _label(person: Colleague) -> str:
    return clip(person.name or str(person.id), _LONGEST_LABEL)
