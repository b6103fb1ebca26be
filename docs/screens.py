"""Take pictures of the screens anew: ``python -m docs.screens [NAME ...]``, or ``make screens``.

Each picture in ``docs/screens`` shows one screen of the demo six times: in three languages, light
and dark. Needs the development requirements and a Chromium; takes some ten minutes.
"""
# ruff: noqa: INP001 - a script beside the pages, in no package

import base64
import shutil
import sys
from collections.abc import Sequence
from itertools import product

from playwright.sync_api import Browser, Page, sync_playwright

from docs.picture import BROWSERS, ROOT, open_page, post, running_demo
from docs.walks import EDITORS, ON_NEWS, READERS, Chat, Walk
from news.language import Language
from texts.catalogue import Catalogue, load_catalogues

FOLDER = ROOT / "docs" / "screens"
PHONE = (360, 720)
WIDTH = 280
QUALITY = 0.5
_READERS = {Language.RU: "Анна", Language.BE: "Алесь", Language.EN: "Tom"}
_EDITOR = "Мария"
_TREATY = "Рыженков"
_OPENED = ("Мост", "Парк", "Театр", "Завод", "Музей")
_PLACES = ("Бресте", "Витебске", "Гомеле", "Гродно", "Могилёве")
# Light above dark, a language a column.
_SHEET = """async ([pictures, columns, width, quality]) => {
  const gap = 10;
  const images = await Promise.all(pictures.map((data) => new Promise((done) => {
    const image = new Image();
    image.onload = () => done(image);
    image.src = `data:image/jpeg;base64,${data}`;
  })));
  const height = (width * images[0].height) / images[0].width;
  const rows = Math.ceil(images.length / columns);
  const sheet = document.createElement("canvas");
  sheet.width = gap + columns * (width + gap);
  sheet.height = gap + rows * (height + gap);
  const draw = sheet.getContext("2d");
  draw.fillStyle = "#8e9aa6";
  draw.fillRect(0, 0, sheet.width, sheet.height);
  images.forEach((image, at) => {
    const column = at % columns;
    const row = Math.floor(at / columns);
    draw.drawImage(image, gap + column * (width + gap), gap + row * (height + gap), width, height);
  });
  return sheet.toDataURL("image/webp", quality).split(",")[1];
}"""


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
        page = browser.new_page()
        for name, pictures in found.items():
            if not names or name in names:
                _keep(page, name, pictures)
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


def _keep(page: Page, name: str, pictures: Sequence[bytes]) -> None:
    """Put the windows of one screen side by side, light above dark."""
    ordered = [*pictures[::2], *pictures[1::2]]
    encoded = [base64.b64encode(picture).decode() for picture in ordered]
    sheet = page.evaluate(_SHEET, [encoded, len(pictures) // 2, WIDTH, QUALITY])
    file = FOLDER / f"{name}.webp"
    file.write_bytes(base64.b64decode(sheet))
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
