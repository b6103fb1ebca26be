"""Take the README's picture of the demo anew: ``python -m docs.picture``, or ``make picture``.

Needs the development requirements and a Chromium.
"""
# ruff: noqa: INP001 - a script beside the pages, in no package

import base64
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "demo.png"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SIZE = (1240, 942)
DESKTOP = (1060, 900)
PHONE = (340, 690)

# A window and a phone before it, on the README's white or black.
FRAME = """
<style>
  body {{ margin: 0; height: 100vh; position: relative; }}
  img {{ position: absolute; box-shadow: 0 6px 18px #0006; }}
  .desktop {{ left: 18px; top: 14px; border-radius: 12px; }}
  .phone {{ right: 18px; bottom: 26px; border-radius: 26px; border: 7px solid #14181d; }}
</style>
<img class="desktop" src="data:image/png;base64,{desktop}">
<img class="phone" src="data:image/png;base64,{phone}">
"""


def main() -> int:
    """Act a scene in the demo, and picture a reader's window and an editor's phone."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        sys.stderr.write(f"Install a browser: one of {', '.join(BROWSERS)}\n")
        return 2
    with running_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        reader = open_page(browser, address, DESKTOP, "Tom")
        reader.get_by_test_id("start").click()
        see(reader, "Latest news")
        say(reader, "/subscribe договор")
        see(reader, "Following the word")
        editor = open_page(browser, address, PHONE, "Мария", dark=True)
        post(editor, "Рыженков")
        phone = editor.screenshot()
        press(editor, "⚡")
        press(editor, "⚡ Отправить всем")
        see(reader, "4 July 2024")
        see(editor, "Готово")
        desktop = reader.screenshot()
        PICTURE.write_bytes(composed(browser, desktop, phone))
        browser.close()
    sys.stdout.write(f"{PICTURE.name}: {PICTURE.stat().st_size // 1024} KiB\n")
    return 0


@contextmanager
def running_demo(**settings: str) -> Iterator[str]:
    """The address of a demo that runs as long as the context, with these settings."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings}
    ) as process:
        try:
            yield address_said(process.stdout or ())
        finally:
            process.terminate()


def address_said(printed: Iterable[str]) -> str:
    """The address among the lines that the demo prints; raises ValueError when it prints none."""
    for line in printed:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise ValueError("the demo has not started")


def open_page(
    browser: Browser, address: str, size: tuple[int, int], name: str, *, dark: bool = False
) -> Page:
    """The chat page as one person sees it."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="Europe/Minsk",
        bypass_csp=True,
    )
    page.goto(address)
    # The day floats over the chat for a moment after every move.
    page.add_style_tag(content=".date { visibility: hidden }")
    look_at(page, name)
    return page


def look_at(page: Page, name: str) -> None:
    """Open the chat of a person, a group or a channel."""
    chat = page.locator(".person").filter(has=page.locator(".person-name", has_text=name))
    chat.wait_for(state="attached")
    if not chat.is_visible():
        page.get_by_test_id("drawer").click()
    chat.click()


def say(page: Page, text: str) -> None:
    """Send a text."""
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("send").click()


def see(page: Page, text: str) -> None:
    """Wait for a message with this text."""
    page.get_by_test_id("message").filter(has_text=text).last.wait_for()


def post(page: Page, title: str) -> None:
    """Post one of the demo's samples, and wait for its card."""
    page.get_by_test_id("attach").click()
    page.get_by_role("menuitem").filter(has_text=title).click()
    page.get_by_test_id("send").click()
    page.get_by_test_id("button").filter(has_text="⚡").last.wait_for()


def press(page: Page, label: str) -> None:
    """Press the newest button with this label."""
    page.get_by_test_id("button").filter(has_text=label).last.click()


def composed(browser: Browser, desktop: bytes, phone: bytes) -> bytes:
    """Both pictures in one."""
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
    pictures = {"desktop": desktop, "phone": phone}
    encoded = {name: base64.b64encode(data).decode() for name, data in pictures.items()}
    page.set_content(FRAME.format(**encoded))
    return page.screenshot(omit_background=True)


if __name__ == "__main__":
    sys.exit(main())
