"""What the buttons mean that put a draft under rubrics."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class PickRubric(Action, prefix="er"):
    """Open the rubrics to choose a draft's from."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ChooseRubric(Action, prefix="es"):
    """Put a draft in a rubric."""

    article_id: int
    rubric_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class TickRubric(Action, prefix="ua"):
    """Put a draft under a rubric besides its others, or no longer under it."""

    article_id: int
    rubric_id: int
    ticked: bool
    preview_id: int | None = None


@dataclass(frozen=True)
class PickSeveral(Action, prefix="ub"):
    """Open the rubrics to tick a draft's several ones."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class PickMain(Action, prefix="uc"):
    """Open a draft's rubrics to choose the first one from."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class PutFirst(Action, prefix="ud"):
    """Let a rubric of a draft be its first."""

    article_id: int
    rubric_id: int
    preview_id: int | None = None
