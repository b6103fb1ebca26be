"""The chat page in a browser: sending where one is."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.emulator.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASKING = {
    "keyboard": [[{"text": "Моё место", "request_location": True}], [{"text": "Нет"}]],
    "one_time_keyboard": True,
}


async def place_sent(scene: Scene) -> Any:
    """The next message that is no text."""
    while "text" in (sent := await scene.update("message")):
        pass
    return sent


async def test_a_key_that_asks_for_the_place_sends_it_and_is_gone(scene: Scene) -> None:
    await scene.tells("Где вы?", reply_markup=ASKING)
    page = await scene.open()
    await page.get_by_test_id("reply-button").first.click()
    await page.get_by_test_id("place-warsaw").click()
    await page.get_by_test_id("send-place").click()

    sent = await place_sent(scene)

    assert sent["location"] == {"latitude": 52.2297, "longitude": 21.0122}
    await expect(page.get_by_test_id("place")).to_contain_text("52.2297, 21.0122")
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()


async def test_whoever_gives_up_sends_nothing_and_keeps_the_key(scene: Scene) -> None:
    await scene.tells("Где вы?", reply_markup=ASKING)
    page = await scene.open()
    await page.get_by_test_id("reply-button").first.click()

    await page.get_by_test_id("dialog-cancel").click()

    await expect(page.get_by_test_id("place")).to_have_count(0)
    await expect(page.get_by_test_id("reply-button").first).to_be_visible()


async def test_the_clip_sends_a_place_by_its_coordinates(scene: Scene) -> None:
    await scene.tells("Привет")
    page = await scene.open()
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("menu-place").click()
    await page.get_by_test_id("coordinates").fill("-43.95, -176.56")
    await page.get_by_test_id("send-place").click()

    sent = await place_sent(scene)

    assert sent["location"] == {"latitude": -43.95, "longitude": -176.56}


async def test_the_bot_takes_its_keys_away(scene: Scene) -> None:
    await scene.tells("Где вы?", reply_markup=ASKING)
    page = await scene.open()
    await expect(page.get_by_test_id("reply-keyboard")).to_be_visible()

    await scene.tells("Уже не важно", reply_markup={"remove_keyboard": True})

    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()
