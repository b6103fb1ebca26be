"""A story that a reader follows."""

from typing import NamedTuple


class FollowedStory(NamedTuple):
    """A story, by the id of its first article, with its newest one."""

    story_id: int
    article_id: int
    headline: str
