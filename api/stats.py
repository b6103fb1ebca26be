"""/api/v1/stats: the newsroom in figures."""

from http import HTTPStatus

from aiohttp import web
from pydantic import BaseModel, Field

from api.answering import json_answer
from api.gate import Gate
from news.dispatch import DeliveryState
from newsroom import counting
from newsroom.desk import Desk

PATH = "/api/v1/stats"


class StatsAnswer(BaseModel):
    """The newsroom in figures, as they are now."""

    readers: int
    active_readers: int = Field(description="Without those who have blocked the bot.")
    rubric_subscriptions: int
    keyword_subscriptions: int
    published: int = Field(description="Articles that readers can see.")
    deliveries: dict[str, int] = Field(description="Those of all articles and digests, by state.")


class Stats:
    """The requests about figures."""

    def __init__(self, desk: Desk, gate: Gate) -> None:
        self._desk = desk
        self._gate = gate

    def routes(self) -> list[web.RouteDef]:
        """Where they are answered."""
        return [web.get(PATH, self.get)]

    async def get(self, request: web.Request) -> web.Response:
        """Read them."""
        await self._gate.admit(request)
        found = await counting.statistics(self._desk)
        tally = await counting.tally_of_all(self._desk)
        answer = StatsAnswer(
            readers=found.readers,
            active_readers=found.active_readers,
            rubric_subscriptions=found.rubric_subscriptions,
            keyword_subscriptions=found.rule_subscriptions,
            published=found.published,
            deliveries={each.name.lower(): tally.count(each) for each in DeliveryState},
        )
        return json_answer(answer, HTTPStatus.OK)
