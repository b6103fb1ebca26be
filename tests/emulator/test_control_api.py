import asyncio
from typing import Any

import pytest
from aiohttp import ClientSession

from emulator import Emulator, Person
from tests.emulator.conftest import Ask


@pytest.fixture
def control(http: ClientSession, address: str) -> Ask:
    async def controlled(path: str, **body: Any) -> dict[str, Any]:
        method = "POST" if body else "GET"
        async with http.request(method, f"{address}/control/{path}", json=body or None) as response:
            answer: dict[str, Any] = await response.json()
            return {"status": response.status, **answer}

    return controlled


async def test_the_ledger_is_read_from_a_sequence_on(control: Ask, ask: Ask, anna: Person) -> None:
    for text in "ab":
        await ask("sendMessage", chat_id=anna.id, text=text, allow_paid_broadcast=True)
    read = await control("ledger?since=1")
    assert [(entry["sequence"], entry["text"]) for entry in read["entries"]] == [(2, "b")]
    assert read["stars"] == 0.2


async def test_edits_and_deletions_are_read_like_sends(
    control: Ask, ask: Ask, anna: Person
) -> None:
    sent = (await ask("sendMessage", chat_id=anna.id, text="раз"))["result"]["message_id"]
    await ask("editMessageText", chat_id=anna.id, message_id=sent, text="два")
    await ask("deleteMessage", chat_id=anna.id, message_id=sent)
    entries = (await control("ledger?since=1"))["entries"]
    assert [(entry["kind"], entry["message_id"], entry["text"]) for entry in entries] == [
        ("edited", sent, "два"),
        ("deleted", sent, ""),
    ]
    assert entries[0]["payload"]["text"] == "два"


async def test_what_every_chat_holds_now_is_read(control: Ask, ask: Ask, anna: Person) -> None:
    await control("readers", amount=1, first_id=1_000_001)
    for chat_id in (anna.id, anna.id, anna.id, 1_000_001):
        await ask("sendMessage", chat_id=chat_id, text="раз")
    edited, deleted, lost = [message.message_id for message in anna.chat[1:]]
    await ask("editMessageText", chat_id=anna.id, message_id=edited, text="два")
    await ask("deleteMessage", chat_id=anna.id, message_id=deleted)
    await anna.deletes(anna.private.messages[lost])

    mine, others = (await control("chats"))["chats"]

    assert mine["chat_id"] == anna.id
    assert mine["messages"][0] == {
        "message_id": edited, "content": "text", "text": "два", "wordings": ["раз", "два"],
        "edits": 1, "is_deleted": False, "is_there": True,
    }  # fmt: skip
    states = [(message["is_deleted"], message["is_there"]) for message in mine["messages"]]
    assert states == [(False, True), (True, False), (False, False)]
    assert (others["chat_id"], len(others["messages"])) == (1_000_001, 1)
    assert (await control("chats?chat_id=1000001"))["chats"] == [others]


async def test_calls_are_read(control: Ask, ask: Ask) -> None:
    await ask("getMe")
    assert [call["method"] for call in (await control("calls"))["calls"]] == ["getme"]


async def test_faults_are_ordered_and_taken_back(
    http: ClientSession, address: str, control: Ask, ask: Ask
) -> None:
    await control("faults", kind="too_many_requests", retry_after=60, method="getMe")
    assert (await ask("getMe"))["parameters"] == {"retry_after": 60}
    async with http.delete(f"{address}/control/faults") as response:
        assert response.status == 200
    assert (await ask("getMe"))["ok"]
    assert (await control("faults", kind="odd"))["status"] == 400


async def test_limits_are_set(emulator: Emulator, control: Ask) -> None:
    await control("limits", per_second=28, per_chat=None)
    assert (emulator.limits.per_second, emulator.limits.per_chat) == (28, None)


async def test_readers_and_people_are_added(emulator: Emulator, control: Ask, ask: Ask) -> None:
    await control("readers", amount=1000, first_id=1_000_001)
    assert (await ask("sendMessage", chat_id=1_001_000, text="x"))["ok"]
    person = await control("people", first_name="Boris", language_code="en", id=77)
    assert emulator.chats.users[person["id"]].first_name == "Boris"
    assert (await control("people", first_name="Again", id=77))["status"] == 400


