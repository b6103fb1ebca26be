"""What the buttons about campaigns mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowCampaigns(Action, prefix="pg"):
    """Open a page, from 1, of the campaigns: of those under way, or of those that have ended."""

    page: int = 1
    ended: bool = False


@dataclass(frozen=True)
class OpenCampaign(Action, prefix="po"):
    """Open a campaign's card."""

    campaign_id: int


@dataclass(frozen=True)
class StartCampaign(Action, prefix="pm"):
    """Take the editor's next message as a new campaign's name and target."""


@dataclass(frozen=True)
class DropCampaign(Action, prefix="py"):
    """Stop waiting for it."""


@dataclass(frozen=True)
class DrawCampaign(Action, prefix="pq"):
    """Send the campaign's link as a picture, below."""

    campaign_id: int


@dataclass(frozen=True)
class AskEndCampaign(Action, prefix="pe"):
    """Ask whether a campaign is to end."""

    campaign_id: int


@dataclass(frozen=True)
class EndCampaign(Action, prefix="pn"):
    """End it."""

    campaign_id: int
