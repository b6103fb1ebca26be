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
    clock.advance(LONGEST)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(anna.id, early.message_id)
    assert await bot.delete_message(anna.id, late.message_id)


async def test_many_are_deleted_and_the_unknown_skipped(bot: Bot, anna: Person) -> None:
    sent = [(await bot.send_message(anna.id, "x")).message_id for _ in range(3)]
    assert await bot.delete_messages(anna.id, [*sent, 999])
    assert len(anna.chat) == 1


async def test_in_a_supergroup_the_last_second_counts_and_the_words_differ(
    emulator: Emulator, ask: Ask, anna: Person, clock: ManualClock
) -> None:
    group = emulator.group("Группа", anna, is_supergroup=True)
    sent = (await ask("sendMessage", chat_id=group.id, text="x"))["result"]["message_id"]
    said = await anna.says("y", chat=group)
    clock.advance(LONGEST)
    for message_id in (sent, said.message_id):
        answer = await ask("deleteMessage", chat_id=group.id, message_id=message_id)
        assert answer["description"] == "Bad Request: message can't be deleted"


async def test_of_many_none_goes_when_one_is_too_old(
    emulator: Emulator, ask: Ask, bot: Bot, anna: Person, clock: ManualClock
) -> None:
    early = await bot.send_message(anna.id, "раз")
    clock.advance(LONGEST + 1)
    late = await bot.send_message(anna.id, "два")
    ids = [late.message_id, early.message_id]
    answer = await ask("deleteMessages", chat_id=anna.id, message_ids=ids)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    assert [message.text for message in anna.chat[1:]] == ["раз", "два"]
    assert [entry.kind for entry in emulator.ledger.entries] == ["sent", "sent"]


async def test_nothing_is_deleted_for_who_blocked_the_bot(ask: Ask, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    await anna.blocks()
    for method, ids in (
        ("deleteMessage", {"message_id": sent.message_id}),
        ("deleteMessages", {"message_ids": [sent.message_id]}),
    ):
        answer = await ask(method, chat_id=anna.id, **ids)
        assert answer["description"] == "Forbidden: bot was blocked by the user"
    assert anna.chat[-1].text == "x"


async def test_a_group_that_migrated_keeps_its_messages(
    emulator: Emulator, ask: Ask, bot: Bot, anna: Person
) -> None:
    group = emulator.group("Группа", anna)
    sent = await bot.send_message(group.id, "x")
    new = emulator.chats.migrate(group)
    old_answer = await ask("deleteMessage", chat_id=group.id, message_id=sent.message_id)
    assert old_answer["parameters"] == {"migrate_to_chat_id": new.id}
    answer = await ask("deleteMessage", chat_id=new.id, message_id=sent.message_id)
    assert answer["description"] == "Bad Request: message to delete not found"


async def test_a_message_named_twice_is_deleted_once(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "x")
    await bot.delete_messages(anna.id, [sent.message_id, sent.message_id])
    assert [entry.kind for entry in emulator.ledger.entries] == ["sent", "deleted"]


async def test_deleting_counts_towards_the_limit_a_call_a_hit(
    emulator: Emulator, ask: Ask, bot: Bot, anna: Person
) -> None:
    sent = [(await bot.send_message(anna.id, "x")).message_id for _ in range(4)]
    emulator.limits.per_second = 2
    assert await bot.delete_messages(anna.id, sent[:3])
    assert not (await ask("deleteMessage", chat_id=anna.id, message_id=999))["ok"]
    assert await bot.delete_message(anna.id, sent[3])
    said = await anna.says("y")
    answer = await ask("deleteMessage", chat_id=anna.id, message_id=said.message_id)
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})
    assert anna.chat[-1] is said


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
