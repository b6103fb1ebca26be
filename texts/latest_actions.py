"""What the buttons of the newest articles mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class LatestPage(Action, prefix="l"):
    """Newest articles before or after a publication sequence; with neither, the newest.

    ``more`` are rubrics besides ``rubric_id``; ``fresh`` asks for a new message, not an edit.
    """

    rubric_id: int | None = None
    before: int | None = None
    after: int | None = None
    more: tuple[int, ...] = ()
    fresh: bool = False
