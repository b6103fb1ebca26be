"""Groups, forums and channels, for scripts that drive an emulator in another process.

People and chats are named by their ids; "by" is who does it, and what a client would not let
them do is refused. Rights are lists of the Bot API's names: ["can_post_messages"].

======  ===========================  ==========================================================
GET     ``/control/places``          ``{"places": [Place, ...]}``; what a Place is, see
                                     ``members.described``
POST    ``/control/groups``          ``{"title", "members": [ids], "is_supergroup"?,
                                     "is_forum"?, "username"?, "id"?, "has_bot"?}`` -> Place; the
                                     first member is the creator; the bot is in it unless told
POST    ``/control/channels``        ``{"title", "administrators": [ids], "username"?, "id"?,
                                     "signs"?}`` -> Place; the bot is not in it yet
POST    ``/control/chat``            ``{"chat_id", "muted"?, "hides_members"?, "discussion"?,
                                     "members"?: [ids]}`` -> Place: may members write, are they
                                     hidden, which group gets a channel's posts, who else comes in
POST    ``/control/administrators``  ``{"chat_id", "user_id", "rights"?: [...], "status"?}``:
                                     appoints, with all rights unless some are given; status
                                     "member" dismisses
POST    ``/control/bot``             ``{"chat_id", "by", "status", "rights"?, "posts"?}`` -> Place
                                     where the bot is now: "member", "administrator",
                                     "restricted", "kicked", "left"
POST    ``/control/topics``          ``{"chat_id", "by", "name"}`` -> ``{"message_thread_id"}``
POST    ``/control/topic``           ``{"chat_id", "by", "message_thread_id", "act", "name"?}``:
                                     "close", "reopen", "delete", "rename"; 0 is General
POST    ``/control/migrate``         ``{"chat_id", "by", "order"?: "old first" | "new first"
                                     | "members first", "tells_members"?}`` -> the new Place
POST    ``/control/say``             ``{"by", "text", "chat_id"?, "message_thread_id"?, "to"?,
                                     "as"?}`` -> ``{"message_id"}``; "to" is a message, "as" the
                                     group itself or a channel that the person runs
POST    ``/control/press``           ``{"by", "message_id", "data", "chat_id"?}`` -> the bot's
                                     answer, once it has come
POST    ``/control/follow``          ``{"by", "url", "chat_id"?}`` -> ``{"message_id"}``: a link
                                     to the bot, "startgroup" and "startchannel" among them
POST    ``/control/share``           ``{"by", "text", "chat_id", "adds_bot"?}``: chooses a chat
                                     for the key of the reply keyboard with this text
======  ===========================  ==========================================================
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from emulator import actions, joining, topics
from emulator.chat import Chat
from emulator.client_api import json_response, loopback_only, read_object
from emulator.emulator import Emulator
from emulator.members import described
from emulator.person import PATIENCE, Person
from emulator.rights import Rights, fitting, whole
from emulator.user import User

Given = dict[str, Any]


def add_routes(app: web.Application, emulator: Emulator) -> None:
    """Adds the addresses above."""
    control = _Places(emulator)
    acts: dict[str, Callable[[Given], Awaitable[Given]]] = {
        "groups": control.add_group,
        "channels": control.add_channel,
        "chat": control.change_chat,
        "administrators": control.appoint,
        "bot": control.move_bot,
        "topics": control.make_topic,
        "topic": control.change_topic,
        "migrate": control.migrate,
        "say": control.say,
        "press": control.press,
        "follow": control.follow,
        "share": control.share,
    }
    app.router.add_get("/control/places", loopback_only(control.places))
    for name, act in acts.items():
        app.router.add_post(f"/control/{name}", loopback_only(_answering(act)))


def _answering(
    act: Callable[[Given], Awaitable[Given]],
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        return json_response(await act(await read_object(request)))

    return answer


class _Places:
    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def _chat(self, given: object) -> Chat:
        chat = self._emulator.chats.get(int(str(given)))
        if chat is None or chat.user is not None:
            raise ValueError("there is no such group or channel")
        return chat

    def _user(self, given: object) -> User:
        user = self._emulator.chats.users.get(int(str(given)))
        if user is None:
            raise ValueError("nobody has this id")
        return user

    def _users(self, given: list[object]) -> list[User]:
        return [self._user(number) for number in given]

    def _shown(self, chat: Chat) -> Given:
        return described(self._emulator, chat)

    async def places(self, _request: web.Request) -> web.StreamResponse:
        chats = [*self._emulator.chats.groups, *self._emulator.chats.channels]
        return json_response({"places": [self._shown(chat) for chat in chats]})

    async def add_group(self, given: Given) -> Given:
        group = self._emulator.chats.add_group(
            given["title"],
            self._users(given["members"]),
            is_supergroup=bool(given.get("is_supergroup")),
            is_forum=bool(given.get("is_forum")),
            username=given.get("username", ""),
            has_bot=bool(given.get("has_bot", True)),
            chat_id=given.get("id"),
        )
        return self._shown(group)

    async def add_channel(self, given: Given) -> Given:
        channel = self._emulator.chats.add_channel(
            given["title"],
            self._users(given["administrators"]),
            username=given.get("username", ""),
            signs=bool(given.get("signs")),
            chat_id=given.get("id"),
        )
        return self._shown(channel)

    async def change_chat(self, given: Given) -> Given:
        chat = self._chat(given["chat_id"])
        chat.muted = bool(given.get("muted", chat.muted))
        chat.hides_members = bool(given.get("hides_members", chat.hides_members))
        if "discussion" in given:
            linked = given["discussion"]
            chat.discussion = None if linked is None else self._chat(linked)
        chat.members |= {user.id: user for user in self._users(given.get("members", []))}
        return self._shown(chat)

    async def appoint(self, given: Given) -> Given:
        chat, user = self._chat(given["chat_id"]), self._user(given["user_id"])
        chat.rights.pop(user.id, None)
        chat.members[user.id] = user
        if given.get("status") == "member":
            chat.administrators.pop(user.id, None)
        else:
            chat.administrators[user.id] = user
            chat.rights[user.id] = _rights(given, chat) or whole(chat.type)
        return self._shown(chat)

    async def move_bot(self, given: Given) -> Given:
        chat = self._chat(given.get("chat_id", given.get("channel_id")))
        by, status = self._user(given["by"]), given["status"]
        if status == "administrator":
            rights = _rights(given, chat) or whole(chat.type)
            if not given.get("posts", True):
                rights -= {"can_post_messages"}
            chat = joining.promote_bot(self._emulator, by, chat, rights)
        elif status == "member" and not chat.has_bot:
            chat = joining.add_bot(self._emulator, by, chat)
        else:
            joining.set_status(self._emulator, by, chat, status)
        return self._shown(chat)

    async def make_topic(self, given: Given) -> Given:
        forum, by = self._chat(given["chat_id"]), self._user(given["by"])
        topic = topics.make_topic(self._emulator, by, forum, given["name"])
        return {"message_thread_id": topic.id}

    async def change_topic(self, given: Given) -> Given:
        forum, by = self._chat(given["chat_id"]), self._user(given["by"])
        number = int(given["message_thread_id"])
        match given["act"]:
            case "close":
                topics.close_topic(self._emulator, by, forum, number)
            case "reopen":
                topics.reopen_topic(self._emulator, by, forum, number)
            case "delete":
                topics.delete_topic(self._emulator, forum, number)
            case "rename":
                topic = forum.topics[number]
                topics.rename_topic(self._emulator, by, forum, topic, given["name"], None)
            case _:
                raise ValueError("a topic is closed, reopened, deleted or renamed")
        return self._shown(forum)

    async def migrate(self, given: Given) -> Given:
        new = joining.migrate(
            self._emulator,
            self._user(given["by"]),
            self._chat(given["chat_id"]),
            order=given.get("order", "old first"),
            tells_members=bool(given.get("tells_members")),
        )
        return self._shown(new)

    async def say(self, given: Given) -> Given:
        by, chat = self._user(given["by"]), self._where(given)
        number = given.get("to")
        sent = actions.send_text(
            self._emulator,
            by,
            given["text"],
            chat,
            actions.find_message(chat, number) if number else None,
            topic=int(given.get("message_thread_id") or 0),
            signed=self._chat(given["as"]) if given.get("as") else None,
        )
        return {"message_id": sent[0].message_id}

    def _where(self, given: Given) -> Chat:
        if given.get("chat_id") in (None, given["by"]):
            return self._emulator.chats.of(self._user(given["by"]))
        return self._chat(given["chat_id"])

    async def press(self, given: Given) -> Given:
        message = actions.find_message(self._where(given), given["message_id"])
        query = actions.press(self._emulator, self._user(given["by"]), message, given["data"])
        async with asyncio.timeout(PATIENCE):
            return await query.answer

    async def follow(self, given: Given) -> Given:
        person = Person(self._emulator, self._user(given["by"]))
        chosen = given.get("chat_id")
        said = await person.follows(given["url"], None if chosen is None else self._chat(chosen))
        return {} if said is None else {"message_id": said.message_id}

    async def share(self, given: Given) -> Given:
        person = Person(self._emulator, self._user(given["by"]))
        shared = await person.chooses_chat(
            given["text"], self._chat(given["chat_id"]), adds_bot=bool(given.get("adds_bot", True))
        )
        return {"message_id": shared.message_id}


def _rights(given: Given, chat: Chat) -> Rights | None:
    named = given.get("rights")
    return None if named is None else fitting(named, chat.type)
