"""What the chat page talks to: the people's side of the emulator, over HTTP with JSON.

Every address answers on the same port as the Bot API, to loopback only.

======  ==============================  ====================================================
GET     ``/``                           the chat page, ``emulator/page/index.html``
GET     ``/page/<file>``                its other files
GET     ``/client/people``              ``{"bot": User, "people": [{"id", "first_name",
                                        "username", "language_code", "role"}], "places":
                                        [Place, ...]}``: groups and channels, see
                                        ``members.described``, "pages": {word: path}
GET     ``/client/<user_id>/chat``      ``{"messages": [Message, ...], "commands":
                                        [{"command", "description"}], "blocked": bool}``;
                                        messages are Bot API objects, oldest first, each with
                                        ``"outgoing": true`` when the person sent it and
                                        ``"edited": true`` when it is to be marked so; commands
                                        are those the person's menu shows; the id may be that of
                                        a group or a channel
GET     ``/client/events``              Server-Sent Events of everybody's chats, see below: a
                                        browser keeps six connections a server, so the page
                                        follows all people over one
GET     ``/client/<user_id>/events``    the same of one person's chat
GET     ``/client/samples``             ``[{"title", "text"}]``: texts worth trying
POST    ``/client/<user_id>/send``      ``{"text", "reply_to_message_id"?}`` ->
                                        ``{"message_ids": [...]}`` (long texts are split)
POST    ``/client/<user_id>/document``  multipart: ``file``, ``caption``? -> ``{"message_id"}``
POST    ``/client/<user_id>/photo``     the same for a photo
POST    ``/client/<user_id>/album``     the same for several photos, a ``file`` each; the caption
                                        is the first one's -> ``{"message_ids": [...]}``
POST    ``/client/<user_id>/location``  ``{"latitude", "longitude"}`` -> ``{"message_id"}``
POST    ``/client/<user_id>/press``     ``{"message_id", "data"}`` -> ``{"callback_query_id"}``;
                                        the answer arrives as an event
POST    ``/client/<user_id>/edit``      ``{"message_id", "text"}`` -> ``{}``: text or caption of
                                        the person's own message
POST    ``/client/<user_id>/delete``    ``{"message_id"}`` -> ``{}``
POST    ``/client/<user_id>/block``     ``{"blocked": bool}`` -> ``{}``
POST    ``/client/<user_id>/inline``    ``{"query", "offset"?}`` -> ``{"results": [...],
                                        "next_offset"}``, once the bot has answered
POST    ``/client/<user_id>/choose``    ``{"result_id"}`` of the last inline answer ->
                                        ``{"message_id"}``, sent to the chat with the bot
GET     ``/client/files/<file_id>``     the bytes of a photo or document
======  ==============================  ====================================================

What a person does is done in their chat with the bot, or where ``?chat_id=`` says, in the topic
``&topic=``, and as the group itself with ``&anonymous=1``.

An event is one ``data:`` line of JSON with the ``"user_id"`` whose chat it is, or the
id of the group or channel, by ``"type"``:

* ``{"type": "message", "message": Message}``: a new message, the person's own ones included
* ``{"type": "edited", "message": Message}``
* ``{"type": "deleted", "message_ids": [...]}``
* ``{"type": "commands", "commands": [...]}``: the bot changed its menu
* ``{"type": "callback_answer", "callback_query_id", "text", "show_alert", "url"}``; ``text``
  and ``url`` may be null
* ``{"type": "typing"}``
* ``{"type": "place"}``: the bot was added, promoted, taken out

A refused request is ``{"error": "..."}`` with status 400, 403 or 404. A web page
of another origin is refused; a program, which names none, is not.
"""

import asyncio
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from emulator import actions
from emulator.call import Upload
from emulator.changes import EVERYBODY, Screen
from emulator.chat import Chat
from emulator.emulator import Emulator
from emulator.errors import ApiError
from emulator.members import described
from emulator.user import User

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PAGE = Path(__file__).parent / "page"
# A form of another page may be of the second type, but then it names its origin.
_ACCEPTED = ("application/json", "multipart/form-data")
_INLINE_PATIENCE = 10.0
"""Seconds that a client waits for inline results."""
_HEARTBEAT = 15.0
"""Seconds between signs of life on a quiet event stream, which show that the page is gone."""


