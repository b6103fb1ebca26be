"""Links that bring readers: campaigns, and subscriptions that are shared."""

import re

import pytest

from emulator import Emulator, Person
from emulator.files import picture_size
from emulator.keyboards import buttons
from newsroom import subscribing
from tests.journeys.conftest import Newsdesk
from texts.linked import key_of


async def begun(editor: Person, typed: str) -> str:
    """Begins a campaign; what its link says after ``start=``."""
    said = await editor.says(f"/campaign add {typed}")
    card = await editor.sees("Ссылка готова", since=said)
    found = re.search(r"\?start=(\w+)", card.text)
    assert found
    return found[1]


async def test_a_campaign_counts_who_comes_by_its_link(
    newsdesk: Newsdesk, editor: Person, emulator: Emulator
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    link = await begun(editor, "Весна | a_1")
    for number in range(5):
        person = emulator.person(f"Читатель {number}", "ru")
        await person.opens(link)
        await person.sees("Подписан в Минске.")
        await person.says("/subscribe договор")
        await person.sees("Слежу")
        again = await person.opens(link)
        await person.sees("Подписан в Минске.", since=again)

    await editor.says("/campaigns")
    listed = await editor.sees("Кампании\n\nВесна")
    await editor.presses("Весна", on=listed)

    await editor.sees("Пришли: 5\nОстались: 5\nПодписок у них: 5\n", within=listed)
    await editor.sees("Открыли прежние читатели: 5", within=listed)
    assert "Ведёт к статье № 1: Договор" in listed.text


@pytest.mark.parametrize(
    ("where", "opened"), [("", "Договор"), ("| r_sport", "Спорт"), ("| Спорт", "Спорт")]
)
async def test_a_campaign_leads_home_or_to_a_rubric(
    newsdesk: Newsdesk, editor: Person, anna: Person, where: str, opened: str
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    link = await begun(editor, f"Весна {where}")

    await anna.opens(link)

    await anna.sees(opened)


async def test_a_campaign_is_made_drawn_and_ended_by_buttons(
    newsdesk: Newsdesk, editor: Person, anna: Person, emulator: Emulator
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    await editor.says("/campaigns")
    listed = await editor.sees("Кампаний пока нет")
    await editor.presses("Новая", on=listed)
    await editor.says("Осень | спорт")
    card = await editor.sees("Ведёт в рубрику ⚽ Спорт")
    copied = next(each for each in buttons(card.markup) if "copy_text" in each)
    assert copied["copy_text"]["text"] in card.text

    await editor.presses("QR-код", on=card)
    picture = await editor.sees("Осень\nhttps://t.me/", since=card)
    assert picture.media
    stored = emulator.files.get(picture.media["photo"][-1]["file_id"])
    width, height = picture_size(stored.content) or (0, 0)
    assert width == height > 400
    await editor.presses("Завершить", on=card)
    assert card.text.startswith("Завершить кампанию «Осень»?")
    await editor.presses("Завершить", on=card)
    await editor.sees("Кампания завершена.", within=card)
    await anna.opens(copied["copy_text"]["text"].partition("start=")[2])
    await anna.sees("Спорт")
    await editor.says("/log")
    log = await editor.sees("кампания завершена · Осень")
    assert "новая кампания · Осень" in log.text


async def test_what_cannot_be_a_campaign_is_said(newsdesk: Newsdesk, editor: Person) -> None:
    del newsdesk
    for typed, answer in (
        ("add", "Назовите кампанию"),
        ("add " + "ы" * 65, "до 64 знаков"),
        ("add Весна | a_99", "«a_99» — не вышедшая статья"),
        ("add Весна | погода", "«погода» — не вышедшая статья"),
        ("end Лето", "нет «Лето»"),
        ("", "Кампаний пока нет"),
    ):
        said = await editor.says(f"/campaign {typed}")
        await editor.sees(answer, since=said)


async def test_a_shared_subscription_is_offered_and_follows_nobody_by_itself(
    newsdesk: Newsdesk, anna: Person, ales: Person
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    await anna.says("/subscribe договор")
    answer = await anna.sees("Слежу за словом договор")
    share = await anna.presses("Поделиться подпиской", on=answer)
    key = f"k_{key_of('договор')}"
    assert share.startswith("https://t.me/share/url?url=")
    assert share.endswith(f"start%3D{key}")

    await ales.opens(key)
    shown = await ales.sees("Слова договор ва ўсіх яго формах")
    desk = (await newsdesk.program()).desk
    reader = await subscribing.reader(desk, ales.id)
    assert reader is not None
    assert await subscribing.subscriptions_of(desk, reader) == ()
    assert "Договор" in shown.text
    await ales.presses("Падпісацца", on=shown)
    await ales.sees("Сачу за словам договор", within=shown)


@pytest.mark.parametrize("payload", ["k_!", "k_abcdefghi", f"k_{key_of('-договор')}", "k_4pyT"])
async def test_a_link_that_leads_nowhere_says_so(
    newsdesk: Newsdesk, tom: Person, payload: str
) -> None:
    del newsdesk
    await tom.opens(payload)

    answered = await tom.sees("" if payload == "k_!" else "This link leads nowhere")
    assert answered.text


async def test_a_reader_is_not_told_of_campaigns(newsdesk: Newsdesk, anna: Person) -> None:
    del newsdesk
    for typed in ("/campaigns", "/campaign add Весна"):
        said = await anna.says(typed)
        assert "Кампани" not in (await anna.sees("", since=said)).text
