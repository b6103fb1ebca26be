"""The chat page in a browser: what it shows, live, to whom."""

import pytest
from playwright.async_api import expect

from tests.emulator.scene import PHONE, Scene, button, message

pytestmark = pytest.mark.asyncio(loop_scope="session")

FITS_THE_WINDOW = "document.documentElement.scrollWidth <= innerWidth"


async def test_formatting_is_placed_by_utf16_units(scene: Scene) -> None:
    await scene.tells("👍🏽🎉 <b>жирный</b> и <i>курсив</i> 🇧🇾 <u>черта</u>")
    page = await scene.open()
    shown = message(page, "жирный")
    await expect(shown.locator(".text b")).to_have_text("жирный")
    await expect(shown.locator(".text i")).to_have_text("курсив")
    await expect(shown.locator(".text u")).to_have_text("черта")


async def test_formatting_nests(scene: Scene) -> None:
    await scene.tells('<b>один <i>два <a href="https://example.org/">три</a></i></b> четыре')
    page = await scene.open()
    await expect(page.locator(".text b i a")).to_have_text("три")
    await expect(page.locator(".text b")).to_have_text("один два три")


async def test_hostile_text_is_shown_as_text(scene: Scene) -> None:
    attack = "<img src=x onerror='window.attacked = 1'><script>attacked = 1</script>"
    await scene.anna.says(attack)
    keyboard = {"inline_keyboard": [[{"text": attack, "callback_data": "x"}]]}
    await scene.bot("sendMessage", chat_id=scene.anna.id, text=attack, reply_markup=keyboard)
    scene.emulator.person(attack)
    page = await scene.open()
    await expect(page.get_by_test_id("message").filter(has_text=attack)).to_have_count(2)
    await expect(button(page, attack)).to_be_visible()
    await expect(page.locator("img, #app script")).to_have_count(0)
    assert await page.evaluate("window.attacked") is None


async def test_an_address_that_could_do_harm_is_no_link(scene: Scene) -> None:
    page = await scene.open()
    script = """async (addresses) => {
        const { safeUrl } = await import("/page/links.js");
        return addresses.map(safeUrl);
    }"""
    addresses = ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc"]
    assert await page.evaluate(script, addresses) == [None] * len(addresses)


async def test_the_line_after_a_quotation_is_not_pushed_down(scene: Scene) -> None:
    await scene.tells("до\n<blockquote>цитата</blockquote>\nпосле")
    page = await scene.open()
    quotation = await page.locator("blockquote").bounding_box()
    text = await page.locator(".text", has=page.locator("blockquote")).bounding_box()
    assert quotation
    assert text
    assert text["y"] + text["height"] - quotation["y"] - quotation["height"] < 40


async def test_a_spoiler_hides_its_text_until_pressed(scene: Scene) -> None:
    await scene.tells("счёт <tg-spoiler>3:0</tg-spoiler>")
    page = await scene.open()
    spoiler = page.locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.click()
    await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_a_long_quotation_unfolds(scene: Scene) -> None:
    lines = "\n".join(f"строка {number}" for number in range(12))
    await scene.tells(f"<blockquote expandable>{lines}</blockquote>")
    page = await scene.open()
    fold = page.locator(".folded")
    before = await fold.evaluate("node => node.clientHeight")
    await page.get_by_test_id("unfold").click()
    await expect(page.get_by_test_id("unfold")).to_have_attribute("aria-expanded", "true")
    assert await fold.evaluate("node => node.clientHeight") > 2 * before


async def test_a_short_expandable_quotation_has_nothing_to_unfold(scene: Scene) -> None:
    await scene.tells("<blockquote expandable>коротко</blockquote>")
    page = await scene.open()
    await expect(page.get_by_text("коротко").last).to_be_visible()
    await expect(page.get_by_test_id("unfold")).to_be_hidden()


async def test_other_links_open_in_a_new_tab_that_cannot_reach_back(scene: Scene) -> None:
    await scene.tells('<a href="https://example.org/a">ссылка</a>')
    page = await scene.open()
    link = page.get_by_role("link", name="ссылка")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_messages_come_change_and_go_without_a_reload(scene: Scene) -> None:
    page = await scene.open()
    sent = await scene.tells("первая версия")
    await expect(message(page, "первая версия")).to_be_visible()
    place = {"chat_id": scene.anna.id, "message_id": sent["message_id"]}
    await scene.bot("editMessageText", **place, text="вторая версия")
    await expect(message(page, "вторая версия")).to_be_visible()
    await expect(message(page, "вторая версия")).to_contain_text("edited")
    await expect(page.locator("article", has_text="первая версия")).to_have_count(0)
    await scene.bot("deleteMessage", **place)
    await expect(page.locator("article", has_text="вторая версия")).to_have_count(0)


async def test_an_edit_of_a_message_with_buttons_is_marked(scene: Scene) -> None:
    buttons = {"inline_keyboard": [[{"text": "Ещё", "callback_data": "x"}]]}
    sent = await scene.tells("первая версия", reply_markup=buttons)
    page = await scene.open()
    place = {"chat_id": scene.anna.id, "message_id": sent["message_id"]}
    await scene.bot("editMessageReplyMarkup", **place)
    await expect(page.get_by_test_id("button")).to_have_count(0)
    await expect(message(page, "первая версия")).not_to_contain_text("edited")
    await scene.bot("editMessageText", **place, text="вторая версия", reply_markup=buttons)
    await expect(message(page, "вторая версия")).to_contain_text("edited")