def add_routes(app: web.Application, emulator: Emulator) -> None:
    """Adds the addresses above."""
    client = _Client(emulator)
    routes: list[tuple[str, str, Handler]] = [
        ("GET", "/", client.index),
        ("GET", "/page/{file}", client.page),
        ("GET", "/client/people", client.people),
        ("GET", "/client/samples", client.samples),
        ("GET", "/client/events", client.all_events),
        ("GET", "/client/files/{file_id}", client.file),
        ("GET", r"/client/{user:-?\d+}/chat", client.chat),
        ("GET", r"/client/{user:\d+}/events", client.events),
        ("POST", r"/client/{user:\d+}/send", client.send),
        ("POST", r"/client/{user:\d+}/{kind:document|photo}", client.upload),
        ("POST", r"/client/{user:\d+}/album", client.album),
        ("POST", r"/client/{user:\d+}/location", client.location),
        ("POST", r"/client/{user:\d+}/press", client.press),
        ("POST", r"/client/{user:\d+}/edit", client.edit),
        ("POST", r"/client/{user:\d+}/delete", client.delete),
        ("POST", r"/client/{user:\d+}/block", client.block),
        ("POST", r"/client/{user:\d+}/inline", client.inline),
        ("POST", r"/client/{user:\d+}/choose", client.choose),
    ]
    for method, path, handler in routes:
        app.router.add_route(method, path, loopback_only(handler))


def json_response(body: object, status: int = 200) -> web.Response:
    """A JSON answer."""
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")


async def read_object(request: web.Request) -> dict[str, Any]:
    """The JSON object in a request's body; raises ValueError."""
    body = orjson.loads(await request.read())
    if not isinstance(body, dict):
        raise TypeError("a JSON object is expected")
    return body


def _is_loopback(host: str) -> bool:
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    try:
        return name == "localhost" or ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_foreign(request: web.Request) -> bool:
    """Whether a web page of another address asks; programs name no origin."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin != f"http://{request.host}"
    site = request.headers.get("Sec-Fetch-Site", "none")
    return request.path != "/" and site not in ("same-origin", "none")


def loopback_only(handler: Handler) -> Handler:
    """Refuses other hosts' names, so that no web page can reach in; words errors as JSON."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if not _is_loopback(request.host) or _is_foreign(request):
            return json_response({"error": "only for the chat page on this machine"}, 403)
        if request.method == "POST" and request.content_type not in _ACCEPTED:
            return json_response({"error": "only application/json or multipart/form-data"}, 400)
        return await _worded(handler, request)

    return guarded


async def _worded(handler: Handler, request: web.Request) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPNotFound as error:
        return json_response({"error": error.text}, 404)
    except ApiError as error:
        return json_response({"error": error.description}, 400)
    except (ValueError, TypeError, KeyError) as error:
        return json_response({"error": str(error) or type(error).__name__}, 400)


