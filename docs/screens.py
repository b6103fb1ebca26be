"""Take pictures of the screens anew: ``python -m docs.screens [NAME ...]``, or ``make screens``.

Each picture in ``docs/screens`` shows one screen of the demo six times: in three languages, light
and dark. Needs the development requirements and a Chromium; takes some five minutes.
"""
# ruff: noqa: INP001 - a script beside the pages, in no package

import base64
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from docs.picture import BROWSERS, ROOT, open_page, running_demo, say
from news.language import Language
from texts.catalogue import Catalogue, load_catalogues

FOLDER = ROOT / "docs" / "screens"
PHONE = (360, 720)
QUALITY = 50
_QUIET_MS = 400
_PATIENCE_MS = 15_000
_READERS = {Language.RU: "Анна", Language.BE: "Алесь", Language.EN: "Tom"}
_EDITOR = "Мария"
_SHEET = """
<style>
  body {{ margin: 0; padding: 10px; background: #8e9aa6; display: grid; gap: 10px;
          grid-template-columns: repeat({columns}, {width}px); }}
  img {{ width: {width}px; border-radius: 8px; }}
</style>
{images}
"""


@dataclass(frozen=True)
class Chat:
    """A person's chat in two windows, light and dark, and the words that the bot has for them."""

    light: Page
    dark: Page
    words: Catalogue

    def say(self, text: str) -> None:
        """Send a text, and wait for what it brings."""
        say(self.light, text)
        self.settle()

    def press(self, key: str, **values: str | int) -> None:
        """Press the newest button that the catalogue labels so."""
        label = self.words.plain(key, **values).replace("\xa0", " ")
        self._press(self.light.get_by_test_id("button").filter(has_text=label).last)

    def press_at(self, number: int) -> None:
        """Press a button of the newest message that has any, by its place: -1 is the last."""
        under = self.light.get_by_test_id("message").filter(has=self.light.get_by_test_id("button"))
        buttons = under.last.get_by_test_id("button")
        self._press(buttons.nth(number))

    def _press(self, button: Locator) -> None:
        button.click(timeout=_PATIENCE_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing has come or changed for a moment."""
        seen = None
        for _ in range(_PATIENCE_MS // _QUIET_MS):
            self.light.wait_for_timeout(_QUIET_MS)
            shown = self.light.locator(".messages, main").first.inner_text()
            if shown == seen:
                return
            seen = shown

    def pictures(self) -> tuple[bytes, bytes]:
        """Both windows as they are."""
        return _shot(self.light), _shot(self.dark)


Walk = Callable[[Chat], None]


def _shot(page: Page) -> bytes:
    page.wait_for_timeout(_QUIET_MS)
    return page.screenshot(type="jpeg", quality=90)


def said(*texts: str) -> Walk:
    """A walk that sends some texts."""

    def walk(chat: Chat) -> None:
        for text in texts:
            chat.say(text)

    return walk


def pressed(*keys: str | int) -> Walk:
    """A walk that presses buttons, by their keys in the catalogue or by their places."""

    def walk(chat: Chat) -> None:
        for key in keys:
            if isinstance(key, int):
                chat.press_at(key)
            else:
                chat.press(key)

    return walk


READERS: Sequence[tuple[str, Walk]] = (
    ("start", said("/start")),
    ("latest", said("/latest")),
    ("search", said("/search договор")),
    ("rubrics", said("/rubrics")),
    ("subscribe", said("/subscribe договор")),
    ("subscribe-words", said("/subscribe")),
    ("subscriptions", said("/subscriptions")),
    ("subscription", pressed(0)),
    ("digest-settings", said("/digest")),
    ("language", said("/language")),
    ("timezone", said("/timezone")),
    ("pause", said("/pause")),
    ("help", said("/help")),
    ("unknown", said("абракадабра")),
)
EDITORS: Sequence[tuple[str, Walk]] = (
    ("articles", said("/articles")),
    ("article", said("/article 1")),
    ("stats", said("/stats")),
    ("sources", said("/sources")),
    ("editors", said("/editors")),
    ("log", said("/log")),
)


def main(names: Sequence[str]) -> int:
    """Take what is named, or everything."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        sys.stderr.write(f"Install a browser: one of {', '.join(BROWSERS)}\n")
        return 2
    FOLDER.mkdir(exist_ok=True)
    with running_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        found = _walk_readers(browser, address) | _walk_editor(browser, address)
        for name, pictures in found.items():
            if not names or name in names:
                _keep(browser, name, pictures)
        browser.close()
    _write_index(list(found))
    return 0


def _walk_readers(browser: Browser, address: str) -> dict[str, list[bytes]]:
    catalogues = load_catalogues()
    chats = [
        _chat(browser, address, name, catalogues[language]) for language, name in _READERS.items()
    ]
    for chat in chats:
        chat.light.get_by_test_id("start").click()
        chat.settle()
    found = {}
    for name, walk in READERS:
        for chat in chats:
            _walk(chat, name, walk)
        found[name] = [picture for chat in chats for picture in chat.pictures()]
    return found


def _walk_editor(browser: Browser, address: str) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for language, catalogue in load_catalogues().items():
        chat = _chat(browser, address, _EDITOR, catalogue)
        chat.say(f"/language {language}")
        for name, walk in EDITORS:
            _walk(chat, name, walk)
            found.setdefault(name, []).extend(chat.pictures())
    return found


def _walk(chat: Chat, name: str, walk: Walk) -> None:
    try:
        walk(chat)
    except Exception as error:
        raise RuntimeError(f"{name} in {chat.words.language}: {error}") from error


def _chat(browser: Browser, address: str, name: str, words: Catalogue) -> Chat:
    light = open_page(browser, address, PHONE, name)
    return Chat(light, open_page(browser, address, PHONE, name, dark=True), words)


def _keep(browser: Browser, name: str, pictures: Sequence[bytes]) -> None:
    """Put the windows of one screen side by side, light above dark."""
    ordered = [*pictures[::2], *pictures[1::2]]
    encoded = (base64.b64encode(picture).decode() for picture in ordered)
    images = "".join(f'<img src="data:image/jpeg;base64,{data}">' for data in encoded)
    page = browser.new_page(viewport={"width": 900, "height": 1200})
    page.set_content(_SHEET.format(columns=len(pictures) // 2, width=280, images=images))
    size = page.evaluate("[document.body.scrollWidth, document.body.scrollHeight]")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    file = FOLDER / f"{name}.webp"
    file.write_bytes(base64.b64decode(shot["data"]))
    page.close()
    sys.stdout.write(f"{file.name}: {file.stat().st_size // 1024} KiB\n")


def _write_index(names: Sequence[str]) -> None:
    shown = [name for name in names if (FOLDER / f"{name}.webp").exists()]
    listed = "\n\n".join(f"## {name}\n\n![{name}]({name}.webp)" for name in shown)
    about = (
        "Each in Russian, Belarusian and English, light and dark; `make screens` takes them anew."
    )
    (FOLDER / "README.md").write_text(f"# Screens\n\n{about}\n\n{listed}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
