"""The chat page in a browser: what a person does in it."""

import re
from collections.abc import Mapping

import pytest
from playwright.async_api import expect

from tests.emulator.pictures import png
from tests.emulator.scene import Scene, button, message

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_pressed_button_waits_for_the_bots_answer(scene: Scene) -> None:
    await scene.tells("выбор", reply_markup=inline({"text": "Общество", "callback_data": "r:1"}))
    page = await scene.open()
    await button(page, "Общество").click()
    await expect(button(page, "Общество")).to_have_attribute("aria-busy", "true")
    query = await scene.update("callback_query")
    assert query["data"] == "r:1"
    await scene.bot("answerCallbackQuery", callback_query_id=query["id"], text="Подписано")
    await expect(page.get_by_test_id("toast")).to_have_text("Подписано")
    await expect(button(page, "Общество")).to_have_attribute("aria-busy", "false")


async def test_a_redrawn_menu_keeps_the_place_of_the_keyboard(scene: Scene) -> None:
    sent = await scene.tells(
        "меню", reply_markup=inline({"text": "Общество", "callback_data": "1"})
    )
    page = await scene.open()
    await button(page, "Общество").focus()
    place = {"chat_id": scene.anna.id, "message_id": sent["message_id"]}
    ticked = inline({"text": "✓ Общество", "callback_data": "1"})
    await scene.bot("editMessageReplyMarkup", **place, reply_markup=ticked)
    await expect(button(page, "✓ Общество")).to_be_focused()


async def test_an_alert_waits_to_be_read(scene: Scene) -> None:
    await scene.tells("выбор", reply_markup=inline({"text": "Почему?", "callback_data": "w"}))
    page = await scene.open()
    await button(page, "Почему?").click()
    query = await scene.update("callback_query")
    answer = {"text": "Потому что", "show_alert": True}
    await scene.bot("answerCallbackQuery", callback_query_id=query["id"], **answer)
    await expect(page.get_by_role("dialog")).to_contain_text("Потому что")
    await page.get_by_test_id("dialog-ok").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_link_to_the_bot_is_followed_in_the_chat(scene: Scene) -> None:
    link = f"https://t.me/{scene.emulator.bot.username}?start="
    await scene.tells(
        f'<a href="{link}a_12">статья</a>',
        reply_markup=inline({"text": "Ещё", "url": f"{link}m_2"}),
    )
    page = await scene.open()
    address = page.url
    await page.get_by_role("link", name="статья").click()
    await expect(message(page, "/start a_12")).to_be_visible()
    await button(page, "Ещё").click()
    await expect(message(page, "/start m_2")).to_be_visible()
    assert page.url == address
    assert len(page.context.pages) == 1


async def test_a_button_may_copy_a_text(scene: Scene) -> None:
    copying = {"text": "Код", "copy_text": {"text": "ABC-1"}}
    await scene.tells("код", reply_markup=inline(copying))
    page = await scene.open()
    await button(page, "Код").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "ABC-1"


async def test_enter_sends_and_shift_enter_breaks_the_line(scene: Scene) -> None:
    page = await scene.open()
    composer = page.get_by_test_id("composer")
    await composer.fill("первая")
    await composer.press("Shift+Enter")
    await composer.press_sequentially("вторая")
    await composer.press("Enter")
    await expect(message(page, "вторая")).to_be_visible()
    await expect(composer).to_have_value("")
    assert scene.anna.chat[-1].text == "первая\nвторая"


async def test_a_pasted_text_keeps_its_lines(scene: Scene) -> None:
    page = await scene.open()
    text = "Заголовок\n\n04.07.2024 | 19:25\nтекст статьи"
    await page.evaluate("text => navigator.clipboard.writeText(text)", text)
    await page.get_by_test_id("composer").click()
    await page.keyboard.press("ControlOrMeta+V")
    await page.get_by_test_id("send").click()
    await expect(message(page, "Заголовок")).to_be_visible()
    assert scene.anna.chat[-1].text == text


async def test_a_text_that_was_refused_is_not_lost(scene: Scene) -> None:
    page = await scene.open()
    scene.anna.user.blocked = True
    await page.get_by_test_id("composer").fill("важное")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("blocked")
    await expect(page.get_by_test_id("composer")).to_have_value("важное")


