"""/api/v1/rubrics: the sections that articles may be put under."""

from http import HTTPStatus

from aiohttp import web
from pydantic import BaseModel, Field

from api.answering import json_answer
from api.gate import Gate
from news.language import Language
from news.rubric import Rubric
from newsroom.desk import Desk
from newsroom.reading import every_rubric

PATH = "/api/v1/rubrics"


class RubricAnswer(BaseModel):
    """A rubric."""

    slug: str = Field(description="Its permanent name.")
    emoji: str
    names: dict[str, str] = Field(description="By interface language: ru, be, en.")
    hidden: bool = Field(description="Offered to nobody; who follows it gets it still.")


class RubricList(BaseModel):
    """All rubrics, in their order."""

    rubrics: list[RubricAnswer]


class Rubrics:
    """The requests about rubrics."""

    def __init__(self, desk: Desk, gate: Gate) -> None:
        self._desk = desk
        self._gate = gate

    def routes(self) -> list[web.RouteDef]:
        """Where they are answered."""
        return [web.get(PATH, self.list)]

    async def list(self, request: web.Request) -> web.Response:
        """All of them."""
        await self._gate.admit(request)
        known = [_answer(each) for each in await every_rubric(self._desk)]
        return json_answer(RubricList(rubrics=known), HTTPStatus.OK)


def _answer(rubric: Rubric) -> RubricAnswer:
    return RubricAnswer(
        slug=rubric.slug,
        emoji=rubric.emoji,
        names={language.value: rubric.name(language) for language in Language},
        hidden=rubric.hidden,
    )
