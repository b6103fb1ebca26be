import asyncio
from typing import Any

import orjson
import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from aiohttp import ClientResponse, ClientSession, FormData

from emulator import Emulator, Person
from tests.emulator.pictures import png


class Screen:
    """The page's side of the wire, for one person."""

    def __init__(self, http: ClientSession, address: str, person: Person) -> None:
        self.http = http
        self.root = f"{address}/client"
        self.mine = f"{self.root}/{person.id}"

    async def get(self, path: str) -> Any:
        async with self.http.get(path) as response:
            return await response.json()

    async def post(self, action: str, **how: Any) -> Any:
        async with self.http.post(f"{self.mine}/{action}", **how) as response:
            return {"status": response.status, **await response.json()}


@pytest.fixture
def screen(http: ClientSession, address: str, anna: Person) -> Screen:
    return Screen(http, address, anna)


async def event(response: ClientResponse) -> dict[str, Any]:
    async for line in response.content:
        if line.startswith(b"data: "):
            body: dict[str, Any] = orjson.loads(line.removeprefix(b"data: "))
            assert body.pop("user_id")
            return body
    raise AssertionError("the stream ended")


async def test_people_are_listed_with_their_roles(emulator: Emulator, screen: Screen) -> None:
    emulator.person("Editor", "en", role="editor")
    listed = await screen.get(f"{screen.root}/people")
    assert listed["bot"]["username"] == "newsdesk_demo_bot"
    assert [(person["first_name"], person["role"]) for person in listed["people"]] == [
        ("Anna", "reader"),
        ("Editor", "editor"),
    ]


async def test_a_chat_is_shown_with_its_menu(bot: Bot, anna: Person, screen: Screen) -> None:
    await bot.set_my_commands([BotCommand(command="latest", description="x")])
    await bot.send_message(anna.id, "<b>x</b>", parse_mode="HTML")
    shown = await screen.get(f"{screen.mine}/chat")
    assert [(item["text"], item["outgoing"]) for item in shown["messages"]] == [
        ("/start", True),
        ("x", False),
    ]
    assert shown["commands"] == [{"command": "latest", "description": "x"}]
    assert shown["blocked"] is False


async def test_what_is_typed_reaches_the_bot(bot: Bot, anna: Person, screen: Screen) -> None:
    first = anna.chat[0].message_id
    sent = await screen.post("send", json={"text": "привет", "reply_to_message_id": first})
    (number,) = sent["message_ids"]
    await screen.post("edit", json={"message_id": number, "text": "пока"})
    message, edit = await bot.get_updates()
    assert message.message
    assert message.message.reply_to_message
    assert edit.edited_message
    assert edit.edited_message.text == "пока"


async def test_a_message_is_marked_as_edited_and_deleted(
    bot: Bot, anna: Person, screen: Screen
) -> None:
    await bot.send_message(anna.id, "x")
    first, sent = [message.message_id for message in anna.chat]
    async with screen.http.get(f"{screen.mine}/events") as stream:
        await screen.post("edit", json={"message_id": first, "text": "y"})
        assert (await event(stream))["message"]["edited"] is True
        await bot.edit_message_text("z", chat_id=anna.id, message_id=sent)
        assert (await event(stream))["message"]["edited"] is True
        await screen.post("delete", json={"message_id": first})
        assert await event(stream) == {"type": "deleted", "message_ids": [first]}
    assert [message.text for message in anna.chat] == ["z"]


