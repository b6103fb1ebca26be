"""What the buttons mean that plan an article, or put an embargo on it."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowPlanTimes(Action, prefix="vp"):
    """Open the usual hours at which an article may go out."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class PlanFor(Action, prefix="vs"):
    """Let a draft go out at a moment, in minutes since 1970, in the ``revision`` shown."""

    article_id: int
    minute: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class AskPlan(Action, prefix="va"):
    """Take the editor's next message as the moment; ``embargo`` until which nobody sends it."""

    article_id: int
    preview_id: int | None = None
    embargo: bool = False


@dataclass(frozen=True)
class DropPlan(Action, prefix="vx"):
    """Make a draft again of what is planned."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class EmbargoUntil(Action, prefix="ve"):
    """Let only an owner send an article before a moment, in minutes since 1970; 0 lifts it."""

    article_id: int
    minute: int = 0
    preview_id: int | None = None


@dataclass(frozen=True)
class PublishDespite(Action, prefix="vn"):
    """Publish a draft despite its embargo: an owner's."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None
    breaking: bool = False
