import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from emulator import Emulator, ManualClock, Person
from emulator.methods.deleting import LONGEST
from tests.emulator.conftest import Ask


async def test_a_message_disappears(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    assert await bot.delete_message(anna.id, sent.message_id)
    assert [message.text for message in anna.chat] == ["/start"]
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(anna.id, sent.message_id)


async def test_after_48_hours_it_stays(bot: Bot, anna: Person, clock: ManualClock) -> None:
    early = await bot.send_message(anna.id, "x")
    clock.advance(1)
    late = await bot.send_message(anna.id, "x")
    clock.advance(LONGEST - 1)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(anna.id, early.message_id)
    assert await bot.delete_message(anna.id, late.message_id)


async def test_many_are_deleted_and_the_unknown_skipped(bot: Bot, anna: Person) -> None:
    sent = [(await bot.send_message(anna.id, "x")).message_id for _ in range(3)]
    assert await bot.delete_messages(anna.id, [*sent, 999])
    assert len(anna.chat) == 1


async def test_a_persons_message_goes_in_private_only(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    group = emulator.group("Группа", anna)
    said = await anna.says("x", chat=group)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(group.id, said.message_id)
    assert await bot.delete_message(anna.id, (await anna.says("y")).message_id)


async def test_what_to_delete_must_be_said(ask: Ask, anna: Person) -> None:
    for values, words in (
        ({}, "chat identifier is not specified"),
        ({"chat_id": anna.id}, "message identifier is not specified"),
    ):
        assert words in (await ask("deleteMessage", **values))["description"]
    for ids, words in (
        ([], "not specified"),
        (list(range(1, 102)), "too many message identifiers"),
        (["x"], "invalid message identifier"),
        ({"a": 1}, "expected an Array"),
    ):
        answer = await ask("deleteMessages", chat_id=anna.id, message_ids=ids)
        assert words in answer["description"]