@pytest.mark.parametrize(
    ("kind", "name", "content"), [("document", "x.txt", b"x"), ("photo", "x.png", png(10, 10))]
)
async def test_files_are_sent_and_shown(
    bot: Bot, screen: Screen, kind: str, name: str, content: bytes
) -> None:
    form = FormData()
    form.add_field("file", content, filename=name)
    form.add_field("caption", "подпись")
    assert (await screen.post(kind, data=form))["status"] == 200
    (update,) = await bot.get_updates()
    assert update.message
    media = update.message.document or (update.message.photo or [])[-1]
    async with screen.http.get(f"{screen.root}/files/{media.file_id}") as response:
        assert await response.read() == content
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("whose", ["mine", "root"])
async def test_events_arrive_live(bot: Bot, anna: Person, screen: Screen, whose: str) -> None:
    async with screen.http.get(f"{getattr(screen, whose)}/events") as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        markup = InlineKeyboardMarkup(
            inline_keyboard=[[InlineKeyboardButton(text="Ещё", callback_data="x")]]
        )
        await bot.send_chat_action(anna.id, "typing")
        assert await event(stream) == {"type": "typing"}
        sent = await bot.send_message(anna.id, "раз", reply_markup=markup)
        shown = await event(stream)
        assert (shown["type"], shown["message"]["text"]) == ("message", "раз")
        pressed = await screen.post("press", json={"message_id": sent.message_id, "data": "x"})
        await bot.answer_callback_query(pressed["callback_query_id"], "тост")
        answer = await event(stream)
        assert (answer["type"], answer["text"], answer["url"]) == ("callback_answer", "тост", None)
        await bot.edit_message_text("два", chat_id=anna.id, message_id=sent.message_id)
        assert (await event(stream))["type"] == "edited"
        await bot.delete_message(anna.id, sent.message_id)
        assert await event(stream) == {"type": "deleted", "message_ids": [sent.message_id]}
        await bot.set_my_commands([BotCommand(command="latest", description="x")])
        assert (await event(stream))["commands"][0]["command"] == "latest"


async def test_blocking_is_shown_and_told(bot: Bot, screen: Screen) -> None:
    await screen.post("block", json={"blocked": True})
    assert (await screen.get(f"{screen.mine}/chat"))["blocked"] is True
    (update,) = await bot.get_updates()
    assert update.my_chat_member
    answer = await screen.post("send", json={"text": "x"})
    assert (answer["status"], answer["error"]) == (400, "Anna has blocked the bot")


async def test_inline_results_are_offered_and_chosen(
    bot: Bot, anna: Person, screen: Screen
) -> None:
    asking = asyncio.create_task(screen.post("inline", json={"query": "договор"}))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    content = InputTextMessageContent(message_text="x")
    article = InlineQueryResultArticle(id="1", title="Т", input_message_content=content)
    await bot.answer_inline_query(update.inline_query.id, [article], next_offset="2")
    offered = await asking
    assert (offered["results"][0]["title"], offered["next_offset"]) == ("Т", "2")
    assert (await screen.post("choose", json={"result_id": "1"}))["status"] == 200
    assert anna.chat[-1].text == "x"
    assert (await screen.post("choose", json={"result_id": "9"}))["status"] == 400


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("send", "{"),
        ("send", "[]"),
        ("send", "{}"),
        ("send", '{"text": " "}'),
        ("press", '{"message_id": 999, "data": "x"}'),
        ("edit", '{"message_id": 999, "text": "x"}'),
        ("delete", '{"message_id": 999}'),
    ],
)
async def test_a_senseless_request_is_refused(screen: Screen, action: str, body: str) -> None:
    answer = await screen.post(action, data=body, headers={"Content-Type": "application/json"})
    assert answer["status"] == 400
    assert answer["error"]
    assert "application/json" not in answer["error"]


async def test_an_unknown_person_is_not_found(screen: Screen) -> None:
    async with screen.http.get(f"{screen.root}/5/chat") as response:
        assert response.status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
@pytest.mark.parametrize("path", ["/client/people", "/control/ledger", "/"])
async def test_other_hosts_names_are_refused(
    http: ClientSession, address: str, host: str, path: str
) -> None:
    async with http.get(address + path, headers={"Host": host}) as response:
        assert response.status == 403


@pytest.mark.parametrize("host", ["localhost:8081", "127.0.0.1", "[::1]:8081", "[::1]"])
async def test_names_of_this_machine_are_let_in(
    http: ClientSession, address: str, host: str
) -> None:
    async with http.get(f"{address}/client/people", headers={"Host": host}) as response:
        assert response.status == 200


