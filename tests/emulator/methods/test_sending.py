from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import BufferedInputFile, InputMediaPhoto, LinkPreviewOptions, ReplyParameters

from emulator import Emulator, Person
from tests.emulator.conftest import Ask
from tests.emulator.pictures import png

PICTURE = png(640, 480)


async def test_a_text_comes_back_as_readers_see_it(bot: Bot, anna: Person) -> None:
    message = await bot.send_message(
        anna.id,
        " <b>Привет</b>, belta.by ",
        parse_mode="HTML",
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert message.text == "Привет, belta.by"
    assert [item.type for item in message.entities or ()] == ["bold", "url"]
    assert message.link_preview_options
    assert message.link_preview_options.is_disabled
    assert message.from_user
    assert message.from_user.id == bot.id
    assert anna.chat[-1].is_silent


async def test_message_ids_of_private_chats_share_one_numbering(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    boris = emulator.person("Boris")
    await boris.says("/start")
    ids = [(await bot.send_message(who.id, "x")).message_id for who in (anna, boris, anna)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("chat_id", [5, -5, "@nobody", "abc", ""])
async def test_an_unknown_chat_is_not_found(ask: Ask, chat_id: Any) -> None:
    answer = await ask("sendMessage", chat_id=chat_id, text="x")
    expected = "chat not found" if chat_id else "chat_id is empty"
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {expected}"}


async def test_who_never_wrote_cannot_be_written_to(emulator: Emulator, bot: Bot) -> None:
    boris = emulator.person("Boris")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(boris.id, "x")


async def test_who_blocked_the_bot_gets_nothing_until_unblocking(bot: Bot, anna: Person) -> None:
    await anna.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "x")
    await anna.unblocks()
    await bot.send_message(anna.id, "x")


async def test_a_deactivated_user_gets_nothing(bot: Bot, anna: Person) -> None:
    anna.user.deactivated = True
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(anna.id, "x")


async def test_a_migrated_group_names_its_successor(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    group = emulator.group("Группа", anna)
    await bot.send_message(group.id, "x")
    successor = emulator.chats.migrate(group)
    with pytest.raises(TelegramMigrateToChat) as refusal:
        await bot.send_message(group.id, "x")
    assert refusal.value.migrate_to_chat_id == successor.id
    assert (await bot.send_message(successor.id, "x")).chat.type == "supergroup"


@pytest.mark.parametrize(
    ("status", "words"),
    [("kicked", "bot was kicked from the group chat"), ("left", "not a member")],
)
async def test_a_group_that_the_bot_is_not_in_refuses(
    emulator: Emulator, bot: Bot, status: str, words: str
) -> None:
    group = emulator.group("Группа")
    group.bot_status = status
    with pytest.raises(TelegramForbiddenError, match=words):
        await bot.send_message(group.id, "x")


async def test_a_group_may_forbid_to_write(emulator: Emulator, bot: Bot) -> None:
    group = emulator.group("Группа")
    group.muted = True
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages"):
        await bot.send_message(group.id, "x")


async def test_a_closed_topic_refuses_and_the_others_do_not(emulator: Emulator, bot: Bot) -> None:
    maria = emulator.person("Мария")
    forum = emulator.group("Форум", maria, is_forum=True)
    closed, other = await maria.makes_topic(forum, "Спорт"), await maria.makes_topic(forum, "Наука")
    await maria.closes_topic(forum, closed.id)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum.id, "x", message_thread_id=closed.id)
    sent = await bot.send_message(forum.id, "x", message_thread_id=other.id)
    assert sent.message_thread_id == other.id


async def test_an_answer_shows_what_it_answers(bot: Bot, anna: Person) -> None:
    asked = await anna.says("когда подписан договор?")
    reply = ReplyParameters(message_id=asked.message_id, quote="договор")
    message = await bot.send_message(anna.id, "скоро", reply_parameters=reply)
    assert message.reply_to_message
    assert message.reply_to_message.message_id == asked.message_id
    assert message.quote
    assert message.quote.position == 15


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ({"message_id": 999}, "message to be replied not found"),
        ({"message_id": 1, "quote": "absent"}, "QUOTE_TEXT_INVALID"),
        ("{", "can't parse reply parameters JSON object"),
        ([1], "object expected as reply parameters"),
    ],
)
async def test_a_wrong_reply_is_refused(ask: Ask, anna: Person, reply: Any, words: str) -> None:
    answer = await ask("sendMessage", chat_id=anna.id, text="x", reply_parameters=reply)
    assert words in answer["description"]