async def test_a_message_of_the_bot_shows_what_it_answers(scene: Scene) -> None:
    sent = await scene.tells("новость о договоре")
    reply = {"message_id": sent["message_id"]}
    await scene.tells("уточнение", reply_parameters=reply)
    await scene.tells("о том же", reply_parameters={**reply, "quote": "договоре"})
    page = await scene.open()
    await expect(message(page, "уточнение").locator(".quoted")).to_contain_text(
        "новость о договоре"
    )
    await expect(message(page, "о том же").locator(".quoted span")).to_have_text("договоре")


async def test_what_came_while_the_connection_was_lost_is_shown(scene: Scene) -> None:
    page = await scene.open()
    scene.emulator.feed.close_all()
    await scene.tells("тем временем")
    await expect(message(page, "тем временем")).to_be_visible()


async def test_photos_of_an_album_stand_in_pairs_on_their_side(scene: Scene) -> None:
    files = [("photo", PIXEL, f"{number}.png") for number in range(3)]
    sent = await scene.anna.sends_album(*files, captions={0: "Астана"})
    ids = [(each.media or {})["photo"][-1]["file_id"] for each in sent]
    media = [{"type": "photo", "media": each} for each in ids]
    await scene.bot("sendMediaGroup", chat_id=scene.anna.id, media=media)
    await scene.tells("после")
    page = await scene.open()
    shown = page.locator(".message.album")
    await expect(shown).to_have_count(6)
    boxes = [await each.locator(".bubble").bounding_box() for each in await shown.all()]
    left, top = ([box[side] for box in boxes if box] for side in ("x", "y"))
    for first in (0, 3):
        assert top[first] == top[first + 1] < top[first + 2]
        assert left[first] < left[first + 1]
    assert left[2] == left[1]
    assert left[5] == left[3]
    assert await page.evaluate(FITS_THE_WINDOW)


async def test_a_photo_is_shown_with_its_caption(scene: Scene) -> None:
    await scene.anna.sends_photo(PIXEL, "Астана", "photo.png")
    page = await scene.open()
    picture = message(page, "Астана").locator("img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1


async def test_a_document_can_be_downloaded(scene: Scene) -> None:
    await scene.anna.sends_document("текст".encode(), "новость.txt")
    page = await scene.open()
    async with page.expect_download() as download:
        await page.get_by_test_id("document").click()
    assert (await (await download.value).path()).read_text(encoding="utf-8") == "текст"


async def test_another_person_is_a_click_away(scene: Scene) -> None:
    await scene.boris.says("/start")
    await scene.tells("только Борису", to=scene.boris)
    page = await scene.open()
    await expect(page.locator("article", has_text="только Борису")).to_have_count(0)
    await page.get_by_test_id(f"person-{scene.boris.id}").click()
    await expect(message(page, "только Борису")).to_be_visible()
    await expect(page.get_by_role("button", name="Switch person").last).to_contain_text("Boris")


async def test_what_another_person_has_not_seen_is_counted(scene: Scene) -> None:
    page = await scene.open(scene.boris)
    await scene.tells("раз")
    await scene.tells("два")
    entry = page.get_by_test_id(f"person-{scene.anna.id}")
    await expect(entry.get_by_test_id("unread")).to_have_text("2")
    await expect(entry).to_contain_text("два")
    await entry.click()
    await expect(entry.get_by_test_id("unread")).to_have_count(0)


async def test_somebody_new_appears_with_the_first_message(scene: Scene) -> None:
    page = await scene.open()
    newcomer = scene.emulator.person("Вера")
    await newcomer.says("/start")
    await expect(page.get_by_test_id(f"person-{newcomer.id}")).to_contain_text("Вера")


async def test_a_reader_above_is_not_moved_but_told_how_much_came(scene: Scene) -> None:
    for number in range(40):
        await scene.tells(f"новость {number}")
    page = await scene.open()
    await page.locator("#scroller").evaluate("node => node.scrollTo(0, 0)")
    await expect(page.get_by_test_id("jump")).to_be_visible()
    await scene.tells("самая новая")
    await expect(page.get_by_test_id("jump-count")).to_have_text("1")
    await expect(message(page, "самая новая")).not_to_be_in_viewport()
    await page.get_by_test_id("jump").click()
    await expect(message(page, "самая новая")).to_be_in_viewport()
    await expect(page.get_by_test_id("jump")).to_be_hidden()


async def test_a_phone_shows_one_column_and_the_people_in_a_drawer(scene: Scene) -> None:
    await scene.boris.says("/start")
    long_word = "Длинноесловобезпробелов" * 8
    keyboard = {"inline_keyboard": [[{"text": long_word, "callback_data": "x"}]]}
    await scene.tells(f"<pre>{long_word}</pre>{long_word}", reply_markup=keyboard)
    page = await scene.open(size=PHONE)
    entry = page.get_by_test_id(f"person-{scene.boris.id}")
    await expect(entry).to_be_hidden()
    assert await page.evaluate(FITS_THE_WINDOW)
    await page.get_by_test_id("drawer").click()
    await entry.click()
    await expect(entry).to_be_hidden()
    await expect(message(page, "/start")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "hint"), [("ru-RU", "Сообщение"), ("be-BY", "Паведамленне"), ("de-DE", "Message")]
)
async def test_the_page_speaks_the_browsers_language(scene: Scene, locale: str, hint: str) -> None:
    page = await scene.open(locale=locale)
    await expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", hint)


async def test_every_word_of_the_page_exists_in_every_language(scene: Scene) -> None:
    page = await scene.open()
    script = "async () => (await import('/page/words.js')).missing()"
    assert await page.evaluate(script) == []


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cf00000002000154a24f9e0000000049454e44ae426082"
)
