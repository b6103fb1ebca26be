"""What the buttons about sources and links mean, and those of drafts that come from them."""

from dataclasses import dataclass

from news.source import Mode
from texts.action import Action


@dataclass(frozen=True)
class ShowSources(Action, prefix="ga"):
    """Open a page, from 1, of the sources."""

    page: int = 1


@dataclass(frozen=True)
class OpenSource(Action, prefix="gb"):
    """Open a source's card, from a page of the list."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class StartSource(Action, prefix="gc"):
    """Take the editor's next message as the address of a new source."""


@dataclass(frozen=True)
class DropAddress(Action, prefix="gd"):
    """Stop waiting for an address."""


@dataclass(frozen=True)
class TryFeed(Action, prefix="ge"):
    """Try the feed that stands under this number, from 1, in the message's own text."""

    number: int
    rubric_id: int | None = None
    mode: Mode = Mode.REVIEW


@dataclass(frozen=True)
class SwitchOn(Action, prefix="gf"):
    """Switch on a source that was tried."""

    source_id: int


@dataclass(frozen=True)
class DropTrial(Action, prefix="gg"):
    """Forget a source that was tried."""

    source_id: int


@dataclass(frozen=True)
class TakeNewest(Action, prefix="gh"):
    """Take the newest three items that a source had before it was added."""

    source_id: int


@dataclass(frozen=True)
class CheckSource(Action, prefix="gi"):
    """Look at a source at once."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class PauseSource(Action, prefix="gj"):
    """Look at a source no more, or again."""

    source_id: int
    paused: bool
    page: int = 1


@dataclass(frozen=True)
class AskRemoveSource(Action, prefix="gk"):
    """Ask whether to remove a source."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class RemoveSource(Action, prefix="gl"):
    """Remove a source."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class PickMode(Action, prefix="gm"):
    """Open the ways in which a source's items may come."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class SetMode(Action, prefix="gn"):
    """Let a source's items come so."""

    source_id: int
    mode: Mode
    page: int = 1


@dataclass(frozen=True)
class PickSourceRubric(Action, prefix="go"):
    """Open the rubrics to choose a source's own from."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class SetSourceRubric(Action, prefix="gp"):
    """Put what no category says otherwise under a rubric, or under none."""

    source_id: int
    rubric_id: int | None
    page: int = 1


@dataclass(frozen=True)
class ShowCategories(Action, prefix="gq"):
    """Open a page, from 1, of a source's categories and their rubrics."""

    source_id: int
    page: int = 1


@dataclass(frozen=True)
class PickCategory(Action, prefix="gr"):
    """Open the rubrics to choose a category's from; ``mark`` tells it from the others."""

    source_id: int
    mark: int
    page: int = 1


@dataclass(frozen=True)
class FileCategory(Action, prefix="gs"):
    """Put a category under a rubric, or under none."""

    source_id: int
    mark: int
    rubric_id: int | None
    page: int = 1


@dataclass(frozen=True)
class ReleaseHeld(Action, prefix="gt"):
    """Say that the many items that came at once are new."""

    source_id: int


@dataclass(frozen=True)
class DropHeld(Action, prefix="gu"):
    """Say that they are old."""

    source_id: int


@dataclass(frozen=True)
class WantDrafts(Action, prefix="gv"):
    """Bring drafts of sources to the editor's chat, or no more."""

    wanted: bool


@dataclass(frozen=True)
class TakeSuggestion(Action, prefix="gx"):
    """Give an article what its source says now, ``made`` at so many milliseconds since 1970."""

    article_id: int
    made: int


@dataclass(frozen=True)
class DropSuggestion(Action, prefix="gy"):
    """Leave the article as it is."""

    article_id: int
    made: int


@dataclass(frozen=True)
class OpenItem(Action, prefix="ka"):
    """Show a source's draft in place of the list of drafts."""

    article_id: int


@dataclass(frozen=True)
class ShowInbox(Action, prefix="kb"):
    """Back to the list of drafts."""


@dataclass(frozen=True)
class PublishItem(Action, prefix="kc"):
    """Publish a source's draft in the ``revision`` shown."""

    article_id: int
    revision: int


@dataclass(frozen=True)
class EditItem(Action, prefix="kd"):
    """Show a source's draft as any other, to be changed."""

    article_id: int


@dataclass(frozen=True)
class SkipItem(Action, prefix="ke"):
    """Cancel a source's draft."""

    article_id: int


@dataclass(frozen=True)
class AskSkipAll(Action, prefix="kf"):
    """Ask whether to cancel all drafts of the list."""


@dataclass(frozen=True)
class SkipAll(Action, prefix="kg"):
    """Cancel the drafts of the list, up to the ``newest`` that was on it."""

    newest: int


@dataclass(frozen=True)
class FetchPage(Action, prefix="pf"):
    """Make a draft of the page whose link stands in the message."""