async def test_a_photo_answers_a_message_that_is_not_deleted(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "новость")
    reply = ReplyParameters(message_id=sent.message_id)
    picture = BufferedInputFile(png(9, 9), "x.png")
    photo = await bot.send_photo(anna.id, picture, reply_parameters=reply)
    assert photo.reply_to_message
    assert photo.reply_to_message.text == "новость"
    await bot.delete_message(anna.id, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_photo(anna.id, picture, reply_parameters=reply)


async def test_a_reply_may_go_without_what_it_answers(ask: Ask, anna: Person) -> None:
    reply = {"message_id": 999, "allow_sending_without_reply": True}
    answer = await ask("sendMessage", chat_id=anna.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in answer["result"]


async def test_a_reply_keyboard_is_shown_but_not_given_back(ask: Ask, anna: Person) -> None:
    markup = {"keyboard": [["Да", "Нет"]]}
    answer = await ask("sendMessage", chat_id=anna.id, text="?", reply_markup=markup)
    assert "reply_markup" not in answer["result"]
    assert anna.screen() == "?\n[Да] [Нет]"


async def test_a_photo_is_given_in_sizes_and_sent_again_by_id(bot: Bot, anna: Person) -> None:
    upload = BufferedInputFile(PICTURE, "photo.png")
    message = await bot.send_photo(anna.id, upload, caption="<i>подпись</i>", parse_mode="HTML")
    assert message.photo
    assert [(size.width, size.height) for size in message.photo] == [(320, 240), (640, 480)]
    assert (message.caption, message.text) == ("подпись", None)
    again = await bot.send_photo(anna.id, message.photo[-1].file_id)
    assert again.photo == message.photo


async def test_a_document_keeps_its_name_and_type(bot: Bot, anna: Person) -> None:
    message = await bot.send_document(anna.id, BufferedInputFile(b"{}", "моё.json"))
    assert message.document
    assert message.document.file_name == "моё.json"
    assert message.document.mime_type == "application/json"
    assert message.document.file_size == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        ("attach://missing", "there is no photo in the request"),
        ("", "there is no photo in the request"),
        ("https://belta.by/photo.jpg", "failed to get HTTP URL content"),
    ],
)
async def test_a_wrong_file_is_refused(ask: Ask, anna: Person, given: str, words: str) -> None:
    answer = await ask("sendPhoto", chat_id=anna.id, photo=given)
    assert words in answer["description"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (png(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
)
async def test_a_photo_must_be_a_picture(
    bot: Bot, anna: Person, content: bytes, words: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_photo(anna.id, BufferedInputFile(content, "photo.png"))


async def test_a_file_of_another_kind_is_refused(bot: Bot, anna: Person) -> None:
    message = await bot.send_document(anna.id, BufferedInputFile(PICTURE, "x.png"))
    assert message.document
    with pytest.raises(TelegramBadRequest, match="can't use file of type Document as Photo"):
        await bot.send_photo(anna.id, message.document.file_id)


async def test_a_photo_can_be_sent_by_its_address(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    emulator.files.web["https://belta.by/photo.png"] = PICTURE
    assert (await bot.send_photo(anna.id, "https://belta.by/photo.png")).photo


async def test_an_album_is_several_messages_of_one_group(bot: Bot, anna: Person) -> None:
    media: list[Any] = [
        InputMediaPhoto(media=BufferedInputFile(PICTURE, f"{number}.png"), caption=str(number))
        for number in range(3)
    ]
    messages = await bot.send_media_group(anna.id, media)
    assert [message.caption for message in messages] == ["0", "1", "2"]
    assert len({message.media_group_id for message in messages}) == 1


@pytest.mark.parametrize("amount", [0, 1, 11])
async def test_an_album_holds_two_to_ten(ask: Ask, anna: Person, amount: int) -> None:
    media = [{"type": "photo", "media": "x"}] * amount
    answer = await ask("sendMediaGroup", chat_id=anna.id, media=media)
    assert answer["error_code"] == 400


async def test_an_album_is_of_one_kind(ask: Ask, bot: Bot, anna: Person) -> None:
    photo = await bot.send_photo(anna.id, BufferedInputFile(PICTURE, "x.png"))
    document = await bot.send_document(anna.id, BufferedInputFile(b"x", "x.txt"))
    assert photo.photo
    assert document.document
    media = [
        {"type": "photo", "media": photo.photo[-1].file_id},
        {"type": "document", "media": document.document.file_id},
    ]
    answer = await ask("sendMediaGroup", chat_id=anna.id, media=media)
    assert "in the album" in answer["description"]


async def test_only_known_actions_can_be_shown(ask: Ask, anna: Person) -> None:
    assert (await ask("sendChatAction", chat_id=anna.id, action="typing"))["result"] is True
    answer = await ask("sendChatAction", chat_id=anna.id, action="dancing")
    assert answer["description"] == "Bad Request: wrong parameter action in request"


async def test_too_many_messages_get_a_429(emulator: Emulator, ask: Ask, anna: Person) -> None:
    emulator.limits.per_second = 2
    answers = [await ask("sendMessage", chat_id=anna.id, text="x") for _ in range(3)]
    assert [answer["ok"] for answer in answers] == [True, True, False]
    assert answers[-1]["parameters"] == {"retry_after": 1}
    assert len(emulator.ledger) == 2


async def test_a_refused_message_does_not_count(emulator: Emulator, ask: Ask, anna: Person) -> None:
    emulator.limits.per_second = 1
    assert not (await ask("sendMessage", chat_id=anna.id, text="<p>", parse_mode="HTML"))["ok"]
    assert (await ask("sendMessage", chat_id=anna.id, text="x"))["ok"]


async def test_paid_messages_pass_the_limit_and_cost_stars(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    emulator.limits.per_second = 0
    for _ in range(3):
        await bot.send_message(anna.id, "x", allow_paid_broadcast=True)
    assert emulator.limits.paid_tenths == 3
