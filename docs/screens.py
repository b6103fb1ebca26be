"""Take pictures of the screens anew: ``python -m docs.screens [NAME ...]``, or ``make screens``.

Each picture in ``docs/screens`` shows one screen of the demo six times: in three languages, light
and dark. Needs the development requirements and a Chromium; takes some ten minutes.
"""
# ruff: noqa: INP001 - a script beside the pages, in no package

import base64
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from docs.picture import BROWSERS, ROOT, open_page, post, running_demo, say
from news.language import Language
from texts.catalogue import Catalogue, load_catalogues

FOLDER = ROOT / "docs" / "screens"
PHONE = (360, 720)
QUALITY = 50
_QUIET_MS = 400
_PATIENCE_MS = 15_000
_READERS = {Language.RU: "Анна", Language.BE: "Алесь", Language.EN: "Tom"}
_EDITOR = "Мария"
_BOT = "newsdesk_demo_bot"
_SPORT = (ROOT / "bot" / "demo_articles" / "04-sport.txt").read_text("utf-8").split("\n")[0]
_DRAFT = "Мост открыли в Пинске\n\nРубрика: Регионы\nДвижение пустили сегодня утром."
_TREATY = "Рыженков"
_OPENED = ("Мост", "Парк", "Театр", "Завод", "Музей")
_PLACES = ("Бресте", "Витебске", "Гомеле", "Гродно", "Могилёве")
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


def searched(words: str) -> Walk:
    """A walk that looks for articles to share, as in any other chat."""

    def walk(chat: Chat) -> None:
        for page in (chat.light, chat.dark):
            page.get_by_test_id("composer").fill(f"@{_BOT} {words}")
            page.get_by_test_id("inline-result").first.wait_for()

    return walk


def cleared(chat: Chat) -> None:
    """Leave what was begun to be typed."""
    for page in (chat.light, chat.dark):
        page.get_by_test_id("composer").fill("")


def declined(chat: Chat) -> None:
    """Do not send the place that the bot has asked for."""
    label = chat.words.plain("zone-location-cancel")
    chat.light.get_by_test_id("reply-button").filter(has_text=label).click()
    chat.settle()


def after(*walks: Walk) -> Walk:
    """One walk after another."""

    def walk(chat: Chat) -> None:
        for each in walks:
            each(chat)

    return walk


def stayed(_chat: Chat) -> None:
    """A walk that only looks."""


# Ids and headlines are those of the demo's archive (bot/demo_articles).
READERS: Sequence[tuple[str, Walk]] = (
    ("start", stayed),
    ("first-rubrics", pressed(0)),
    ("first-when", pressed("list-forward")),
    ("first-languages", pressed("first-when-twice")),
    ("first-done", pressed("first-done")),
    ("home", said("/start")),
    ("own-news", pressed("to-own-news")),
    ("latest", said("/latest")),
    ("article-long", said("/start a_7")),
    ("article-long-read", pressed("article-read")),
    ("article-long-further", pressed("list-forward")),
    ("article-photo", said("/start a_11")),
    ("article-saved", pressed("article-save")),
    ("saved", said("/saved")),
    ("saved-tidy", pressed("saved-tidy")),
    ("share", searched("Минск")),
    ("search", after(cleared, said("/search договор"))),
    ("rubrics", said("/rubrics")),
    ("subscribe", said("/subscribe договор")),
    ("refine", pressed("to-refine")),
    ("subscribe-words", said("/subscribe")),
    ("rule-language", pressed("to-rules")),
    ("rule-example", pressed(0)),
    ("subscriptions", said("/subscribe общество", "/subscriptions")),
    ("check-up", pressed("checkup-open")),
    ("subscription", said("/subscriptions")),
    ("subscription-card", pressed(0)),
    ("mute", said("/mute")),
    ("mute-days", said("/mute общество 7d")),
    ("mute-off", said("/mute общество off")),
    ("digest-settings", said("/digest")),
    ("settings", said("/settings")),
    ("news-languages", pressed("to-news-languages")),
    ("sound", said("/settings")),
    ("language", said("/language")),
    ("timezone", said("/timezone")),
    ("clock", pressed("zone-ask-clock")),
    ("location", after(said("/timezone"), pressed("zone-ask-location"))),
    ("quiet", after(declined, said("/quiet"))),
    ("quiet-hours", said("/quiet 23:00-07:00")),
    ("quiet-breaking", said("/quiet 23:00-07:00 breaking")),
    ("quiet-off", said("/quiet off")),
    ("limit", said("/limit")),
    ("limit-five", said("/limit 5")),
    ("pause", said("/pause")),
    ("pause-days", said("/pause 7d")),
    ("resume", said("/resume")),
    ("plain", said("/plain")),
    ("plain-on", said("/plain on", "/subscriptions")),
    ("plain-article", said("/start a_11")),
    ("plain-off", said("/plain off")),
    ("privacy", said("/privacy")),
    ("my-data", said("/mydata")),
    ("forget", said("/forget")),
    ("help", said("/help")),
    ("unknown", said("абракадабра")),
    ("unknown-command", said("/lates")),
    ("mistake", said("/quiet 25:00-07:00")),
)
ON_NEWS: Sequence[tuple[str, Walk]] = (
    ("news", stayed),
    ("story-follow", pressed("story-follow")),
    ("why", pressed("article-why")),
    ("digest", said("/digest now")),
    ("digest-further", pressed(0)),
    ("digest-read", pressed("digest-read")),
    ("digest-following", pressed("digest-following")),
    ("digest-back", pressed("digest-back")),
    ("why-not", said(_SPORT)),
    ("why-not-unknown", said("https://example.org/no-such-article")),
)
EDITORS: Sequence[tuple[str, Walk]] = (
    ("post", after(said("/post"), said(_DRAFT))),
    ("articles", said("/articles")),
    ("article", said("/article 1")),
    ("stats", said("/stats")),
    ("sources", said("/sources")),
    ("campaigns", said("/campaigns")),
    ("campaign", said("/campaign add Весна | спорт")),
    ("campaign-picture", pressed("campaigns-draw")),
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
    with running_demo(UNDO_SECONDS="0") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        readers = _readers(browser, address)
        found = _walked(readers, READERS)
        _publish(browser, address)
        found |= _walked(readers, ON_NEWS) | _walk_editor(browser, address)
        for name, pictures in found.items():
            if not names or name in names:
                _keep(browser, name, pictures)
        browser.close()
    _write_index(list(found))
    return 0


def _readers(browser: Browser, address: str) -> list[Chat]:
    """Each of them has pressed Start."""
    catalogues = load_catalogues()
    chats = [
        _chat(browser, address, name, catalogues[language]) for language, name in _READERS.items()
    ]
    for chat in chats:
        chat.light.get_by_test_id("start").click()
        chat.settle()
    return chats


def _walked(chats: Sequence[Chat], walks: Sequence[tuple[str, Walk]]) -> dict[str, list[bytes]]:
    found = {}
    for name, walk in walks:
        for chat in chats:
            _walk(chat, name, walk)
        found[name] = [picture for chat in chats for picture in chat.pictures()]
    return found


def _publish(browser: Browser, address: str) -> None:
    """News enough for a digest of two pages, and at last what comes at once."""
    chat = _chat(browser, address, _EDITOR, load_catalogues()[Language.RU])
    for opened, place in product(_OPENED, _PLACES):
        headline = f"{opened} открыли в {place}"
        chat.say(f"/post\n{headline}\n\nРубрика: Общество\n{headline} сегодня утром.")
        chat.press("post-publish")
    post(chat.light, _TREATY)
    chat.settle()
    chat.press("post-publish")


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
