"""What the buttons mean by which an article is edited, corrected or withdrawn."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class StartAmendment(Action, prefix="ne"):
    """Take the editor's next message as another wording of an article."""

    article_id: int
    correction: bool = False


@dataclass(frozen=True)
class DropAmendment(Action, prefix="nk"):
    """Stop waiting for another wording of an article."""

    article_id: int


@dataclass(frozen=True)
class AskWithdraw(Action, prefix="nx"):
    """Ask whether to withdraw an article."""

    article_id: int


@dataclass(frozen=True)
class Withdraw(Action, prefix="nw"):
    """Withdraw an article."""

    article_id: int