async def test_a_channel_is_made_and_the_bot_is_moved(
    emulator: Emulator, control: Ask, ask: Ask, anna: Person
) -> None:
    made = await control(
        "channels", title="Новости", administrators=[anna.id], username="news_by", signs=True
    )
    channel_id = made["id"]
    await control("bot", channel_id=channel_id, by=anna.id, status="administrator", posts=False)

    (update,) = (await ask("getUpdates"))["result"]
    assert update["my_chat_member"]["chat"]["username"] == "news_by"
    assert update["my_chat_member"]["new_chat_member"]["can_post_messages"] is False
    again = await control("channels", title="Новости", administrators=[anna.id], id=channel_id)
    assert again["status"] == 400
    nowhere = await control("bot", channel_id=anna.id, by=anna.id, status="left")
    assert nowhere["error"] == "there is no such group or channel"
    assert emulator.chats.channels[0].signs


async def test_places_are_made_and_changed_by_other_programs(
    emulator: Emulator, control: Ask, ask: Ask, anna: Person
) -> None:
    boris = emulator.person("Boris")
    forum = await control("groups", title="Форум", members=[anna.id, boris.id], is_forum=True)
    chat_id = forum["id"]
    await control("administrators", chat_id=chat_id, user_id=boris.id, rights=["can_pin_messages"])
    moved = await control(
        "bot", chat_id=chat_id, by=anna.id, status="administrator", rights=["can_manage_topics"]
    )
    topic = (await control("topics", chat_id=chat_id, by=anna.id, name="Спорт"))[
        "message_thread_id"
    ]
    said = await control(
        "say", by=anna.id, chat_id=chat_id, message_thread_id=topic, text="/x", **{"as": chat_id}
    )
    await control("topic", chat_id=chat_id, by=anna.id, message_thread_id=topic, act="close")

    (place,) = (await control("places"))["places"]

    assert moved["bot"]["can_manage_topics"] is True
    assert [each["rights"] for each in place["administrators"]][1:] == [
        ["can_manage_chat", "can_pin_messages"]
    ]
    assert [(each["name"], each["closed"]) for each in place["topics"]] == [("Спорт", True)]
    updates = (await ask("getUpdates"))["result"]
    (heard,) = [each["message"] for each in updates if each.get("message", {}).get("text")]
    assert heard["message_id"] == said["message_id"]
    assert heard["sender_chat"]["id"] == chat_id
    for act, name in (("reopen", ""), ("rename", "Наука"), ("delete", "")):
        answer = await control(
            "topic", chat_id=chat_id, by=anna.id, message_thread_id=topic, act=act, name=name
        )
        assert answer["status"] == 200
    assert not answer["topics"]


async def test_a_group_is_moved_muted_and_linked_by_other_programs(
    emulator: Emulator, control: Ask, anna: Person
) -> None:
    group = await control("groups", title="Группа", members=[anna.id], has_bot=False)
    link = f"https://t.me/{emulator.bot.username}?startgroup=abc"
    await control("follow", by=anna.id, url=link, chat_id=group["id"])
    moved = await control("migrate", chat_id=group["id"], by=anna.id, order="new first")
    channel = await control("channels", title="Новости", administrators=[anna.id])
    await control("chat", chat_id=channel["id"], discussion=moved["id"])
    changed = await control("chat", chat_id=moved["id"], muted=True, hides_members=True)

    assert (moved["type"], changed["bot"]["status"]) == ("supergroup", "member")
    assert emulator.chats.channels[0].discussion is emulator.chats.groups[0]
    assert (await control("chat", chat_id=5))["error"] == "there is no such group or channel"
    assert (await control("say", by=5, text="x"))["error"] == "nobody has this id"


async def test_a_chat_is_shared_and_a_button_pressed_by_other_programs(
    emulator: Emulator, control: Ask, ask: Ask, anna: Person
) -> None:
    wish = {"request_id": 1, "chat_is_channel": False}
    keys = {"keyboard": [[{"text": "Группа", "request_chat": wish}]]}
    await ask("sendMessage", chat_id=anna.id, text="Выберите", reply_markup=keys)
    group = emulator.group("Группа", anna)
    shared = await control("share", by=anna.id, text="Группа", chat_id=group.id)
    assert anna.private.messages[shared["message_id"]].extra == {
        "chat_shared": {"request_id": 1, "chat_id": group.id}
    }
    inline = {"inline_keyboard": [[{"text": "Да", "callback_data": "1"}]]}
    sent = (await ask("sendMessage", chat_id=group.id, text="?", reply_markup=inline))["result"]
    emulator.updates.clear()
    pressed = asyncio.ensure_future(
        control("press", by=anna.id, chat_id=group.id, message_id=sent["message_id"], data="1")
    )
    (update,) = (await ask("getUpdates", timeout=10))["result"]
    query_id = update["callback_query"]["id"]
    await ask("answerCallbackQuery", callback_query_id=query_id, text="Готово")
    assert (await pressed)["text"] == "Готово"