async def test_a_draft_stays_with_its_person(scene: Scene) -> None:
    await scene.boris.says("/start")
    page = await scene.open()
    await page.get_by_test_id("composer").fill("недописанное")
    await page.get_by_test_id(f"person-{scene.boris.id}").click()
    await expect(page.get_by_test_id("composer")).to_have_value("")
    await page.get_by_test_id(f"person-{scene.anna.id}").click()
    await expect(page.get_by_test_id("composer")).to_have_value("недописанное")


async def test_a_command_in_a_message_is_sent_when_pressed(scene: Scene) -> None:
    await scene.tells("Рубрики: /rubrics")
    page = await scene.open()
    await page.get_by_role("button", name="/rubrics").last.click()
    await expect(page.get_by_test_id("message").last).to_contain_text("/rubrics")
    assert scene.anna.chat[-1].sender is scene.anna.user


async def test_the_menu_offers_commands_and_completes_them(scene: Scene) -> None:
    commands = [
        {"command": "latest", "description": "Последние новости"},
        {"command": "language", "description": "Язык"},
    ]
    page = await scene.open()
    await expect(page.get_by_test_id("commands")).to_be_hidden()
    await scene.bot("setMyCommands", commands=commands)
    await page.get_by_test_id("commands").click()
    await expect(page.get_by_test_id("command-latest")).to_contain_text("Последние новости")
    await page.get_by_test_id("composer").fill("/lan")
    await expect(page.get_by_test_id("command-latest")).to_have_count(0)
    await page.get_by_test_id("composer").press("Tab")
    await expect(page.get_by_test_id("composer")).to_have_value("/language ")
    await page.get_by_test_id("composer").fill("/lat")
    await page.get_by_test_id("composer").press("Enter")
    await expect(message(page, "/latest")).to_be_visible()


