"""JSON Feed 1 and 1.1 → what it says."""

import json
from typing import Any

from sources.feeds.entry import Entry, Listing, Wording, address_alone, first_absolute
from sources.feeds.limits import MOST_ENTRIES
from sources.feeds.wording import written
from sources.unreadable import UnreadableReason, UnreadableSource

_Object = dict[str, Any]


def read_json(text: str, url: str) -> Listing:
    """The feed; ``url`` is what its addresses are relative to. Raises UnreadableSource."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(UnreadableReason.NOT_A_FEED) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnreadableSource(UnreadableReason.NOT_A_FEED)
    items = [item for item in feed["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    return Listing(
        title=_text(feed, "title"),
        link=first_absolute(url, [_text(feed, "home_page_url")]),
        language=_text(feed, "language"),
        entries=[_entry(item, url) for item in items],
    )


def _entry(item: _Object, url: str) -> Entry:
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    link = first_absolute(url, [_text(item, name) for name in ("url", "external_url")])
    base = link or url
    bodies = [Wording(html, is_markup=True, base=base), Wording(plain)]
    return Entry(
        title=written(_text(item, "title"), base),
        link=link or address_alone(_text(item, "id")),
        guid=_text(item, "id"),
        bodies=[body for body in bodies if body.text],
        summary=written(_text(item, "summary"), base),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        categories=_texts(item, "tags"),
        image=first_absolute(base, [_text(item, "image"), _text(item, "banner_image")]),
    )


def _text(found: _Object, name: str) -> str:
    """A text, or a number where a text belongs, as some identities are."""
    value = found.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return str(value)
    return _storable(value).strip() if isinstance(value, str) else ""


def _texts(found: _Object, name: str) -> list[str]:
    values = found.get(name)
    listed = values if isinstance(values, list) else []
    return [_storable(value) for value in listed if isinstance(value, str)]


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
