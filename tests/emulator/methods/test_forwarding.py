import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import MessageOriginUser

from emulator import Person


async def test_a_copy_has_no_origin(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "<b>x</b>", parse_mode="HTML")
    copy = await bot.copy_message(anna.id, anna.id, sent.message_id)
    assert anna.chat[-1].message_id == copy.message_id
    assert anna.chat[-1].entities == [{"type": "bold", "offset": 0, "length": 1}]


async def test_a_forward_names_its_origin(bot: Bot, anna: Person) -> None:
    said = await anna.says("x")
    forward = await bot.forward_message(anna.id, anna.id, said.message_id)
    assert isinstance(forward.forward_origin, MessageOriginUser)
    assert forward.forward_origin.sender_user.id == anna.id


async def test_several_go_at_once(bot: Bot, anna: Person) -> None:
    ids = [(await anna.says(text)).message_id for text in "ab"]
    assert len(await bot.forward_messages(anna.id, anna.id, ids)) == 2
    assert len(await bot.copy_messages(anna.id, anna.id, ids)) == 2
    assert [message.text for message in anna.chat[-4:]] == ["a", "b", "a", "b"]


async def test_the_source_must_exist(bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(anna.id, anna.id, 999)
    with pytest.raises(TelegramBadRequest, match="message to forward not found"):
        await bot.forward_message(anna.id, anna.id, 999)
