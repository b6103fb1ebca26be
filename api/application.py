"""The HTTP API, put together."""

from collections.abc import Callable
from datetime import datetime
from secrets import token_urlsafe

from aiohttp import web

from api.articles import Articles, TellAsked
from api.description import Description
from api.gate import Gate
from api.once import Once
from api.rubrics import Rubrics
from api.stats import Stats
from api.webhooks import Webhooks
from api.wording import Picture, Wordings
from newsroom.desk import Desk
from sources.reader import Reader


def api_routes(
    desk: Desk,
    reader: Reader,
    picture: Picture,
    tell_asked: TellAsked,
    *,
    url: str,
    holder: str,
    clock: Callable[[], datetime],
) -> list[web.RouteDef]:
    """All its requests; ``holder`` is this run of the program, ``url`` where others find it."""
    gate = Gate(desk.database, clock)
    once = Once(desk, holder, clock)
    wordings = Wordings(desk, reader, picture)
    nouns = (
        Articles(desk, gate, once, wordings, tell_asked),
        Rubrics(desk, gate),
        Stats(desk, gate),
        Webhooks(desk, gate, once, lambda: f"whsec_{token_urlsafe(32)}"),
        Description(desk, url),
    )
    return [route for noun in nouns for route in noun.routes()]
