"""Answers about editors, and the owner's welcome."""

from collections.abc import Sequence

from news.role import Role
from texts.actions import ShowHelp, StartPost
from texts.html import Html, bold, lines, paragraphs
from texts.locale import Locale
from texts.message import Message

_MOST_SHOWN = 80


def editors_list(locale: Locale, editors: Sequence[tuple[int, Role]]) -> Message:
    """Everybody's user id and role, and how to change the list."""
    say = locale.catalogue
    shown = [
        Html(f"<code>{user_id}</code> — {say(f'editors-{role}')}")
        for user_id, role in editors[:_MOST_SHOWN]
    ]
    left_out = len(editors) - len(shown)
    more = say("editors-more", count=left_out) if left_out else ""
    return Message(
        paragraphs(bold(say("editors-title")), lines(*shown, more), say("editors-usage"))
    )


def editor_appointed(locale: Locale, user_id: int) -> Message:
    """Says that the user may post now."""
    return Message(locale.catalogue("editors-appointed", user=str(user_id)))


def editor_dismissed(locale: Locale, user_id: int) -> Message:
    """Says that the user may post no more."""
    return Message(locale.catalogue("editors-dismissed", user=str(user_id)))


def editor_unchanged(locale: Locale, user_id: int) -> Message:
    """Says that nothing changed: appointed already, never appointed, or an owner."""
    return Message(locale.catalogue("editors-unchanged", user=str(user_id)))


def editors_usage(locale: Locale) -> Message:
    """How /editors is written, for when it was written otherwise."""
    return Message(locale.catalogue("editors-usage"))


def claimed(locale: Locale) -> Message:
    """Welcomes the owner, who has just opened the claim link."""
    row = (locale.button("post-start", StartPost()), locale.button("to-help", ShowHelp()))
    return Message(locale.catalogue("editors-claimed"), (row,))


def claim_refused(locale: Locale) -> Message:
    """Says that the claim link has been used or never was one."""
    return Message(locale.catalogue("editors-claim-refused"))
