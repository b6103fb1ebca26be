"""What other programs send of an article → what the newsroom keeps of it."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from api.body import invalid
from api.problem import Problem
from news.formatting import Formatted
from news.language import Language
from news.rubric import Rubric, find_rubric
from newsroom.desk import Desk
from newsroom.handing_in import Handed
from newsroom.reading import every_rubric
from sources.fragment import read_fragment
from sources.page import LONGEST_ARTICLE
from sources.plaintext import clean
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource

# The process that reads has others to read for: editors wait in the same line.
_AT_ONCE = 2
_RETRY_SECONDS = 2
_BETWEEN = re.compile(r"\n{2,}")

Said = Mapping[str, Any]
"""What the members of a NewArticle or an ArticleChange say, by their names."""
Picture = Callable[[str], Awaitable[str]]
"""The Telegram file id of the picture at an address. Raises NoPicture."""


class NoPicture(Exception):  # noqa: N818 - it says what is the matter
    """The picture at an address cannot be had; the text says why."""


@dataclass(frozen=True, slots=True)
class Worded:
    """What was handed in, and what of it was left out."""

    handed: Handed
    warnings: list[str] = field(default_factory=list)


class Wordings:
    """Reads what was sent: its markup, the name of its rubric, the address of its picture."""

    def __init__(self, desk: Desk, reader: Reader, picture: Picture) -> None:
        self._desk = desk
        self._reader = reader
        self._picture = picture
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def read(self, said: Said) -> Worded:
        """What is said of an article; None takes away what it has. Raises Problem."""
        rubrics = await self._rubrics(said)
        fields = {**_simple(said), **await self._body(said)}
        photo, warnings = await self._photo(said)
        return Worded(Handed({**fields, **photo}, rubrics), warnings)

    async def _rubrics(self, said: Said) -> tuple[Rubric, ...] | None:
        if "rubric" not in said:
            return None
        name = said["rubric"]
        if name is None:
            return ()
        known = await every_rubric(self._desk)
        found = find_rubric(name, known)
        if found is None:
            detail = f"no rubric is called so: {', '.join(each.slug for each in known)}"
            raise Problem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "There is no such rubric.",
                errors=[{"pointer": "#/rubric", "detail": detail}],
                known=[{"slug": each.slug, **_names(each)} for each in known],
            )
        return (found,)

    async def _body(self, said: Said) -> dict[str, Any]:
        if said.get("html") is not None:
            read = await self._read_markup(said["html"])
            body = tuple(read.text.split("\n\n")) if read.text else ()
            return {"body": body, "formatting": read.spans}
        if said.get("text") is not None:
            # A text may be long.
            body = await asyncio.to_thread(_paragraphs, said["text"])
            if sum(map(len, body)) > LONGEST_ARTICLE:
                raise _too_long()
            return {"body": body, "formatting": ()}
        return {}

    async def _read_markup(self, html: str) -> Formatted:
        async with self._turn:
            try:
                return await self._reader.run(read_fragment, html)
            except UnreadableSource as error:
                raise _unreadable(error) from error

    async def _photo(self, said: Said) -> tuple[dict[str, Any], list[str]]:
        if "photo_url" not in said:
            return {}, []
        if said["photo_url"] is None:
            return {"photo": None}, []
        try:
            return {"photo": await self._picture(said["photo_url"])}, []
        except NoPicture as error:
            return {}, [f"photo_url: {error}"]


def _simple(said: Said) -> dict[str, Any]:
    """What needs no more than cleaning."""
    fields: dict[str, Any] = {}
    if "headline" in said:
        fields["headline"] = _line(said["headline"])
        if not fields["headline"]:
            raise invalid("The headline is empty.", {"pointer": "#/headline", "detail": "empty"})
    if "url" in said:
        fields["source_url"] = said["url"]
    if "place" in said:
        fields["place"] = _line(said["place"] or "") or None
    if "published_at" in said:
        fields["published_on_site"] = said["published_at"]
    return fields


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(each for each in _BETWEEN.split(clean(text)) if each)


def _names(rubric: Rubric) -> dict[str, str]:
    return {language.value: rubric.name(language) for language in Language}


def _unreadable(error: UnreadableSource) -> Problem:
    if error.reason is UnreadableReason.BUSY:
        return Problem(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Others are being read: try again.",
            headers={"Retry-After": str(_RETRY_SECONDS)},
        )
    if error.reason is UnreadableReason.TOO_LONG:
        return _too_long()
    return invalid("The HTML cannot be read.", {"pointer": "#/html", "detail": error.reason.value})


def _too_long() -> Problem:
    detail = f"An article may have {LONGEST_ARTICLE} characters."
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
