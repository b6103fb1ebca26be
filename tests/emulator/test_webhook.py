import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram import Bot
from aiohttp import web

from emulator import Emulator, Person
from emulator.webhook import SECRET_HEADER


@dataclass
class Receiver:
    """What a bot behind a webhook gets; the test decides what it answers."""

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    holds: dict[str, asyncio.Event] = field(default_factory=dict)
    is_holding: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.taken.append(update)
        self.secrets.append(request.headers.get(SECRET_HEADER))
        hold = self.holds.get(text_of(update))
        if hold:
            self.is_holding.set()
            await hold.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [text_of(update) for update in self.taken]


def text_of(update: dict[str, Any]) -> str:
    """What was said or said otherwise."""
    text: str = (update.get("message") or update["edited_message"])["text"]
    return text


@pytest.fixture
async def receiver(emulator: Emulator) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    emulator.webhook.retry_delay = 0
    yield receiver
    await emulator.close()
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, secret_token="Secret_1-x")
    await anna.says("a")
    await anna.says("b")
    await emulator.quiet()
    assert receiver.texts == ["a", "b"]
    assert receiver.secrets == ["Secret_1-x"] * 2
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (receiver.url, 0)


async def test_two_processes_may_set_it_at_the_same_moment(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url)
    await asyncio.gather(*(emulator.webhook.set(receiver.url, "", 1) for _ in range(3)))

    await anna.says("a")
    await emulator.quiet()

    assert receiver.texts == ["a"]
    posting = [each for each in asyncio.all_tasks() if "Webhook._run" in repr(each.get_coro())]
    assert len(posting) == 1


async def test_what_was_being_posted_when_it_is_set_anew_is_posted_again(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    receiver.holds["a"] = asyncio.Event()
    await bot.set_webhook(receiver.url)
    await anna.says("a")
    await receiver.is_holding.wait()

    receiver.holds.clear()
    await bot.set_webhook(receiver.url)
    async with asyncio.timeout(60):
        await emulator.quiet()

    assert receiver.texts == ["a", "a"]


async def test_an_edit_is_posted_after_what_it_changes(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, allowed_updates=["message", "edited_message"])
    said = await anna.says("a")
    await anna.edits(said, "b")
    await emulator.quiet()
    assert receiver.texts == ["a", "b"]
    assert "edit_date" in receiver.taken[1]["edited_message"]


async def test_an_edit_that_was_not_asked_for_is_not_posted(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, allowed_updates=["message"])
    await anna.edits(await anna.says("a"), "b")
    await emulator.quiet()
    assert receiver.texts == ["a"]


async def test_what_was_waiting_is_posted_too(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    await anna.says("a")
    await bot.set_webhook(receiver.url)
    await emulator.quiet()
    assert receiver.texts == ["a"]
    assert receiver.secrets == [None]


async def test_an_update_is_posted_again_until_it_is_taken(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=404)]
    await bot.set_webhook(receiver.url)
    await anna.says("a")
    await anna.says("b")
    await emulator.quiet()
    assert receiver.texts == ["a", "a", "a", "b"]
    assert (await bot.get_webhook_info()).last_error_message == (
        "Wrong response from the webhook: 404 Not Found"
    )


async def test_a_chat_that_is_slow_does_not_hold_up_the_others(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    boris = emulator.person("Boris")
    receiver.holds["slow"] = asyncio.Event()
    await bot.set_webhook(receiver.url)
    await anna.says("slow")
    await anna.says("after")
    await boris.says("quick")
    await emulator.changes.until(0, lambda: len(emulator.updates.pending) == 2 or None, 10)
    assert receiver.texts == ["slow", "quick"]
    receiver.holds["slow"].set()
    await emulator.quiet()
    assert receiver.texts == ["slow", "quick", "after"]


async def test_the_bot_may_answer_with_a_call(
    emulator: Emulator, bot: Bot, anna: Person, receiver: Receiver
) -> None:
    call = {"method": "sendMessage", "chat_id": anna.id, "text": "ответ"}
    receiver.answers = [web.json_response(call)]
    await bot.set_webhook(receiver.url)
    await anna.says("a")
    assert (await anna.sees("ответ")).is_from_bot
    assert [entry.method for entry in emulator.ledger.entries] == ["sendmessage"]


async def test_what_a_deleted_webhook_did_not_take_can_be_polled(
    bot: Bot, anna: Person, receiver: Receiver
) -> None:
    receiver.holds["a"] = asyncio.Event()
    await bot.set_webhook(receiver.url)
    await anna.says("a")
    await bot.delete_webhook()
    (update,) = await bot.get_updates()
    assert update.message
