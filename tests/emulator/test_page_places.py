"""Groups, topics and channels on the chat page, as one of the people sees them."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.emulator.scene import Scene, button, message

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_channel_is_posted_in_by_its_creator_and_read_by_others(scene: Scene) -> None:
    channel = scene.emulator.channel("Новости", scene.anna)
    await scene.anna.adds_bot(channel)
    page = await scene.open()

    await page.get_by_test_id(f"person-{channel.id}").click()
    await page.locator("#text").fill("Мост открыт")
    await page.locator("#text").press("Enter")

    await expect(message(page, "Мост открыт")).to_be_visible()
    assert (await scene.update("channel_post"))["text"] == "Мост открыт"
    await page.locator("#persona").click()
    await page.get_by_role("menuitem", name="Boris").click()
    await expect(page.locator("#composer")).to_be_hidden()
    await expect(page.locator("#read-only")).to_be_visible()


async def test_a_topic_holds_what_is_said_there_and_names_who_says_it(scene: Scene) -> None:
    forum = scene.emulator.group("Форум", scene.anna, scene.boris, is_forum=True)
    topic = await scene.anna.makes_topic(forum, "Спорт")
    page = await scene.open()
    await page.get_by_test_id(f"person-{forum.id}/{topic.id}").click()
    await scene.boris.says("Гол!", chat=forum, topic=topic.id)
    await scene.boris.says("Всем привет", chat=forum)

    await expect(message(page, "Гол!").locator(".sender")).to_have_text("Boris")
    await expect(message(page, "Спорт")).to_contain_text("was created")
    await expect(message(page, "Всем привет")).to_have_count(0)

    await page.locator("#persona").click()
    await page.get_by_test_id("menu-anonymous").click()
    await page.locator("#text").fill("/help")
    await page.locator("#text").press("Enter")

    await expect(message(page, "/help")).to_be_visible()
    said = await scene.update("message")
    while said.get("text") != "/help":
        said = await scene.update("message")
    assert (said["sender_chat"]["id"], said["message_thread_id"]) == (forum.id, topic.id)


async def test_a_new_topic_and_a_bot_that_comes_are_seen_at_once(scene: Scene) -> None:
    forum = scene.emulator.group("Форум", scene.anna, is_forum=True, has_bot=False)
    page = await scene.open()
    await page.get_by_test_id(f"person-{forum.id}").click()
    await expect(page.get_by_test_id("status")).to_contain_text("not here")

    await page.get_by_test_id("chat-menu").click()
    await page.get_by_test_id("menu-addAdmin").click()
    await expect(page.get_by_test_id("status")).to_contain_text("administrator")

    topic = await scene.anna.makes_topic(forum, "Наука")
    await expect(page.get_by_test_id(f"person-{forum.id}/{topic.id}")).to_contain_text("Наука")


async def test_a_link_under_a_post_opens_the_private_chat(scene: Scene) -> None:
    channel = scene.emulator.channel("Новости", scene.anna)
    await scene.anna.adds_bot(channel)
    link = f"https://t.me/{scene.emulator.bot.username}?start=a_1"
    keys: Any = {"inline_keyboard": [[{"text": "Читать", "url": link}]]}
    page = await scene.open()
    await page.get_by_test_id(f"person-{channel.id}").click()
    await scene.bot("sendMessage", chat_id=channel.id, text="Мост", reply_markup=keys)

    await button(page, "Читать").click()

    await expect(message(page, "/start a_1")).to_be_visible()
    assert page.url.endswith(f"#{scene.anna.id}")


async def test_a_key_that_asks_for_a_chat_offers_the_persons(scene: Scene) -> None:
    channel = scene.emulator.channel("Новости", scene.anna)
    rights = {"can_post_messages": True}
    wish = {
        "request_id": 1,
        "chat_is_channel": True,
        "user_administrator_rights": rights,
        "bot_administrator_rights": rights,
    }
    page = await scene.open()
    keys: Any = {"keyboard": [[{"text": "Добавить канал", "request_chat": wish}]]}
    await scene.tells("Куда?", reply_markup=keys)

    await page.get_by_test_id("reply-button").click()
    await page.get_by_role("menuitem", name="Новости").click()

    assert (await scene.update("my_chat_member"))["new_chat_member"]["status"] == "administrator"
    assert (await scene.update("message"))["chat_shared"]["chat_id"] == channel.id


async def test_a_key_that_asks_for_a_forum_offers_no_other_group(scene: Scene) -> None:
    for title, is_forum in (("Двор", False), ("Клуб", True)):
        scene.emulator.group(title, scene.anna, is_forum=is_forum, has_bot=False)
    wish = {"request_id": 1, "chat_is_channel": False, "chat_is_forum": True}
    page = await scene.open()
    keys: Any = {"keyboard": [[{"text": "Добавить", "request_chat": wish}]]}
    await scene.tells("Куда?", reply_markup=keys)

    await page.get_by_test_id("reply-button").click()

    await expect(page.get_by_role("menuitem")).to_have_text(["Клуб"])
