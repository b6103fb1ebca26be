"""No label of a button is cut in the narrowest chat that people have, in any language."""

import re

import pytest
from playwright.async_api import Page

from news.language import Language
from tests.browser import browser, chromium
from tests.emulator.scene import Scene, scene
from tests.texts.people import LOCALES
from tests.texts.screens import every_screen
from texts.message import fitted

__all__ = ["browser", "chromium", "scene"]

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROWEST = (320, 640)
# As wide as the letters of phones (Roboto, San Francisco), or a little wider.
LETTERS = ("Noto Sans", "Roboto", "Liberation Sans", "Arimo")
WRITTEN_BY_PEOPLE = re.compile(r"ыыы|Очень длинное|гарантии|Рыженков|ЕАЭС|\d{7}")
THOSE_THERE = """(fonts) => fonts.filter((font) => {
  const width = (family) => {
    const context = document.createElement("canvas").getContext("2d");
    context.font = `40px ${family}`;
    return context.measureText("Щёлк Wim").width;
  };
  return width(`"${font}", monospace`) !== width("monospace");
})"""
CUT = """([rows, font]) => {
  const keyboard = document.querySelector(".inline-keyboard");
  keyboard.style.fontFamily = `"${font}"`;
  keyboard.replaceChildren(...rows.map((row) => {
    const line = document.createElement("div");
    line.className = "row";
    line.innerHTML = '<button class="key"><span class="label"></span></button>'.repeat(row.length);
    line.querySelectorAll(".label").forEach((label, at) => { label.textContent = row[at]; });
    return line;
  }));
  return [...keyboard.querySelectorAll(".label")]
    .filter((label) => label.scrollWidth > label.clientWidth)
    .map((label) => label.textContent);
}"""


async def narrow_chat(scene: Scene) -> Page:
    """A chat in which a message is as wide as it can be, over a keyboard."""
    keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "1"}]]}
    await scene.tells("слово " * 100, reply_markup=keyboard)
    page = await scene.open(size=NARROWEST)
    await page.locator(".inline-keyboard").wait_for()
    return page


async def letters_of(page: Page) -> str:
    """A font of this machine that is as wide as those of phones; without one, skips."""
    there: list[str] = await page.evaluate(THOSE_THERE, list(LETTERS))
    if not there:
        pytest.skip(f"no font as wide as those of phones: none of {', '.join(LETTERS)}")
    return there[0]


async def test_no_label_is_cut_in_the_narrowest_chat(scene: Scene) -> None:
    page = await narrow_chat(scene)
    font = await letters_of(page)
    for language in Language:
        shown = {
            tuple(button.label for button in row)
            for message in every_screen(LOCALES[language])
            for row in fitted(message.buttons)
        }
        cut: list[str] = await page.evaluate(CUT, [list(map(list, shown)), font])

        assert [label for label in cut if not WRITTEN_BY_PEOPLE.search(label)] == []


async def test_a_planted_long_label_is_seen(scene: Scene) -> None:
    page = await narrow_chat(scene)
    font = await letters_of(page)
    rows = [["Да", "Нет"], ["Присылать новости сразу", "Нет"], ["Присылать новости сразу"]]

    assert await page.evaluate(CUT, [rows, font]) == ["Присылать новости сразу"]
