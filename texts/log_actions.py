"""What the buttons of /log mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowLog(Action, prefix="ol"):
    """Open a page, from 1, of who did what: all of it, to one article, or by one person."""

    page: int = 1
    article_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class SendLog(Action, prefix="og"):
    """Send the same as a file."""

    article_id: int | None = None
    person_id: int | None = None
