"""For scripts that drive an emulator in another process.

======  =========================  ============================================================
GET     ``/control/ledger``        ``?since=<sequence>`` -> ``{"entries": [...], "stars": ...}``
GET     ``/control/calls``         ``?since=<sequence>`` -> ``{"calls": [...]}``
POST    ``/control/faults``        an order: ``{"kind": "too_many_requests", "retry_after": 60,
                                   "method"?, "chat_id"?, "times"?, "probability"?, "seed"?}``
DELETE  ``/control/faults``        takes back every order
POST    ``/control/limits``        ``{"per_second": 30 or null, "per_chat": 1 or null}``
POST    ``/control/readers``       ``{"amount": 1000, "first_id": 1000001}``: users who started
POST    ``/control/people``        ``{"first_name", "language_code"?, "id"?, "role"?}``
======  =========================  ============================================================
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict

from aiohttp import web

from emulator.client_api import json_response, loopback_only, read_object
from emulator.emulator import Emulator
from emulator.faults import order_from


def add_routes(app: web.Application, emulator: Emulator) -> None:
    """Adds the addresses above."""
    control = _Control(emulator)
    routes: list[tuple[str, str, Callable[[web.Request], Awaitable[web.Response]]]] = [
        ("GET", "/control/ledger", control.ledger),
        ("GET", "/control/calls", control.calls),
        ("POST", "/control/faults", control.order_fault),
        ("DELETE", "/control/faults", control.clear_faults),
        ("POST", "/control/limits", control.set_limits),
        ("POST", "/control/readers", control.add_readers),
        ("POST", "/control/people", control.add_person),
    ]
    for method, path, handler in routes:
        app.router.add_route(method, path, loopback_only(handler))


class _Control:
    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    async def ledger(self, request: web.Request) -> web.Response:
        entries = self._emulator.ledger.since(int(request.query.get("since", "0")))
        stars = self._emulator.limits.paid_tenths / 10
        return json_response({"entries": [entry.as_dict() for entry in entries], "stars": stars})

    async def calls(self, request: web.Request) -> web.Response:
        calls = self._emulator.calls[int(request.query.get("since", "0")) :]
        return json_response({"calls": [asdict(call) for call in calls]})

    async def order_fault(self, request: web.Request) -> web.Response:
        order_from(self._emulator.faults, await read_object(request))
        return json_response({})

    async def clear_faults(self, _request: web.Request) -> web.Response:
        self._emulator.faults.clear()
        return json_response({})

    async def set_limits(self, request: web.Request) -> web.Response:
        given = await read_object(request)
        self._emulator.limits.per_second = given.get("per_second")
        self._emulator.limits.per_chat = given.get("per_chat")
        return json_response({})

    async def add_readers(self, request: web.Request) -> web.Response:
        given = await read_object(request)
        ids = self._emulator.chats.add_users(given["amount"], given["first_id"])
        return json_response({"first_id": ids.start, "amount": len(ids)})

    async def add_person(self, request: web.Request) -> web.Response:
        given = await read_object(request)
        person = self._emulator.person(
            given["first_name"],
            given.get("language_code", "ru"),
            user_id=given.get("id"),
            role=given.get("role", "reader"),
        )
        return json_response({"id": person.id})
