"""Items of sources, and drafts, as JSON: while they are no articles yet, or are only suggested."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from news.article import ArticleDraft
from news.feed import FeedItem
from news.formatting import from_json, to_json

_LISTS = ("body", "tags", "more_photos")


def written_draft(draft: ArticleDraft) -> str:
    """A draft as it is kept."""
    return _dumped(_draft_values(draft))


def read_draft(written: str) -> ArticleDraft:
    """A draft that was kept. Raises ValueError, TypeError, LookupError for anything else."""
    return _draft(json.loads(written))


def written_item(item: FeedItem) -> str:
    """An item as it is kept."""
    values = asdict(item) | {"draft": _draft_values(item.draft)}
    return _dumped(values | {"updated_at": _moment(item.updated_at)})


def read_item(written: str) -> FeedItem:
    """An item that was kept. Raises ValueError, TypeError, LookupError for anything else."""
    values: dict[str, Any] = json.loads(written)
    values["draft"] = _draft(values["draft"])
    values["updated_at"] = _read_moment(values["updated_at"])
    values["categories"] = tuple(values["categories"])
    return FeedItem(**values)


def _draft_values(draft: ArticleDraft) -> dict[str, Any]:
    return asdict(draft) | {
        "published_on_site": _moment(draft.published_on_site),
        "formatting": to_json(draft.formatting),
    }


def _draft(values: dict[str, Any]) -> ArticleDraft:
    values |= {name: tuple(values[name]) for name in _LISTS}
    values["published_on_site"] = _read_moment(values["published_on_site"])
    without = ArticleDraft(**values | {"formatting": ()})
    return ArticleDraft(
        **values | {"formatting": from_json(values["formatting"], len(without.text))}
    )


def _dumped(values: dict[str, Any]) -> str:
    # Half a character is escaped by this, so that either engine keeps it.
    return json.dumps(values, separators=(",", ":"))


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _read_moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