async def test_only_the_pages_own_files_are_served(http: ClientSession, address: str) -> None:
    async with http.get(f"{address}/page/%2e%2e%2f__init__.py") as response:
        assert response.status == 404


async def test_a_document_is_never_opened_in_the_page(
    bot: Bot, anna: Person, screen: Screen
) -> None:
    upload = BufferedInputFile(b"<script>", "x.html")
    sent = await bot.send_document(anna.id, upload)
    assert sent.document
    async with screen.http.get(f"{screen.root}/files/{sent.document.file_id}") as response:
        assert response.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize("origin", ["https://example.org", "null", "http://127.0.0.1:1"])
async def test_another_pages_orders_are_refused(screen: Screen, origin: str) -> None:
    refused = await screen.post("send", json={"text": "x"}, headers={"Origin": origin})
    assert refused["status"] == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
async def test_a_form_of_a_page_is_refused_by_its_type(screen: Screen, kind: str) -> None:
    refused = await screen.post("send", data='{"text": "x"}', headers={"Content-Type": kind})
    assert refused["status"] == 400
    assert "application/json" in refused["error"]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_page_that_names_no_origin_is_refused(screen: Screen, site: str) -> None:
    refused = await screen.post("send", json={"text": "x"}, headers={"Sec-Fetch-Site": site})
    assert refused["status"] == 403


async def test_a_channel_is_posted_in_by_whoever_runs_it(
    emulator: Emulator, bot: Bot, anna: Person, screen: Screen
) -> None:
    channel = emulator.channel("Новости", anna, username="news_by")
    await anna.adds_bot(channel)
    there = f"?chat_id={channel.id}"
    (listed,) = (await screen.get(f"{screen.root}/people"))["places"]
    assert (listed["id"], listed["title"], listed["members"]) == (
        channel.id, "Новости", [anna.id],
    )  # fmt: skip

    (number,) = (await screen.post(f"send{there}", json={"text": "Мост открыт"}))["message_ids"]
    await screen.post(f"edit{there}", json={"message_id": number, "text": "Мост закрыт"})
    form = FormData()
    form.add_field("caption", "Альбом")
    for name in ("a.png", "b.png"):
        form.add_field("file", png(9, 9), filename=name)
    assert len((await screen.post(f"album{there}", data=form))["message_ids"]) == 2

    kinds = [each.event_type for each in await bot.get_updates()]
    assert kinds == ["my_chat_member", "channel_post", "edited_channel_post", *["channel_post"] * 2]
    shown = await screen.get(f"{screen.root}/{channel.id}/chat")
    texts = [each.get("text") or each.get("caption") for each in shown["messages"]]
    assert texts == ["Мост закрыт", "Альбом", None]
    assert {each["by"] for each in shown["messages"]} == {anna.id}
    await screen.post(f"delete{there}", json={"message_id": number})
    assert number not in channel.messages


async def test_a_person_writes_in_a_topic_as_the_group(
    emulator: Emulator, bot: Bot, anna: Person, screen: Screen
) -> None:
    forum = emulator.group("Форум", anna, is_forum=True)
    topic = await anna.makes_topic(forum, "Спорт")
    emulator.updates.clear()
    there = f"?chat_id={forum.id}&topic={topic.id}"
    await screen.post(f"send{there}&anonymous=1", json={"text": "/x"})
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="1")]]
    )
    sent = await bot.send_message(forum.id, "?", reply_markup=keyboard)
    pressed = {"message_id": sent.message_id, "data": "1"}
    await screen.post(f"press?chat_id={forum.id}", json=pressed)

    said, press = await bot.get_updates()

    assert said.message
    assert said.message.sender_chat
    assert (said.message.sender_chat.id, said.message.message_thread_id) == (forum.id, topic.id)
    assert press.callback_query
    assert press.callback_query.from_user.id == anna.id
    assert (await screen.post("send?chat_id=5", json={"text": "x"}))["status"] == 404
