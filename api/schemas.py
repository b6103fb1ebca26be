"""The models of the API as JSON Schema, for its description."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, Field
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from api.article import ArticleAnswer, ArticleChange, ArticlePage, NewArticle
from api.rubrics import RubricList
from api.stats import StatsAnswer
from api.webhooks import (
    NewWebhook,
    NewWebhookAnswer,
    WebhookList,
    WebhookPostAnswer,
    WebhookPostPage,
)
from news.language import Language
from news.rubric import Rubric

_PLACE = "#/components/schemas"

_Model = tuple[type[BaseModel], JsonSchemaMode]


class ProblemAnswer(BaseModel):
    """An error, as RFC 9457 has it; `errors` says what is wrong where in the request."""

    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = Field(default=[])


def ref(model: type[BaseModel]) -> dict[str, str]:
    """Where a description has a model."""
    return {"$ref": f"{_PLACE}/{model.__name__}"}


@cache
def schemas() -> dict[str, Any]:
    """All of them, by their names."""
    taken: list[_Model] = [(each, "validation") for each in (NewArticle, ArticleChange, NewWebhook)]
    answers = (
        *(ArticleAnswer, ArticlePage, RubricList, StatsAnswer, ProblemAnswer),
        *(NewWebhookAnswer, WebhookList, WebhookPostAnswer, WebhookPostPage),
    )
    given: list[_Model] = [(each, "serialization") for each in answers]
    _, found = models_json_schema([*taken, *given], ref_template=f"{_PLACE}/{{model}}")
    described: dict[str, Any] = found["$defs"]
    return described


def with_rubrics(models: Mapping[str, Any], known: Iterable[Rubric]) -> dict[str, Any]:
    """The models that name a rubric, with the names that there are."""
    names = sorted({name for each in known for name in (each.slug, *map(each.name, Language))})
    described = json.loads(json.dumps(models))
    for model in (NewArticle, ArticleChange):
        rubric = described[model.__name__]["properties"]["rubric"]
        rubric["anyOf"] = [{"type": "string", "enum": names}, {"type": "null"}]
    return dict(described)
