"""The columns that an article and its versions have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from news.article import ArticleDraft
from news.formatting import to_json
from news.rubric import Rubric

_PARAGRAPHS = "\n\n"
LONGEST_PLACE = 128
LONGEST_ORIGIN = 128
WORDING = (
    *("headline", "body", "formatting", "rubric_id", "place"),
    *("published_on_site", "source_url", "photo"),
    *("lead", "tags", "more_rubrics", "more_photos", "origin", "quoted_id"),
)
"""The columns that a version has in common with its article."""


def written_wording(wording: ArticleDraft) -> dict[str, Any]:
    """A wording as the columns hold it; its rubrics, of which it has only names, are left out."""
    return {
        "headline": wording.headline,
        "body": wording.text,
        "formatting": to_json(wording.formatting),
        "place": wording.place and wording.place[:LONGEST_PLACE],
        "published_on_site": wording.published_on_site,
        "source_url": wording.source_url,
        "photo": wording.photo,
        "lead": wording.lead,
        "tags": "\n".join(wording.tags) or None,
        "more_photos": written_photos(wording.more_photos),
        "origin": wording.origin and wording.origin[:LONGEST_ORIGIN],
        "quoted_id": wording.quoted_id,
    }


def written_ids(ids: Sequence[int]) -> str | None:
    """Ids as one column holds them; None for none."""
    return " ".join(map(str, ids)) or None


def written_photos(file_ids: Sequence[str]) -> str | None:
    """File ids as one column holds them; None for none."""
    return " ".join(file_ids) or None


def read_body(row: Row[Any]) -> tuple[str, ...]:
    """The paragraphs of a row."""
    return tuple(row.body.split(_PARAGRAPHS)) if row.body else ()


def read_further_rubrics(row: Row[Any], known: Mapping[int, Rubric]) -> tuple[Rubric, ...]:
    """The rubrics besides the first, each once; one that is no more is left out."""
    if not row.more_rubrics:
        return ()
    first = known.get(row.rubric_id)
    more = (known[each] for each in map(int, row.more_rubrics.split()) if each in known)
    found = {each.id: each for each in more if first is None or each.id != first.id}
    return tuple(found.values())


def read_details(row: Row[Any]) -> dict[str, Any]:
    """What hardly any article has, the same in a draft, an article and its versions."""
    return {
        "lead": row.lead,
        "tags": tuple((row.tags or "").split("\n")) if row.tags else (),
        "more_photos": tuple((row.more_photos or "").split()),
        "origin": row.origin,
        "quoted_id": row.quoted_id,
    }
