"""What the buttons below a draft's preview mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class StartPost(Action, prefix="en"):
    """Take the editor's next message as an article."""


@dataclass(frozen=True)
class CancelPost(Action, prefix="ex"):
    """Stop waiting for the editor's article."""


@dataclass(frozen=True)
class ShowDraft(Action, prefix="ed"):
    """Back to a draft's card."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class Publish(Action, prefix="ep"):
    """Publish a draft, whose preview is the message ``preview_id``, in the ``revision`` shown."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class Break(Action, prefix="eb"):
    """Ask whether to publish a draft as breaking news."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class BreakNow(Action, prefix="ef"):
    """Publish a draft as breaking news."""

    article_id: int
    revision: int | None = None


@dataclass(frozen=True)
class Undo(Action, prefix="eu"):
    """Undo publishing within the undo window."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class Cancel(Action, prefix="ec"):
    """Cancel a draft."""

    article_id: int


@dataclass(frozen=True)
class ShareDraft(Action, prefix="eh"):
    """Share an article from its preview, which can be done once it is published."""

    article_id: int


@dataclass(frozen=True)
class ShowAsDigest(Action, prefix="ce"):
    """Show an article's line as digests have it, in place of its card."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowAsChannel(Action, prefix="cf"):
    """Show an article as a channel has it, in place of its card."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowLikeness(Action, prefix="qa"):
    """Show how a draft differs from an article that is out already."""

    article_id: int
    other_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class UpdateInstead(Action, prefix="qb"):
    """Give the other article the wording of a draft, in the ``revision`` shown, and cancel that."""

    article_id: int
    other_id: int
    revision: int
    preview_id: int | None = None
