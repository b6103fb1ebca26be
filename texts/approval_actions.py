"""What the buttons mean by which a second editor agrees."""

from dataclasses import dataclass

from news.approval import Regime
from texts.action import Action


@dataclass(frozen=True)
class OfferDraft(Action, prefix="of"):
    """Give a draft to the editors, in the ``revision`` shown."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class Agree(Action, prefix="oa"):
    """Agree that a draft goes out, as it was ``asked`` at that moment: milliseconds since 1970."""

    article_id: int
    asked: int
    preview_id: int | None = None


@dataclass(frozen=True)
class AskRefuse(Action, prefix="ob"):
    """Ask for a remark with which a draft is sent back to whoever wants it out."""

    article_id: int
    asked: int
    preview_id: int | None = None


@dataclass(frozen=True)
class Refuse(Action, prefix="oc"):
    """Send it back without one."""

    article_id: int
    asked: int
    preview_id: int | None = None


@dataclass(frozen=True)
class DropRemark(Action, prefix="oz"):
    """Wait for no remark any more, and show the draft."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class TakeBackRequest(Action, prefix="oq"):
    """Ask no longer that a draft may go out."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class SetApproval(Action, prefix="os"):
    """Have a second editor agree to that much from now on."""

    regime: Regime
