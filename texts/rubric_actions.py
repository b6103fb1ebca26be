"""What the buttons mean by which editors arrange rubrics."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ShowArrangement(Action, prefix="ue"):
    """Open the rubrics to an editor who arranges them."""


@dataclass(frozen=True)
class OpenRubric(Action, prefix="uf"):
    """Open a rubric's card."""

    rubric_id: int


@dataclass(frozen=True)
class StartNaming(Action, prefix="ug"):
    """Take the editor's next message as a rubric's names; without one, a new rubric's."""

    rubric_id: int | None = None


@dataclass(frozen=True)
class StartSigning(Action, prefix="uh"):
    """Take the editor's next message as a rubric's sign."""

    rubric_id: int


@dataclass(frozen=True)
class DropNaming(Action, prefix="ui"):
    """Stop waiting for a rubric's names or sign; back to its card."""

    rubric_id: int | None = None


@dataclass(frozen=True)
class AskHide(Action, prefix="uj"):
    """Ask whether to hide a rubric."""

    rubric_id: int


@dataclass(frozen=True)
class HideRubric(Action, prefix="uk"):
    """Hide a rubric, or show it again."""

    rubric_id: int
    hidden: bool


@dataclass(frozen=True)
class MoveRubric(Action, prefix="ul"):
    """Put a rubric in a place, from 1, of the order."""

    rubric_id: int
    place: int


@dataclass(frozen=True)
class PickMerge(Action, prefix="um"):
    """Open the rubrics to merge one into."""

    rubric_id: int


@dataclass(frozen=True)
class AskMerge(Action, prefix="un"):
    """Ask whether to merge a rubric into another."""

    rubric_id: int
    into: int


@dataclass(frozen=True)
class MergeRubric(Action, prefix="uo"):
    """Merge a rubric into another."""

    rubric_id: int
    into: int


@dataclass(frozen=True)
class RenameRubric(Action, prefix="up"):
    """Give a rubric these names, as an editor writes them."""

    rubric_id: int
    names: str


@dataclass(frozen=True)
class SignRubric(Action, prefix="uq"):
    """Give a rubric this sign, or none."""

    rubric_id: int
    emoji: str
