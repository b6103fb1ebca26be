"""What delivery has to tell the people who run it."""

from dataclasses import dataclass


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


Notice = DispatchHalted | BulkHalted | PhotoRefused
"""What people are told."""
Announcement = Notice | PhotoGivenUp
