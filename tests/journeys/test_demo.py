"""The demo as a stranger meets it: one command, then a page in the browser."""

import asyncio
import os
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "screenshots"
START_SECONDS = 180
HEADLINE = "Рыженков: Беларусь и Россия продолжат обсуждение проекта договора"
NOT_OURS = (
    "BOT_",
    "DATABASE_",
    "ADMIN_",
    "TIMEZONE",
    "MESSAGES_",
    "PAID_",
    "UNDO_",
    "LOG_",
    "API_",
)


class Demo:
    """A running ``python -m bot demo``."""

    def __init__(self, process: Process, printed: str) -> None:
        self.process = process
        self.printed = printed
        self.address = re.search(r"http://127\.0\.0\.1:\d+", printed)[0]  # type: ignore[index]

    async def ends(self, sent: signal.Signals) -> tuple[int, str]:
        """Send a signal; the exit code, and all that was written to the log."""
        self.process.send_signal(sent)
        _, log = await self.process.communicate()
        return self.process.returncode or 0, log.decode()


async def begin(folder: Path, port: int = 0) -> Demo:
    """Start the demo, on a free port unless told which, with a short undo window."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)
    }
    environment |= {"PYTHONPATH": str(ROOT), "UNDO_SECONDS": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(port)]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=PIPE, stderr=PIPE, cwd=folder, env=environment
    )
    assert process.stdout
    async with asyncio.timeout(START_SECONDS):
        printed = await process.stdout.readuntil(b"Ctrl+C ends the demo.")
    return Demo(process, printed.decode())


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """One demo for all tests here: each is somebody else in it."""
    running = await begin(tmp_path_factory.mktemp("demo"))
    yield running
    if running.process.returncode is None:
        running.process.kill()
        await running.process.communicate()


@pytest_asyncio.fixture(loop_scope="session")
async def page(demo: Demo, browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """The demo's page; a failed test leaves a picture of it in ``screenshots/``."""
    failures = request.session.testsfailed
    context = await browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 800})
    opened = await context.new_page()
    await opened.goto(demo.address)
    yield opened
    if request.session.testsfailed > failures:
        await opened.screenshot(path=SCREENSHOTS / f"{request.node.name}.png")
    await context.close()


async def be(page: Page, name: str) -> None:
    await page.locator(".person", has_text=name).click()


async def choose_command(page: Page, name: str) -> None:
    await page.get_by_test_id("commands").click()
    await page.get_by_test_id(f"command-{name}").click()


async def press(page: Page, label: str) -> None:
    await button(page, label).click()


async def post_sample(page: Page, title: str) -> None:
    await page.get_by_test_id("attach").click()
    await page.get_by_role("menuitem").filter(has_text=title).click()
    await page.get_by_test_id("send").click()


def button(page: Page, label: str) -> Locator:
    return page.get_by_test_id("button").filter(has_text=label).last


def answer(page: Page, text: str) -> Locator:
    return page.locator(".message.in").filter(has_text=text)


async def test_what_the_editor_posts_reaches_the_readers_by_clicks_alone(page: Page) -> None:
    await page.evaluate("window.wasReloaded = false")
    await follow_society(page, "Анна", "Общество")
    await choose_command(page, "subscriptions")
    await press(page, "Общество ›")
    await press(page, "Сразу")
    await expect(button(page, "✓ Сразу")).to_be_visible()
    await follow_society(page, "Алесь", "Грамадства")

    await be(page, "Мария")
    await post_sample(page, "Рыженков")
    await press(page, "Опубликовать")
    await expect(answer(page, "Готово: доставлено 1")).to_be_visible()

    await expect(page.locator(".person", has_text="Анна").get_by_test_id("unread")).to_have_text(
        "1"
    )
    await be(page, "Анна")
    await expect(answer(page, HEADLINE)).to_contain_text("Общество · Астана · 4 июля 2024, 19:25")
    await be(page, "Алесь")
    await expect(answer(page, HEADLINE)).to_have_count(0)
    await choose_command(page, "digest")
    await press(page, "Даслаць зараз")
    await answer(page, "дайджэст · ").get_by_role("link", name=HEADLINE).click()
    await expect(answer(page, "Грамадства · Астана")).to_be_visible()
    assert await page.evaluate("window.wasReloaded") is False


async def follow_society(page: Page, name: str, rubric: str) -> None:
    await be(page, name)
    await page.get_by_test_id("start").click()
    await press(page, rubric)
    await expect(button(page, f"✓ 👥 {rubric}")).to_be_visible()


async def test_the_editor_is_greeted_and_asked_for_an_article(page: Page) -> None:
    await be(page, "Мария")

    await expect(answer(page, "Вы редактор")).to_be_attached()
    await expect(answer(page, "Пришлите статью")).to_be_attached()
    await page.get_by_test_id("commands").click()
    await expect(page.get_by_test_id("command-post")).to_be_visible()


async def test_the_demo_serves_a_news_site_and_what_the_bot_serves_on_the_web(
    demo: Demo, page: Page
) -> None:
    _, news, own = re.findall(r"http://\S+", demo.printed)

    await page.goto(own)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await page.goto(news)
    before = await page.get_by_role("listitem").count()
    await page.get_by_role("button", name="Опубликовать новость").click()

    await expect(page.get_by_role("listitem")).to_have_count(before + 1)


async def test_a_reader_is_new_and_the_demo_fits_a_phone(page: Page) -> None:
    await be(page, "Tom")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.get_by_test_id("start").click()
    await answer(page, "Latest news").get_by_role("link").first.click()

    await expect(page.locator(".message.in:not(.typing)")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_demo_takes_another_port_and_ends_quietly_with_its_page_open(
    browser: Browser, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        demo = await begin(tmp_path, taken)
    async with await browser.new_context(locale="ru-RU") as context:
        page = await context.new_page()
        await page.goto(demo.address)
        await expect(page.get_by_test_id("start")).to_be_visible()

        code, log = await demo.ends(signal.SIGINT)

    assert f"Port {taken} is taken" in demo.printed
    assert code == 0
    assert not re.search("WARNING|ERROR|Traceback", log), log
