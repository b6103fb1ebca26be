"""Figures: what readers do is counted, told, drawn and written, and nobody is counted out."""

import csv
from datetime import time
from io import StringIO

from emulator import Emulator, Message, Person
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_digests import follows, next_local

PNG = b"\x89PNG"


def content(emulator: Emulator, message: Message) -> bytes:
    media = message.media or {}
    stored = media["photo"][-1] if "photo" in media else media["document"]
    return emulator.files.get(stored["file_id"]).content


async def figures(editor: Person, number: int) -> Message:
    said = await editor.says(f"/stats {number}")
    await editor.sees(f"№ {number} · Договор", since=said)
    return await editor.sees("Доставки", since=said)


async def test_five_who_open_from_a_digest_and_block_are_told_of_and_four_are_not(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person
) -> None:
    readers = [emulator.person(f"Reader {number}", language="ru") for number in range(5)]
    for each in readers:
        await follows(each, "договор", "общество")
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    second = await newsdesk.publish("Мост открыт", "Всё.", "society")
    for each in readers:
        await each.sees("Подписан")
    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(9)))
    await newsdesk.tick("digests")
    for each in readers:
        await each.sees("дайджест")
        await each.opens(f"a_{second.id}_d")
        await each.sees("Мост открыт\n\nВсё.")

    for each in readers[:4]:
        await each.blocks()
    await newsdesk.tick("figures")
    first = await figures(editor, 1)
    assert "ушли за сутки после неё — меньше пяти" in first.text
    await readers[4].blocks()
    await newsdesk.tick("figures")
    assert "ушли за сутки после неё — 5" in (await figures(editor, 1)).text
    said = await editor.says("/stats 2")
    assert "открыли из дайджеста — 5" in (await editor.sees("Доставки", since=said)).text

    said = await editor.says("/stats")
    told = (await editor.sees("Цифры", since=said)).text
    assert "пришли — 6\nушли — 5" in told
    assert "заблокировали бота — 5" in told


async def test_the_figures_come_in_words_as_a_picture_and_as_a_file(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "договор")
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")

    said = await editor.says("/stats")
    words = await editor.sees("Цифры · за 7 дней", since=said)
    chart = await editor.sees("Читатели · за 30 дней", since=said)
    assert content(emulator, chart).startswith(PNG)
    await editor.presses("30 дней", on=words)
    await editor.sees("Цифры · за 30 дней", within=words)
    await editor.presses("Подписки", on=chart)
    await editor.sees("1 подписка", within=chart)
    await editor.presses("Тёмный", on=chart)
    await editor.presses("Светлый", on=chart)
    assert len([each for each in editor.chat if each.is_from_bot]) == 2
    await editor.presses("График", on=words)
    await editor.sees("Читатели · за 30 дней")

    said = await editor.says("/stats csv")
    file = await editor.sees("Цифры по дням", since=said)
    written = content(emulator, file).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(written)))
    assert [rows[90][3], rows[90][1]] == ["2", "читатели"]
    await editor.presses("Файл CSV", on=words)

    said = await editor.says("/stats 1")
    await editor.sees("Доставки: 1", since=said)
    await editor.presses("График")
    drawn = await editor.sees("доставлено — 1", since=said)
    assert content(emulator, drawn).startswith(PNG)


async def test_who_is_no_editor_gets_no_figures_whatever_they_press(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    await anna.says("/latest")
    latest = await anna.sees("Договор")
    for forged in ("fa:7", "fb:r:30:", "fc", "fd:1:", "nf:1"):
        await anna.forges(forged, on=latest)
    said = await anna.says("/help")
    await anna.sees("/latest", since=said)
    assert not [each for each in anna.chat if "Цифры" in each.text or each.media]


async def test_shares_are_counted_as_far_as_telegram_tells(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    for number in range(5):
        reader = emulator.person(f"Reader {number}", language="ru")
        (result,) = await reader.inline("#1")
        await reader.chooses(result, "#1")
        await reader.says("/help")
        await reader.sees("/latest")

    told = (await figures(editor, 1)).text

    assert "нажали «Переслать» — 5\nотправили в чаты — 5" in told
