"""For scripts that drive an emulator in another process; of groups see ``control_places``.

======  =========================  ============================================================
GET     ``/control/ledger``        ``?since=<sequence>`` -> ``{"entries": [Entry, ...], "stars":
                                   ...}``; what was sent, edited and deleted, see ``ledger.py``
GET     ``/control/chats``         ``?chat_id=<id>`` -> ``{"chats": [{"chat_id", "messages":
                                   [{"message_id", "content", "text", "wordings", "edits",
                                   "is_deleted", "is_there"}]}]}``: each message that the bot
                                   sent, as it is now; "is_there" is false, too, for what a
                                   person deleted
GET     ``/control/calls``         ``?since=<sequence>`` -> ``{"calls": [...]}``
POST    ``/control/faults``        an order: ``{"kind": "too_many_requests", "retry_after": 60,
                                   "method"?, "chat_id"?, "times"?, "probability"?, "seed"?}``
DELETE  ``/control/faults``        takes back every order
POST    ``/control/limits``        ``{"per_second": 30 or null, "per_chat": 1 or null,
                                   "per_group_minute"?: 20 or null}``
POST    ``/control/readers``       ``{"amount": 1000, "first_id": 1000001}``: users who started
POST    ``/control/people``        ``{"first_name", "language_code"?, "id"?, "role"?}``
======  =========================  ============================================================
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from aiohttp import web

from emulator.client_api import json_response, loopback_only, read_object
from emulator.emulator import Emulator
from emulator.faults import order_from
from emulator.ledger import History


def add_routes(app: web.Application, emulator: Emulator) -> None:
    """Adds the addresses above."""
    control = _Control(emulator)
    routes: list[tuple[str, str, Callable[[web.Request], Awaitable[web.Response]]]] = [
        ("GET", "/control/ledger", control.ledger),
        ("GET", "/control/chats", control.chats),
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
        return json_response({"entries": entries, "stars": stars})

    async def chats(self, request: web.Request) -> web.Response:
        given = request.query.get("chat_id")
        chats: dict[int, list[dict[str, Any]]] = {}
        for history in self._emulator.ledger.histories(None if given is None else int(given)):
            chats.setdefault(history.chat_id, []).append(self._message(history))
        listed = [{"chat_id": key, "messages": messages} for key, messages in chats.items()]
        return json_response({"chats": listed})

    def _message(self, history: History) -> dict[str, Any]:
        chat = self._emulator.chats.get(history.chat_id)
        return {
            "message_id": history.message_id,
            "content": history.content,
            "text": history.text,
            "wordings": history.wordings,
            "edits": history.edits,
            "is_deleted": history.is_deleted,
            "is_there": chat is not None and history.message_id in chat.messages,
        }

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
        self._emulator.limits.per_group_minute = given.get("per_group_minute")
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
