"""What is answered: models as JSON, and what the newsroom refuses as problems."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from aiohttp import web
from pydantic import BaseModel

from api.body import JSON
from api.moment import write_moment
from api.problem import Problem
from news.article import Article
from newsroom.refusals import ChangedSince, Embargoed, WrongStatus
from newsroom.rights import NotAllowed


def json_answer(answer: BaseModel, status: HTTPStatus, **headers: str) -> web.Response:
    """A model as it is sent."""
    return web.Response(
        status=status.value, text=answer.model_dump_json(), content_type=JSON, headers=headers
    )


@contextmanager
def refusals() -> Iterator[None]:
    """Raise what the newsroom refuses as a Problem."""
    try:
        yield
    except NotAllowed:
        detail = "The token's program may not do that any more."
        raise Problem(HTTPStatus.FORBIDDEN, detail) from None
    except ChangedSince:
        detail = "The article has been changed meanwhile: read it, then change that."
        raise Problem(HTTPStatus.PRECONDITION_FAILED, detail) from None
    except Embargoed as error:
        until = error.article.embargo_until
        moment = write_moment(until) if until else ""
        detail = f"An editor lets the article go out no earlier than {moment}."
        raise Problem(HTTPStatus.CONFLICT, detail) from None
    except WrongStatus as error:
        if error.article is None:
            raise Problem(HTTPStatus.NOT_FOUND, "There is no such article.") from None
        raise conflict(error.article) from None


def conflict(article: Article) -> Problem:
    """An article that is where nothing like that can be done to it."""
    return Problem(HTTPStatus.CONFLICT, _stands(article), article=_known(article))


def over(article: Article) -> Problem:
    """An article that is not to be had any more."""
    return Problem(HTTPStatus.NOT_FOUND, _stands(article), article=_known(article))


def _stands(article: Article) -> str:
    return f"Article № {article.id} is {article.status.value}."


def _known(article: Article) -> dict[str, int | str]:
    return {"id": article.id, "status": article.status.value, "revision": article.revision}
