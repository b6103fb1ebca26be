"""A page as a browser shows it: light and dark, on a phone, without a complaint."""

from dataclasses import replace
from typing import Literal

import pytest
from playwright.async_api import Browser, Route

from api.web.headers import of_page
from api.web.page import article_page, style_hash
from api.web.site import Site
from news.formatting import Span, Style
from newsroom.reading import Shown
from tests.browser import browser, chromium
from tests.factories import NOON
from tests.texts.people import article

__all__ = ["browser", "chromium"]
pytestmark = [pytest.mark.asyncio(loop_scope="session")]
BODY = (
    "Скрытое слово. " + "Слово за словом. " * 30,
    "https://example.org/" + "очень-длинный-путь" * 20,
    "print(" + "'код'" * 60 + ")",
)
SPANS = (
    Span(0, 13, Style.SPOILER),
    Span(len(BODY[0]) + len(BODY[1]) + 4, sum(map(len, BODY)) + 4, Style.PRE),
)


@pytest.mark.parametrize(
    ("scheme", "width", "background"),
    [
        ("light", 1000, "rgb(255, 255, 255)"),
        ("dark", 1000, "rgb(19, 20, 22)"),
        ("light", 320, "rgb(255, 255, 255)"),
        ("dark", 320, "rgb(19, 20, 22)"),
    ],
)
async def test_a_page_fits_its_window_in_its_colours(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], width: int, background: str
) -> None:
    told = article(headline="Очень " + "длинноеслово" * 10, body=BODY)
    shown = Shown(replace(told, formatting=SPANS), NOON)

    async def serve(route: Route) -> None:
        page = article_page(site, shown, 1)
        await route.fulfill(
            body=page, content_type="text/html", headers=dict(of_page(style_hash()))
        )

    context = await browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.route("**/*", serve)
    await page.goto("https://news.example.org/a/1")

    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == background
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    assert await page.locator("h1").evaluate("e => getComputedStyle(e).fontWeight") == "700"
    spoiler = page.locator(".spoiler")
    assert await spoiler.evaluate("e => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
    await spoiler.hover()
    assert await spoiler.evaluate("e => getComputedStyle(e).color") != "rgba(0, 0, 0, 0)"
    assert complaints == []
    await context.close()
