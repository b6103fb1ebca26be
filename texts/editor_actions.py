"""What the buttons about who works in the newsroom mean."""

from dataclasses import dataclass

from news.role import Role
from texts.action import Action


@dataclass(frozen=True)
class ShowEditors(Action, prefix="oe"):
    """Open a page, from 1, of who works in the newsroom."""

    page: int = 1


@dataclass(frozen=True)
class OpenEditor(Action, prefix="op"):
    """Open what can be done with somebody's role."""

    user_id: int


@dataclass(frozen=True)
class StartAppointing(Action, prefix="on"):
    """Take the owner's next contact, forward, name or number as somebody to appoint."""


@dataclass(frozen=True)
class SetRole(Action, prefix="or"):
    """Give somebody a role."""

    user_id: int
    role: Role


@dataclass(frozen=True)
class AskDismiss(Action, prefix="ox"):
    """Ask whether to dismiss somebody."""

    user_id: int


@dataclass(frozen=True)
class Dismiss(Action, prefix="od"):
    """Dismiss somebody."""

    user_id: int
