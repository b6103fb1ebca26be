"""What the buttons about stories mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class FollowStory(Action, prefix="yf"):
    """Follow the story of an article: what comes later answers the pressed message."""

    article_id: int


@dataclass(frozen=True)
class UnfollowStory(Action, prefix="yu"):
    """Follow the story of an article no longer."""

    article_id: int


@dataclass(frozen=True)
class ShowStories(Action, prefix="ys"):
    """Open a page, from 1, of the stories that the reader follows."""

    page: int = 1


@dataclass(frozen=True)
class DropStory(Action, prefix="yd"):
    """Follow a story no longer, from a page of the list."""

    story_id: int
    page: int = 1


@dataclass(frozen=True)
class RestoreStory(Action, prefix="yr"):
    """Follow the story of an article again, by the message by which it was followed."""

    article_id: int
    message_id: int | None = None
    page: int = 1


@dataclass(frozen=True)
class PickStory(Action, prefix="yp"):
    """Choose what an article goes on with."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class LinkStory(Action, prefix="yn"):
    """Have an article go on with an earlier one; with 0, with none."""

    article_id: int
    earlier_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class UpdateBelow(Action, prefix="yo"):
    """Have a draft come below an earlier article without a sound; with 0, by itself."""

    article_id: int
    earlier_id: int
    preview_id: int | None = None
