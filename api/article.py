"""An article as other programs send it, and as they are answered."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from api.moment import Moment, WrittenMoment
from news.article import Article, ArticleStatus
from news.dispatch import DeliveryState
from newsroom.whereabouts import Whereabouts
from sources.top import LONGEST_HEADLINE

_LONGEST_URL = 2048
_LONGEST_PLACE = 128
_LETTER = "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f]"
_URL = r"^https?://[^\x00-\x20\x7f/?#\[\]@\\]+([/?#][^\x00-\x20\x7f]*)?$"

Headline = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_HEADLINE,
        pattern=_LETTER,
        description="One line with a letter or a digit in it; readers get it verbatim.",
    ),
]
Text = Annotated[
    str,
    Field(description="Plain text, an empty line between paragraphs; empty for a flash."),
]
Html = Annotated[
    str,
    Field(description="The same with formatting: bold, italic, links, quotations, lists, code."),
]
RubricName = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        description="A rubric's name in any interface language and case, or its slug.",
    ),
]
Url = Annotated[str, Field(max_length=_LONGEST_URL, pattern=_URL)]
_PLACE_NAME = Field(max_length=_LONGEST_PLACE, description="Where it was written: a dateline.")
PlaceName = Annotated[str, _PLACE_NAME]
_TEXT_OR_HTML: JsonDict = {
    "oneOf": [
        {
            "required": [one],
            "properties": {one: {"type": "string"}, other: {"type": "null"}},
        }
        for one, other in (("text", "html"), ("html", "text"))
    ]
}
_AT_IF_SCHEDULED: JsonDict = {
    "oneOf": [
        {"properties": {"action": {"enum": ["draft", "publish"]}}},
        {
            "required": ["at"],
            "properties": {"action": {"const": "schedule"}, "at": {"type": "string"}},
        },
    ]
}


SOURCE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
EXTERNAL_ID = "[A-Za-z0-9][A-Za-z0-9._:~@+=,-]{0,254}"


class Action(StrEnum):
    """What is to become of an article."""

    DRAFT = "draft"
    PUBLISH = "publish"
    SCHEDULE = "schedule"


class _Details(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    rubric: RubricName | None = None
    url: Url | None = Field(None, description="Where it stands on the newsroom's site.")
    place: PlaceName | None = None
    published_at: Moment | None = Field(None, description="The date that the site gives it.")
    photo_url: Url | None = Field(
        None, description="It is fetched; what cannot be had is named in `warnings`."
    )


class NewArticle(_Details):
    """An article to be made: `text` or `html`, and what is to become of it."""

    model_config = ConfigDict(json_schema_extra={"allOf": [_TEXT_OR_HTML, _AT_IF_SCHEDULED]})

    headline: Headline
    text: Text | None = None
    html: Html | None = None
    breaking: bool = Field(
        default=False, description="With `publish`: to everybody whom it concerns, ahead of all."
    )
    action: Annotated[Action, Field(strict=False)]
    at: Moment | None = Field(
        None, description="With `schedule`: when it goes out; a moment that is over is now."
    )

    @model_validator(mode="after")
    def _is_whole(self) -> "NewArticle":
        if (self.text is None) == (self.html is None):
            raise ValueError("write either text or html")
        if self.action is Action.SCHEDULE and self.at is None:
            raise ValueError("write at: the moment at which it goes out")
        return self


class ArticleChange(_Details):
    """What is to be otherwise: what is not named stays, null takes away."""

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "not": {"required": ["text", "html"]}}
    )

    headline: Headline = ""
    text: Text = ""
    html: Html = ""

    @model_validator(mode="after")
    def _is_something(self) -> "ArticleChange":
        if not self.model_fields_set:
            raise ValueError("name what is to be otherwise")
        if {"text", "html"} <= self.model_fields_set:
            raise ValueError("write either text or html")
        return self


class ArticleAnswer(BaseModel):
    """An article as it is now."""

    id: int = Field(description="Its number, as in `/articles`.")
    status: ArticleStatus
    revision: int = Field(description="Grows with each wording, and with the withdrawal.")
    headline: str
    text: str
    rubric: str | None = Field(description="The slug of its first rubric.")
    rubrics: list[str] = Field(description="The slugs of all of them.")
    language: str
    place: str | None
    url: str | None
    published_at: WrittenMoment | None = Field(description="The date that the site gives it.")
    breaking: bool
    has_photo: bool
    awaiting_approval: bool = Field(description="A second editor has yet to agree to it.")
    departs_at: WrittenMoment | None = Field(description="When it is to go out, if planned.")
    sent_at: WrittenMoment | None = Field(description="When it went out to readers.")
    deliveries: dict[str, int] = Field(description="How many copies are in each state.")
    in_digests: int = Field(description="How many of them are lines of digests.")
    warnings: list[str] = Field(default=[], description="What was left out of the request.")


class ArticlePage(BaseModel):
    """Articles, the newest first."""

    articles: list[ArticleAnswer]
    next: int | None = Field(description="`before` of the next page; null on the last.")


def answer_of(where: Whereabouts, warnings: Sequence[str] = ()) -> ArticleAnswer:
    """What is told of an article."""
    of = where.article
    return ArticleAnswer(
        **_wording(of),
        id=of.id,
        status=of.status,
        revision=of.revision,
        breaking=of.breaking,
        awaiting_approval=where.awaits,
        departs_at=of.departs_at or where.wished_at,
        sent_at=of.published_at,
        deliveries={each.name.lower(): where.deliveries.count(each) for each in DeliveryState},
        in_digests=where.digests,
        warnings=list(warnings),
    )


def _wording(of: Article) -> dict[str, Any]:
    return {
        "headline": of.headline,
        "text": of.text,
        "rubric": of.rubric.slug if of.rubric else None,
        "rubrics": [each.slug for each in of.rubrics],
        "language": of.language,
        "place": of.place,
        "url": of.source_url,
        "published_at": of.published_on_site,
        "has_photo": of.photo is not None,
    }