class _Client:
    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._offered: dict[int, tuple[str, list[dict[str, Any]]]] = {}

    def _user(self, request: web.Request) -> User:
        user = self._emulator.chats.users.get(int(request.match_info["user"]))
        if user is None:
            raise web.HTTPNotFound(text="nobody has this id")
        return user

    def _place(self, request: web.Request) -> tuple[User, Chat]:
        """Who acts, and where."""
        user, given = self._user(request), request.query.get("chat_id", "")
        return user, self._chat(int(given)) if given else self._emulator.chats.of(user)

    def _chat(self, chat_id: int) -> Chat:
        chat = self._emulator.chats.get(chat_id)
        if chat is None:
            raise web.HTTPNotFound(text="nobody has this id")
        return chat

    async def index(self, _request: web.Request) -> web.StreamResponse:
        return _static(_PAGE / "index.html")

    async def page(self, request: web.Request) -> web.StreamResponse:
        return _static(_PAGE / Path(request.match_info["file"]).name)

    async def people(self, _request: web.Request) -> web.StreamResponse:
        people = [{**user.as_dict(), "role": user.role} for user in self._emulator.people]
        chats = self._emulator.chats
        places = [described(self._emulator, chat) for chat in (*chats.groups, *chats.channels)]
        bot = self._emulator.bot.as_dict()
        pages = self._emulator.pages
        return json_response({"bot": bot, "people": people, "places": places, "pages": pages})

    async def samples(self, _request: web.Request) -> web.StreamResponse:
        samples = self._emulator.samples.items()
        return json_response([{"title": title, "text": text} for title, text in samples])

    async def file(self, request: web.Request) -> web.StreamResponse:
        stored = self._emulator.files.get(request.match_info["file_id"])
        headers = {"Content-Type": stored.mime_type, "X-Content-Type-Options": "nosniff"}
        if stored.kind == "document":
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.content, headers=headers)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        chat = self._chat(int(request.match_info["user"]))
        user = chat.user
        return json_response(
            {
                "messages": [message.as_seen() for message in chat.messages.values()],
                "commands": self._emulator.profile.shown_to(user) if user else [],
                "blocked": user is not None and user.blocked,
            }
        )

    async def all_events(self, request: web.Request) -> web.StreamResponse:
        return await self._follow(request, EVERYBODY)

    async def events(self, request: web.Request) -> web.StreamResponse:
        return await self._follow(request, self._user(request).id)

    async def _follow(self, request: web.Request, user_id: int) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        screen = self._emulator.feed.open(user_id)
        try:
            await response.prepare(request)
            await _stream(screen, response)
        except ConnectionResetError:
            pass
        finally:
            self._emulator.feed.close(user_id, screen)
        return response

    async def send(self, request: web.Request) -> web.StreamResponse:
        (user, chat), given = self._place(request), await read_object(request)
        number = given.get("reply_to_message_id")
        reply_to = actions.find_message(chat, number) if number else None
        sent = actions.send_text(
            self._emulator,
            user,
            given["text"],
            chat,
            reply_to,
            topic=_topic(request),
            signed=chat if request.query.get("anonymous") else None,
        )
        return json_response({"message_ids": [message.message_id for message in sent]})

    async def upload(self, request: web.Request) -> web.StreamResponse:
        (user, chat), kind = self._place(request), request.match_info["kind"]
        uploads, caption = await _read_uploads(request)
        message = actions.send_file(
            self._emulator, user, chat, kind, uploads[0], caption=caption, topic=_topic(request)
        )
        return json_response({"message_id": message.message_id})

    async def album(self, request: web.Request) -> web.StreamResponse:
        user, chat = self._place(request)
        uploads, caption = await _read_uploads(request)
        photos = [("photo", upload) for upload in uploads]
        sent = actions.send_album(self._emulator, user, chat, photos, {0: caption})
        return json_response({"message_ids": [message.message_id for message in sent]})

    async def location(self, request: web.Request) -> web.StreamResponse:
        (user, chat), given = self._place(request), await read_object(request)
        place = float(given["latitude"]), float(given["longitude"])
        message = actions.send_location(self._emulator, user, chat, place)
        return json_response({"message_id": message.message_id})

    async def press(self, request: web.Request) -> web.StreamResponse:
        (user, chat), given = self._place(request), await read_object(request)
        message = actions.find_message(chat, given["message_id"])
        query = actions.press(self._emulator, user, message, given["data"])
        return json_response({"callback_query_id": query.id})

    async def edit(self, request: web.Request) -> web.StreamResponse:
        (user, chat), given = self._place(request), await read_object(request)
        message = actions.find_message(chat, given["message_id"])
        actions.edit_text(self._emulator, user, message, given["text"])
        return json_response({})

    async def delete(self, request: web.Request) -> web.StreamResponse:
        (user, chat), given = self._place(request), await read_object(request)
        message = actions.find_message(chat, given["message_id"])
        actions.delete(self._emulator, user, message)
        return json_response({})

    async def block(self, request: web.Request) -> web.StreamResponse:
        user, given = self._user(request), await read_object(request)
        actions.set_blocked(self._emulator, user, blocked=bool(given["blocked"]))
        return json_response({})

    async def inline(self, request: web.Request) -> web.StreamResponse:
        user, given = self._user(request), await read_object(request)
        words = str(given.get("query") or "")
        offset = str(given.get("offset") or "")
        query = actions.ask_inline(self._emulator, user, words, offset)
        try:
            async with asyncio.timeout(_INLINE_PATIENCE):
                answer = await query.answer
        except TimeoutError:
            answer = {"results": [], "next_offset": ""}
        self._offered[user.id] = words, answer["results"]
        return json_response(answer)

    async def choose(self, request: web.Request) -> web.StreamResponse:
        user, given = self._user(request), await read_object(request)
        words, results = self._offered.get(user.id, ("", []))
        result = next((item for item in results if item["id"] == given["result_id"]), None)
        if result is None:
            raise ValueError("there is no such result")
        chat = self._emulator.chats.of(user)
        message = actions.choose(self._emulator, user, chat, result, words)
        return json_response({"message_id": message.message_id})


def _topic(request: web.Request) -> int:
    return int(request.query.get("topic") or 0)


def _static(path: Path) -> web.StreamResponse:
    if not path.is_file():
        return json_response({"error": "no such file"}, 404)
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})


async def _stream(screen: Screen, response: web.StreamResponse) -> None:
    await response.write(b": open\n\n")
    while True:
        try:
            async with asyncio.timeout(_HEARTBEAT):
                event = await screen.get()
        except TimeoutError:
            await response.write(b": alive\n\n")
            continue
        if event is None:
            return
        await response.write(b"data: " + orjson.dumps(event) + b"\n\n")


async def _read_uploads(request: web.Request) -> tuple[list[Upload], str]:
    """The files, at least one, and the caption. Raises ValueError."""
    uploads, caption = list[Upload](), ""
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read(decode=True))
        if part.name == "file":
            mime_type = part.headers.get("Content-Type", "")
            uploads.append(Upload(part.filename or "", content, mime_type))
        elif part.name == "caption":
            caption = content.decode()
    if not uploads:
        raise ValueError("there is no file in the request")
    return uploads, caption
