"""What the chat page shows of photos among inline results, and of previewed pages."""

import base64

import pytest
from playwright.async_api import expect

from tests.emulator.scene import Scene, message

pytestmark = pytest.mark.asyncio(loop_scope="session")

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def test_a_photo_result_shows_its_picture_and_is_sent_as_one(scene: Scene) -> None:
    sent = await scene.anna.sends_photo(PIXEL, name="x.png")
    assert sent.media
    photo = sent.media["photo"][-1]["file_id"]
    page = await scene.open()
    await page.get_by_test_id("composer").fill(f"@{_name(scene)} #1")
    query = await scene.update("inline_query")
    result = {
        "type": "photo", "id": "1", "photo_file_id": photo, "title": "Мост",
        "caption": "Мост открыт",
    }  # fmt: skip
    await scene.bot("answerInlineQuery", inline_query_id=query["id"], results=[result])

    await expect(page.get_by_test_id("thumbnail")).to_be_visible()
    await page.get_by_test_id("inline-result").click()

    shared = message(page, "Мост открыт")
    await expect(shared.get_by_test_id("photo")).to_be_visible()


async def test_a_thumbnail_that_cannot_be_had_is_the_first_letter(scene: Scene) -> None:
    page = await scene.open()
    await page.get_by_test_id("composer").fill(f"@{_name(scene)} мост")
    query = await scene.update("inline_query")
    result = {
        "type": "article", "id": "1", "title": "Мост", "thumbnail_url": "http://127.0.0.1:1/x",
        "input_message_content": {"message_text": "Мост"},
    }  # fmt: skip
    await scene.bot("answerInlineQuery", inline_query_id=query["id"], results=[result])

    await expect(page.locator(".option .thumb")).to_have_text("М")


async def test_a_named_page_is_a_card_below_the_text(scene: Scene) -> None:
    address = "https://www.belta.by/новость/1"
    await scene.tells("раз", link_preview_options={"url": address})
    await scene.tells("два", link_preview_options={"url": "javascript:alert(1)"})
    await scene.tells("три", link_preview_options={"is_disabled": True, "url": address})
    page = await scene.open()

    card = message(page, "раз").get_by_test_id("preview")
    await expect(card).to_contain_text("belta.by")
    await expect(card).to_contain_text("/новость/1")
    await expect(page.get_by_test_id("preview")).to_have_count(1)


def _name(scene: Scene) -> str:
    return scene.emulator.bot.username or ""
