"""A value that aiogram does not know costs its field, and the rest is read."""

from typing import Any

import pytest
from aiogram import Bot
from pydantic import ValidationError

from botapi.update import UNREAD
from handlers.content import is_sent
from updates.lenient import read_update

ANNA = {"id": 5, "is_bot": False, "first_name": "Анна"}
CHAT = {"id": 5, "type": "private"}
STICKER = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
NEW = {"type": "from tomorrow", "date": 1}
BOT = Bot("123456789:AAEmulatedTokenOfNoValueWhatsoever0")


def said(**content: Any) -> dict[str, Any]:
    message = {"message_id": 1, "date": 1, "chat": CHAT, "from": ANNA, "text": "/help"}
    return {"update_id": 1, "message": {**message, **content}}


def changed(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    members = {"old_chat_member": {"user": ANNA, **old}, "new_chat_member": {"user": ANNA, **new}}
    return {"update_id": 1, "my_chat_member": {"chat": CHAT, "from": ANNA, "date": 1, **members}}


@pytest.mark.parametrize(
    "odd",
    [
        {"chat": {"id": 5, "type": "from tomorrow"}},
        {"chat": {"id": 5, "type": 7}},
        {"chat": {"id": 5}},
        {"entities": [{"type": 7, "offset": 0, "length": 5}]},
        {"entities": [{"type": "from tomorrow", "offset": 0, "length": 5}] * 3},
        {"sticker": {**STICKER, "type": "from tomorrow"}},
        {"forward_origin": NEW},
        {"forward_origin": {"type": "user", "date": 1}},
        {"external_reply": {"origin": NEW}},
        {"reply_to_message": {"message_id": 2, "date": 1, "chat": CHAT, "forward_origin": NEW}},
        {"reply_to_message": {"message_id": 2, "date": 1, "chat": {"id": 5, "type": []}}},
        {"paid_media": {"star_count": 1, "paid_media": [NEW, NEW]}},
        {"chat_background": {"type": NEW}},
        {"poll": {"id": "1", "type": "from tomorrow"}},
        {"from": {**ANNA, "language_code": 7}},
        {"from_tomorrow": NEW},
    ],
)
def test_an_unknown_value_costs_its_field(odd: dict[str, Any]) -> None:
    update = read_update(said(**odd), BOT)

    assert update is not None
    assert update.message is not None
    assert update.message.text == "/help"
    assert update.message.chat.type == "private"
    assert update.message.from_user is not None


@pytest.mark.parametrize("odd", [{"chat": {"id": 5, "type": "from tomorrow"}}, {"poll": NEW}])
def test_an_edited_message_is_read_like_a_new_one(odd: dict[str, Any]) -> None:
    message = said(**odd)["message"]

    update = read_update({"update_id": 1, "edited_message": message}, BOT)

    assert update is not None
    assert update.edited_message is not None
    assert update.edited_message.text == "/help"
    assert update.edited_message.chat.type == "private"
    assert update.edited_message.model_extra == ({UNREAD: ["poll"]} if "poll" in odd else {})


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
@pytest.mark.parametrize(
    "odd",
    [
        {"chat": {"id": -5, "type": "from tomorrow", "title": "Новости"}},
        {"sender_chat": {"id": -5, "type": "from tomorrow"}},
        {"forward_origin": NEW},
        {"author_signature": 7},
        {"poll": NEW},
    ],
)
def test_a_post_is_read_like_a_message(kind: str, odd: dict[str, Any]) -> None:
    channel = {"id": -5, "type": "channel", "title": "Новости"}
    post = {**said()["message"], "chat": channel, "sender_chat": channel, **odd}
    del post["from"]

    update = read_update({"update_id": 1, kind: post}, BOT)

    assert update is not None
    read = update.channel_post or update.edited_channel_post
    assert read is not None
    assert (read.text, read.chat.id, read.chat.type) == ("/help", -5, "channel")


def test_of_a_list_only_the_unknown_is_lost() -> None:
    bold = {"type": "bold", "offset": 0, "length": 1}
    odd = {"type": 7, "offset": 0, "length": 1}

    update = read_update(said(entities=[odd, bold, odd, bold]), BOT)

    assert update is not None
    assert update.message is not None
    assert [each.type for each in update.message.entities or ()] == ["bold", "bold"]


def test_a_group_of_an_unknown_kind_is_not_private() -> None:
    update = read_update(said(chat={"id": -5, "type": "from tomorrow"}), BOT)

    assert update is not None
    assert update.message is not None
    assert update.message.chat.type == "supergroup"


@pytest.mark.parametrize(
    ("new", "gone"),
    [
        ({"status": "kicked"}, True),
        ({"status": "left"}, True),
        ({"status": "from tomorrow"}, False),
        ({"status": "administrator"}, False),
    ],
)
def test_a_member_is_gone_or_not_whatever_is_said_beside(
    new: dict[str, Any], *, gone: bool
) -> None:
    update = read_update(changed({"status": "from yesterday"}, new), BOT)

    assert update is not None
    assert update.my_chat_member is not None
    assert (update.my_chat_member.new_chat_member.status in {"left", "kicked"}) is gone


def test_a_press_is_read_whatever_it_was_on() -> None:
    on = said(date="soon", forward_origin=NEW)["message"]
    press = {"id": "1", "from": ANNA, "chat_instance": "1", "data": "x", "message": on}

    update = read_update({"update_id": 1, "callback_query": press}, BOT)

    assert update is not None
    assert update.callback_query is not None
    assert update.callback_query.data == "x"


@pytest.mark.parametrize("content", [{"message": "nonsense"}, said(message_id="x")])
def test_what_cannot_be_read_at_all_raises(content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read_update({"update_id": 1, **content}, BOT)


def test_an_update_of_another_kind_is_left_alone() -> None:
    assert read_update({"update_id": 1, "from_tomorrow": {}}, BOT) is None


@pytest.mark.parametrize(
    ("content", "answered"),
    [
        ({"poll": {"id": "1", "question": "?"}}, True),
        ({"sticker": {**STICKER, "type": "from tomorrow"}}, True),
        ({"photo": [{"file_id": "a"}], "caption": "text"}, True),
        ({"pinned_message": {"message_id": 2}}, False),
        ({"chat_background_set": {"type": NEW}}, False),
        ({"chat_background_set": {"type": NEW}, UNREAD: 5}, False),
    ],
)
def test_content_that_cannot_be_read_is_content(content: dict[str, Any], *, answered: bool) -> None:
    raw = said(**content)
    del raw["message"]["text"]

    update = read_update(raw, BOT)

    assert update is not None
    assert update.message is not None
    assert is_sent(update.message) is answered


@pytest.mark.parametrize("odd", ["\0", "\ud800"])
def test_names_hold_nothing_that_cannot_be_kept_or_sent_back(odd: str) -> None:
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": f"https://a.by/{odd}"}
    file = {"file_id": f"a{odd}", "file_unique_id": "b", "file_name": f"{odd}a.txt"}
    raw = said(media_group_id=f"g{odd}", document=file, caption_entities=[entity])
    raw["message"] |= {"caption": f"{odd}text", "text": None}

    update = read_update(raw, BOT)
    pressed = {"id": f"5{odd}", "from": ANNA, "chat_instance": "1", "data": f"si:{odd}мост"}
    press = read_update({"update_id": 1, "callback_query": pressed}, BOT)

    assert update is not None
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.media_group_id == "g"
    assert update.message.document.file_id == "a"
    assert update.message.document.file_name == "a.txt"
    assert [each.url for each in update.message.caption_entities or ()] == ["https://a.by/"]
    assert update.message.caption == f"{odd}text"
    assert press is not None
    assert press.callback_query is not None
    assert press.callback_query.id == "5"
    assert press.callback_query.data == "si:мост"
