from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.drill.pages import DrillPages
from bot.drill.tcp_proxy import TcpProxy
from emulator import Emulator, serve
from tests.bot.drill.test_exercises import offered
from tests.browser import browser, chromium

__all__ = ["browser", "chromium"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_page_waits_for_the_bot_and_has_words_for_everything(
    browser: Browser, tmp_path: Path
) -> None:
    names = [each.name for each in offered("sqlite", Emulator(), TcpProxy(1), tmp_path)]
    names[names.index("killed") :] = ["killed_sqlite", "killed_postgresql"]
    async with serve(Emulator(), beside=DrillPages().add_routes) as address:
        context = await browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
        page = await context.new_page()
        await page.goto(f"{address}/trouble")
        await expect(page.get_by_role("status")).to_have_text("The bot is starting…")

        lacking = await page.evaluate("async () => (await import('/trouble/words.js')).missing()")
        said = await page.evaluate(
            "async (names) => { const { say } = await import('/trouble/words.js');"
            " return names.flatMap((each) =>"
            " ['title', 'what', 'answer'].map((part) => say(`${each}_${part}`))); }",
            names,
        )
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await context.close()

    assert lacking == []
    assert all(said)
