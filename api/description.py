"""/api/v1/openapi.json: the API described, as OpenAPI 3.1."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from aiohttp import web
from pydantic import BaseModel

from api import articles, rubrics, stats, webhooks
from api.article import (
    EXTERNAL_ID,
    SOURCE,
    ArticleAnswer,
    ArticleChange,
    ArticlePage,
    NewArticle,
)
from api.body import JSON, LAST_ID
from api.problem import CONTENT_TYPE
from api.rubrics import RubricList
from api.schemas import ProblemAnswer, ref, schemas, with_rubrics
from api.stats import StatsAnswer
from api.webhooks import (
    NewWebhook,
    NewWebhookAnswer,
    WebhookList,
    WebhookPostAnswer,
    WebhookPostPage,
)
from news.rubric import Rubric
from newsroom.desk import Desk
from newsroom.reading import every_rubric
from newsroom.webhooks import PAGE as PAGE_OF_POSTS

PATH = "/api/v1/openapi.json"
_ABOUT = """\
Articles published, edited and withdrawn by other programs. Errors are problems (RFC 9457).

Two headers are left out of the parameters, because what they may hold depends on earlier answers: \
`Idempotency-Key` with POST (up to 255 characters of your choice; a repeat gets the first answer \
for a day, another body under the same key 422, a repeat while the first is under way 409), and \
`If-Match` with PATCH and DELETE (an `ETag` that you were answered; 412 when the article has \
changed since)."""
_LIMITED = {
    HTTPStatus.UNAUTHORIZED: "No token, or not one of ours.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too much at once; see Retry-After.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not now; see Retry-After.",
}
_OF_BODIES = {
    HTTPStatus.BAD_REQUEST: "The body is no JSON, or cannot be read to its end.",
    HTTPStatus.FORBIDDEN: "The token was removed meanwhile.",
    HTTPStatus.REQUEST_TIMEOUT: "The body did not come within 30 seconds.",
    HTTPStatus.CONFLICT: "Not as the article, or the request under this key, stands.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "More than 1 MiB.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "No JSON by its type.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Not as it has to be; `errors` says where.",
}
_NO_ARTICLE = {HTTPStatus.NOT_FOUND: "No such article, or it was withdrawn or cancelled."}
_CHANGED = {HTTPStatus.PRECONDITION_FAILED: "Not in the revision of If-Match any more."}


class Description:
    """The request for the description, which anybody may make."""

    def __init__(self, desk: Desk, url: str) -> None:
        self._desk = desk
        self._url = url

    def routes(self) -> list[web.RouteDef]:
        """Where it is answered."""
        return [web.get(PATH, self.get)]

    async def get(self, _: web.Request) -> web.Response:
        """The description, with the rubrics of today."""
        described = description(self._url, await every_rubric(self._desk))
        return web.Response(text=json.dumps(described, ensure_ascii=False), content_type=JSON)


def description(url: str, known: Iterable[Rubric]) -> dict[str, Any]:
    """The API at an address, with these rubrics."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Newsdesk", "version": "1", "description": _ABOUT},
        "servers": [{"url": url}],
        "security": [{"token": []}],
        "paths": {
            articles.PATH: {"get": _list_articles(), "post": _post_article()},
            f"{articles.PATH}/{{id}}": {
                "parameters": [_id()],
                "get": _get_article(),
                "patch": _patch_article(),
                "delete": _delete_article(),
            },
            f"{articles.PATH}/{{source}}/{{external_id}}": {"put": _put_article()},
            rubrics.PATH: {"get": _get("listRubrics", "All rubrics", RubricList)},
            stats.PATH: {"get": _get("getStats", "The newsroom in figures", StatsAnswer)},
            **_of_webhooks(),
            PATH: {"get": _describe()},
        },
        "components": {
            "schemas": with_rubrics(schemas(), known),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _list_articles() -> dict[str, Any]:
    invalid = {HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter is not as it has to be."}
    return {
        **_get("listArticles", "The newest articles, or those below an id", ArticlePage, invalid),
        "parameters": _paging(articles.MOST, articles.USUAL),
    }


def _post_article() -> dict[str, Any]:
    return {
        "operationId": "createArticle",
        "summary": "Make an article: a draft, or on its way out",
        "requestBody": _body(NewArticle),
        "responses": {"201": _made(), **_problems(_OF_BODIES)},
    }


def _put_article() -> dict[str, Any]:
    return {
        "operationId": "putArticle",
        "summary": "Have the article under your own id say this; always safe to repeat",
        "parameters": [_path("source", SOURCE), _path("external_id", EXTERNAL_ID)],
        "requestBody": _body(NewArticle),
        "responses": {"200": _article(), "201": _made(), **_problems(_OF_BODIES, _NO_ARTICLE)},
    }


def _get_article() -> dict[str, Any]:
    return {
        "operationId": "getArticle",
        "summary": "An article, and how far it has got",
        "responses": {"200": _article(), **_problems(_NO_ARTICLE)},
    }


def _patch_article() -> dict[str, Any]:
    return {
        "operationId": "changeArticle",
        "summary": "Another wording, in the copies that readers have, too",
        "requestBody": _body(ArticleChange),
        "responses": {"200": _article(), **_problems(_OF_BODIES, _NO_ARTICLE, _CHANGED)},
    }


def _delete_article() -> dict[str, Any]:
    kept = {status: _OF_BODIES[status] for status in (HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT)}
    return {
        "operationId": "withdrawArticle",
        "summary": "Withdraw what is published, cancel what is not",
        "responses": {"200": _article(), **_problems(kept, _NO_ARTICLE, _CHANGED)},
    }


def _of_webhooks() -> dict[str, Any]:
    none = {HTTPStatus.NOT_FOUND: "No such webhook, or no such post of it."}
    wrong = {HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter is not as it has to be."}
    told = {HTTPStatus.FORBIDDEN: _OF_BODIES[HTTPStatus.FORBIDDEN]}
    made = _answer("The webhook, with its secret", NewWebhookAnswer)
    posts = _get("listWebhookPosts", "What an address was told", WebhookPostPage, {**none, **wrong})
    again = _answer("The post, which is on its way again", WebhookPostAnswer)
    one = [_number("id")]
    return {
        webhooks.PATH: {
            "get": _get("listWebhooks", "All webhooks", WebhookList),
            "post": {
                "operationId": "addWebhook",
                "summary": "Have an address told what becomes of articles",
                "requestBody": _body(NewWebhook),
                "responses": {"201": made, **_problems(_OF_BODIES)},
            },
        },
        f"{webhooks.PATH}/{{id}}": {
            "parameters": one,
            "delete": {
                "operationId": "removeWebhook",
                "summary": "Have it told nothing more",
                "responses": {"204": {"description": "Removed."}, **_problems(none, told)},
            },
        },
        f"{webhooks.PATH}/{{id}}/posts": {
            "parameters": one,
            "get": {**posts, "parameters": _paging(webhooks.MOST, PAGE_OF_POSTS)},
        },
        f"{webhooks.PATH}/{{id}}/posts/{{post}}/replay": {
            "parameters": [*one, _number("post")],
            "post": {
                "operationId": "replayWebhookPost",
                "summary": "Post an event again, under the id that it has",
                "responses": {"202": again, **_problems(none, told)},
            },
        },
    }


def _describe() -> dict[str, Any]:
    answer = {"description": "OpenAPI 3.1.", "content": {JSON: {"schema": {"type": "object"}}}}
    return {
        "operationId": "describe",
        "summary": "This description",
        "security": [],
        "responses": {"200": answer, **_problems()},
    }


def _get(
    name: str, summary: str, model: type[BaseModel], problems: Mapping[HTTPStatus, str] = _LIMITED
) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "responses": {"200": _answer(summary, model), **_problems(problems)},
    }


def _problems(*of: Mapping[HTTPStatus, str]) -> dict[str, Any]:
    told = {status: text for each in (*of, _LIMITED) for status, text in each.items()}
    content = {CONTENT_TYPE: {"schema": ref(ProblemAnswer)}}
    return {
        str(status.value): {"description": text, "content": content}
        for status, text in sorted(told.items())
    }


def _article() -> dict[str, Any]:
    tag = {"description": "The revision, for If-Match.", "schema": {"type": "string"}}
    return {**_answer("The article as it is now", ArticleAnswer), "headers": {"ETag": tag}}


def _made() -> dict[str, Any]:
    place = {"description": "Where it can be read.", "schema": {"type": "string"}}
    made = _article()
    return {**made, "headers": {**made["headers"], "Location": place}}


def _answer(text: str, model: type[BaseModel]) -> dict[str, Any]:
    return {"description": f"{text}.", "content": {JSON: {"schema": ref(model)}}}


def _body(model: type[BaseModel]) -> dict[str, Any]:
    return {"required": True, "content": {JSON: {"schema": ref(model)}}}


def _id() -> dict[str, Any]:
    number = {"type": "integer", "format": "int64", "minimum": 1, "maximum": LAST_ID}
    return {"name": "id", "in": "path", "required": True, "schema": number}


def _number(name: str) -> dict[str, Any]:
    number = {"type": "integer", "format": "int64", "minimum": 1, "maximum": webhooks.LAST_NUMBER}
    return {"name": name, "in": "path", "required": True, "schema": number}


def _paging(most: int, usual: int) -> list[dict[str, Any]]:
    before = {"type": "integer", "minimum": 1, "maximum": LAST_ID}
    limit = {"type": "integer", "minimum": 1, "maximum": most, "default": usual}
    return [_query("before", before), _query("limit", limit)]


def _path(name: str, pattern: str) -> dict[str, Any]:
    schema = {"type": "string", "pattern": f"^{pattern}$"}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}
