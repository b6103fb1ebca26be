"""What the buttons about readers' feeds mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class MakeFeed(Action, prefix="wa"):
    """Give the reader addresses under which other programs read a rubric."""

    rubric_id: int


@dataclass(frozen=True)
class ShowFeeds(Action, prefix="wb"):
    """List the reader's feeds; ``fresh`` asks for a new message, not an edit."""

    page: int = 1
    fresh: bool = False


@dataclass(frozen=True)
class AskRevokeFeed(Action, prefix="wc"):
    """Ask before a feed's addresses are ended."""

    link_id: int


@dataclass(frozen=True)
class RevokeFeed(Action, prefix="wd"):
    """End a feed's addresses for good."""

    link_id: int
