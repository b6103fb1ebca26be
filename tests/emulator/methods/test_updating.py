import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError

from emulator import Emulator, ManualClock, Person
from tests.emulator.conftest import Ask


async def test_an_offset_confirms_what_came_before(bot: Bot, anna: Person) -> None:
    for text in "abc":
        await anna.says(text)
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first if update.message] == ["a", "b"]
    assert await bot.get_updates(limit=2) == first
    (last,) = await bot.get_updates(offset=first[-1].update_id + 1)
    assert last.message
    assert last.message.text == "c"
    assert await bot.get_updates(offset=last.update_id + 1) == []


async def test_a_negative_offset_keeps_the_last(bot: Bot, anna: Person) -> None:
    for text in "abc":
        await anna.says(text)
    (last,) = await bot.get_updates(offset=-1)
    assert last.message
    assert last.message.text == "c"


async def test_a_poll_waits_for_the_next_update(emulator: Emulator, bot: Bot, anna: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await emulator.polled()
    await anna.says("x")
    (update,) = await poll
    assert update.message


async def test_a_newer_poll_ends_the_older(emulator: Emulator, bot: Bot, anna: Person) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await emulator.polled()
    newer = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await older
    await emulator.polled()
    await anna.says("x")
    assert len(await newer) == 1


async def test_only_allowed_kinds_are_queued(bot: Bot, anna: Person) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    said = await anna.says("x")
    await anna.edits(said, "y")
    (update,) = await bot.get_updates()
    assert update.edited_message
    assert update.edited_message.text == "y"


async def test_what_was_queued_before_is_still_delivered(bot: Bot, anna: Person) -> None:
    await anna.says("x")
    assert len(await bot.get_updates(allowed_updates=["callback_query"])) == 1


@pytest.mark.parametrize("kinds", [[], ["nonsense"]])
async def test_no_known_kind_means_the_default(
    emulator: Emulator, bot: Bot, kinds: list[str]
) -> None:
    await bot.get_updates(allowed_updates=["message"])
    await bot.get_updates(allowed_updates=kinds)
    assert "my_chat_member" in emulator.updates.allowed
    assert "chat_member" not in emulator.updates.allowed


@pytest.mark.parametrize(("seconds", "left"), [(86_399, 1), (86_400, 0)])
async def test_an_update_is_kept_a_day(
    bot: Bot, anna: Person, clock: ManualClock, seconds: int, left: int
) -> None:
    await anna.says("x")
    clock.advance(seconds)
    assert len(await bot.get_updates()) == left


async def test_blocking_and_unblocking_are_updates(bot: Bot, anna: Person) -> None:
    await anna.blocks()
    await anna.unblocks()
    updates = await bot.get_updates()
    changes = [update.my_chat_member for update in updates]
    assert [change and change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_a_malformed_update_can_be_ordered(
    emulator: Emulator, ask: Ask, anna: Person
) -> None:
    number = emulator.updates.put_raw({"message": {"nonsense": True}})
    await anna.says("x")
    updates = (await ask("getUpdates"))["result"]
    assert [item["update_id"] for item in updates] == [number, number + 1]


async def test_a_confirmed_update_can_come_again(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    await anna.says("x")
    update = emulator.updates.pending[0]
    await bot.get_updates(offset=update.update_id + 1)
    emulator.updates.repeat(update)
    assert [item.update_id for item in await bot.get_updates()] == [update.update_id]


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    await bot.set_webhook("https://belta.by/hook")
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_setting_a_webhook_ends_a_poll(emulator: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await emulator.polled()
    await bot.set_webhook("https://belta.by/hook")
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await poll


@pytest.mark.parametrize(
    "values",
    [
        {"url": "http://belta.by/hook"},
        {"url": "nonsense"},
        {"url": "https://belta.by/hook", "secret_token": "x" * 257},
        {"url": "https://belta.by/hook", "secret_token": "not allowed"},
    ],
)
async def test_a_wrong_webhook_is_refused(bot: Bot, values: dict[str, Any]) -> None:
    with pytest.raises(TelegramBadRequest):
        await bot.set_webhook(**values)


async def test_pending_updates_can_be_dropped(bot: Bot, anna: Person) -> None:
    await anna.says("x")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_logging_out_is_accepted(bot: Bot) -> None:
    assert await bot.log_out()
