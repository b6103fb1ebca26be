"""Why a channel cannot be a source, and what helps."""

from dataclasses import dataclass
from enum import StrEnum

from texts.html import clip
from texts.locale import Locale
from texts.message import Message

_LONGEST_TITLE = 60


class ChannelFault(StrEnum):
    """What is in the way."""

    NOT_FOUND = "not-found"
    INVITATION = "invitation"
    """A link that invites to a private channel: it opens it to people only."""
    NO_CHANNEL = "no-channel"
    """A group, or a person."""
    NO_BOT = "no-bot"
    """The bot is no administrator there, and gets no posts."""
    NO_AUTHORITY = "no-authority"
    """Whoever asks may not post there."""
    NO_ANSWER = "no-answer"
    """Telegram does not answer, or nothing that can be read."""


@dataclass(frozen=True, slots=True)
class ChannelTrouble:
    """What is in the way of a channel, whose title is empty where it is unknown."""

    fault: ChannelFault
    title: str = ""


def channel_trouble(locale: Locale, trouble: ChannelTrouble) -> Message:
    """Tell an editor."""
    title = clip(trouble.title, _LONGEST_TITLE)
    return Message(locale.catalogue(f"channel-trouble-{trouble.fault}", title=title or "none"))