async def test_an_empty_chat_is_started_by_a_button(scene: Scene) -> None:
    page = await scene.open(scene.boris)
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await page.get_by_test_id("start").click()
    await expect(message(page, "/start")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_be_visible()


async def test_a_blocked_bot_can_be_restarted(scene: Scene) -> None:
    page = await scene.open()
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_test_id("menu-block").click()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    assert scene.anna.user.blocked
    await page.get_by_test_id("restart").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(page.get_by_test_id("message")).to_have_count(2)
    assert not scene.anna.user.blocked


async def test_a_reply_keyboard_answers_and_goes(scene: Scene) -> None:
    keyboard = {"keyboard": [[{"text": "Да"}, {"text": "Нет"}]], "one_time_keyboard": True}
    await scene.tells("Точно?", reply_markup=keyboard)
    page = await scene.open()
    await page.get_by_test_id("reply-button").filter(has_text="Да").click()
    await expect(message(page, "Да")).to_be_visible()
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()
    await scene.tells("Ещё?", reply_markup={"keyboard": [[{"text": "Хватит"}]]})
    await expect(page.get_by_test_id("reply-button")).to_have_text("Хватит")
    await scene.tells("Всё", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()


async def test_a_message_is_answered_from_its_menu(scene: Scene) -> None:
    await scene.tells("вопрос")
    page = await scene.open()
    await message(page, "вопрос").click(button="right")
    await page.get_by_test_id("menu-reply").click()
    await page.get_by_test_id("composer").fill("ответ")
    await page.get_by_test_id("composer").press("Enter")
    await expect(message(page, "ответ").locator(".quoted")).to_contain_text("вопрос")


async def test_an_own_message_is_edited(scene: Scene) -> None:
    page = await scene.open()
    await message(page, "/start").hover()
    await message(page, "/start").get_by_test_id("message-menu").click()
    await page.get_by_test_id("menu-edit").click()
    await page.get_by_test_id("composer").fill("/start again")
    await page.get_by_test_id("composer").press("Enter")
    await expect(message(page, "/start again")).to_contain_text("edited")
    assert (await scene.update("edited_message"))["text"] == "/start again"


async def test_a_caption_is_edited_by_keyboard_and_taken_away(scene: Scene) -> None:
    await scene.anna.sends_photo(png(40, 30), "подпись")
    page = await scene.open()
    await message(page, "подпись").get_by_role("button", name="Message actions").press("Enter")
    await page.get_by_role("menuitem", name="Edit").press("Enter")
    composer = page.get_by_test_id("composer")
    await expect(composer).to_be_focused()
    await expect(composer).to_have_value("подпись")
    await expect(composer).to_have_accessible_description(re.compile("Editing.*подпись"))
    await composer.fill("")
    await composer.press("Enter")
    await expect(page.get_by_label("edited")).to_be_visible()
    assert "caption" not in await scene.update("edited_message")


async def test_an_edit_is_given_up_and_the_draft_comes_back(scene: Scene) -> None:
    page = await scene.open()
    composer = page.get_by_test_id("composer")
    await composer.fill("черновик")
    await message(page, "/start").click(button="right")
    await page.get_by_test_id("menu-edit").click()
    await expect(composer).to_have_value("/start")
    await page.get_by_role("button", name="Cancel").click()
    await expect(composer).to_have_value("черновик")
    await expect(page.locator("#context")).to_be_hidden()
    await expect(composer).to_have_accessible_description("")
    assert scene.anna.chat[0].text == "/start"


async def test_a_refused_edit_is_not_lost(scene: Scene) -> None:
    page = await scene.open()
    composer = page.get_by_test_id("composer")
    await composer.press("ArrowUp")
    await composer.fill("x" * 4097)
    await composer.press("Enter")
    await expect(page.get_by_test_id("toast")).to_contain_text("room for 4096")
    await expect(page.locator("#context")).to_contain_text("Editing")
    await composer.fill("исправлено")
    await composer.press("Enter")
    await expect(message(page, "исправлено")).to_contain_text("edited")
    await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_an_own_message_is_deleted(scene: Scene) -> None:
    said = await scene.anna.says("лишнее")
    page = await scene.open()
    await message(page, "лишнее").click(button="right")
    await page.get_by_test_id("menu-delete").click()
    await expect(page.locator("article", has_text="лишнее")).to_have_count(0)
    await expect(page.get_by_test_id("composer")).to_be_focused()
    assert said not in scene.anna.chat


async def test_a_message_that_is_deleted_is_edited_no_more(scene: Scene) -> None:
    said = await scene.anna.says("лишнее")
    page = await scene.open()
    await page.get_by_test_id("composer").press("ArrowUp")
    await expect(page.locator("#context")).to_contain_text("лишнее")
    await scene.anna.deletes(said)
    await expect(page.locator("#context")).to_be_hidden()
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_what_the_bot_has_written_is_not_offered_to_be_edited(scene: Scene) -> None:
    await scene.tells("новость")
    page = await scene.open()
    await message(page, "новость").click(button="right")
    await expect(page.get_by_test_id("menu-delete")).to_be_visible()
    await expect(page.get_by_test_id("menu-edit")).to_have_count(0)


async def test_a_file_is_sent_with_a_caption(scene: Scene) -> None:
    page = await scene.open()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_test_id("attach").click()
        await page.get_by_test_id("menu-document").click()
    file = {"name": "новость.txt", "mimeType": "text/plain", "buffer": "текст".encode()}
    await (await chooser.value).set_files(file)  # type: ignore[arg-type]
    await page.get_by_test_id("caption").fill("/post")
    await page.get_by_test_id("caption").press("Enter")
    await expect(page.get_by_test_id("document")).to_contain_text("новость.txt")
    await expect(message(page, "/post")).to_be_visible()


async def test_inline_results_are_offered_and_chosen(scene: Scene) -> None:
    page = await scene.open()
    await page.get_by_test_id("composer").fill(f"@{scene.emulator.bot.username} договор")
    query = await scene.update("inline_query")
    assert query["query"] == "договор"
    result = {
        "type": "article",
        "id": "1",
        "title": "О договоре",
        "input_message_content": {"message_text": "Статья о договоре"},
    }
    await scene.bot("answerInlineQuery", inline_query_id=query["id"], results=[result])
    await page.get_by_test_id("inline-result").filter(has_text="О договоре").click()
    await expect(message(page, "Статья о договоре")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_a_sample_goes_into_the_composer(scene: Scene) -> None:
    scene.emulator.samples["Статья"] = "/post\nЗаголовок\n\nТекст"
    page = await scene.open()
    await page.get_by_test_id("attach").click()
    await page.get_by_role("menuitem", name="Статья").click()
    await expect(page.get_by_test_id("composer")).to_have_value("/post\nЗаголовок\n\nТекст")


def inline(*row: Mapping[str, object]) -> dict[str, object]:
    """An inline keyboard of one row."""
    return {"inline_keyboard": [list(row)]}
