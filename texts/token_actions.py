"""What the buttons about tokens of the HTTP API mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowTokens(Action, prefix="xa"):
    """Open a page, from 1, of the tokens of the HTTP API."""

    page: int = 1


@dataclass(frozen=True)
class AskRemoveToken(Action, prefix="xb"):
    """Ask whether to remove a token."""

    token_id: int


@dataclass(frozen=True)
class RemoveToken(Action, prefix="xc"):
    """Remove a token."""

    token_id: int


@dataclass(frozen=True)
class DropKey(Action, prefix="xd"):
    """Delete the message that shows a token's key."""
