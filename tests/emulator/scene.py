"""The stage of the chat page's tests: an emulator, a bot played by the test, a browser."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page

from emulator.emulator import Emulator
from emulator.person import Person
from emulator.server import serve

DESKTOP = (1280, 800)
PHONE = (390, 844)


@dataclass
class Scene:
    """Two readers and an editor, of whom Anna has started the bot."""

    emulator: Emulator
    address: str
    browser: Browser
    client: aiohttp.ClientSession
    contexts: AsyncExitStack
    anna: Person
    boris: Person

    async def bot(self, method: str, **parameters: Any) -> Any:
        """Calls the Bot API as a bot does; returns the result."""
        address = f"{self.address}/bot{self.emulator.token}/{method}"
        async with self.client.post(address, json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def tells(self, text: str, to: Person | None = None, **parameters: Any) -> Any:
        """Sends an HTML message, to Anna unless said otherwise."""
        chat_id = (to or self.anna).id
        return await self.bot(
            "sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **parameters
        )

    async def update(self, kind: str) -> Any:
        """Waits for the next update of this kind and takes it and all before it."""
        offset = 0
        while True:
            for update in await self.bot("getUpdates", offset=offset, timeout=10):
                offset = update["update_id"] + 1
                if kind in update:
                    await self.bot("getUpdates", offset=offset)
                    return update[kind]

    async def open(
        self, person: Person | None = None, size: tuple[int, int] = DESKTOP, locale: str = "en-GB"
    ) -> Page:
        """The chat page in a fresh browser profile, with Anna's chat open unless said otherwise."""
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.contexts.push_async_callback(context.close)
        page = await context.new_page()
        await page.goto(f"{self.address}/#{(person or self.anna).id}")
        await (
            page.get_by_test_id("status")
            .get_by_text("bot")
            .or_(page.get_by_test_id("status").get_by_text("бот"))
            .wait_for()
        )
        return page


def message(page: Page, words: str) -> Locator:
    """The newest message on the screen that has these words."""
    return page.get_by_test_id("message").filter(has_text=words).last


def button(page: Page, words: str) -> Locator:
    """The newest inline button with these words."""
    return page.get_by_test_id("button").filter(has_text=words).last


@pytest_asyncio.fixture(loop_scope="session")
async def scene(browser: Browser) -> AsyncIterator[Scene]:
    """A fresh stage."""
    emulator = Emulator()
    anna = emulator.person("Анна", "ru", username="anna")
    boris = emulator.person("Boris", "en")
    emulator.person("Editor", "en", role="editor")
    async with (
        serve(emulator) as address,
        aiohttp.ClientSession() as client,
        AsyncExitStack() as contexts,
    ):
        await anna.says("/start")
        yield Scene(emulator, address, browser, client, contexts, anna, boris)
