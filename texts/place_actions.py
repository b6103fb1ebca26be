"""What the buttons about groups, topics and channels mean. A place is named by its id."""

from dataclasses import dataclass

from news.subscription import Timing
from texts.action import Action


@dataclass(frozen=True)
class ShowPlace(Action, prefix="cg"):
    """Open a place's card; ``fresh`` below the pressed message."""

    place_id: int
    fresh: bool = False


@dataclass(frozen=True)
class ShowPlaces(Action, prefix="ch"):
    """Open a page, from 1, of the places that the person looks after."""

    page: int = 1


@dataclass(frozen=True)
class ShowTopics(Action, prefix="cr"):
    """Open a page, from 1, of the topics that follow the news in the group of a place."""

    place_id: int
    page: int = 1


@dataclass(frozen=True)
class AddPlace(Action, prefix="ci"):
    """Show the keys that choose a group or a channel."""


@dataclass(frozen=True)
class CheckPlace(Action, prefix="cj"):
    """Ask Telegram anew what the bot may do in a place."""

    place_id: int


@dataclass(frozen=True)
class CheckChat(Action, prefix="ck"):
    """Ask Telegram anew of a chat that is to be a place, by its id."""

    chat_id: int
    is_channel: bool


@dataclass(frozen=True)
class ShowTopicMap(Action, prefix="cl"):
    """Open the topics of a forum, by section."""

    place_id: int


@dataclass(frozen=True)
class MakeTopics(Action, prefix="cm"):
    """Make the topics that are missing, each following its section with that timing."""

    place_id: int
    timing: Timing


@dataclass(frozen=True)
class AskRemovePlace(Action, prefix="co"):
    """Ask whether a place is to be one no more."""

    place_id: int


@dataclass(frozen=True)
class RemovePlace(Action, prefix="cp"):
    """Let a place be one no more; with ``leave`` the bot goes, too."""

    place_id: int
    leave: bool


@dataclass(frozen=True)
class WakePlace(Action, prefix="cq"):
    """Send news again to a place that slept."""

    place_id: int


@dataclass(frozen=True)
class SettleTopic(Action, prefix="cs"):
    """Say whether the topic of a section, which was in doubt, is there."""

    place_id: int
    rubric_id: int
    is_there: bool
