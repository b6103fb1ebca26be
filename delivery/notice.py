"""What delivery has to tell the people who run it."""

from dataclasses import dataclass

from news.dispatch import Reason


@dataclass(frozen=True, slots=True)
class DispatchHalted:
    """The same refusal from many chats: the rest of this dispatch stands still."""

    dispatch_id: int
    description: str


@dataclass(frozen=True, slots=True)
class BulkHalted:
    """Nothing goes to anybody until someone has looked: why, in a word or two."""

    reason: str


@dataclass(frozen=True, slots=True)
class PhotoRefused:
    """Telegram does not take an article's photo: its text goes without it."""

    article_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class PhotoGivenUp:
    """Many chats were refused the photo of an article's revision: it is tried no more."""

    article_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class PlaceRests:
    """Telegram takes nothing for a group, a channel or a topic (0: the chat itself) any more."""

    chat_id: int
    thread_id: int
    reason: Reason


Notice = DispatchHalted | BulkHalted | PhotoRefused | PlaceRests
"""What people are told."""
Announcement = Notice | PhotoGivenUp
