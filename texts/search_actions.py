"""What the buttons of a search mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class SearchPage(Action, prefix="s"):
    """A page of a search whose words stand in the message's own first line."""

    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class SearchInstead(Action, prefix="si"):
    """Search for words that are likelier meant than those typed."""

    words: str


@dataclass(frozen=True)
class FollowSearch(Action, prefix="sf"):
    """Subscribe to the words in the message's own first line."""
