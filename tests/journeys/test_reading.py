"""The archive: /latest, its pages, rubrics and search."""

import re

import pytest

from emulator import Message, Person
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")


async def fill(newsdesk: Newsdesk, count: int) -> None:
    """Publishes so many articles, every second about society, every third on a treaty."""
    for number in range(1, count + 1):
        rubric = "society" if number % 2 else "sport"
        word = "договор" if number % 3 == 0 else "встреча"
        await newsdesk.publish(f"Новость №{number}: {word}", rubric=rubric)


def numbers(page: Message) -> list[int]:
    """Which articles a page lists, in its order."""
    return [int(number) for number in re.findall(r"№(\d+)", page.text)]


async def walked(reader: Person, page: Message, button: str, pages: int) -> list[int]:
    """The articles of so many pages, turned by a button in place."""
    seen = numbers(page)
    for _ in range(pages - 1):
        await reader.presses(button, on=page)
        seen += numbers(page)
    return seen


async def test_latest_leads_through_the_whole_archive_and_back(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await fill(newsdesk, 60)
    await anna.says("/latest")
    page = await anna.sees("1–5 из 60")

    assert await walked(anna, page, "Ещё", 12) == list(range(60, 0, -1))
    assert "56–60 из 60" in page.text
    assert "Ещё" not in str(page.markup)
    back = [numbers(page)]
    while "Новее" in str(page.markup):
        await anna.presses("Новее", on=page)
        back.append(numbers(page))
    assert [number for each in reversed(back) for number in each] == list(range(60, 0, -1))
    assert "1–5 из 60" in page.text


async def test_an_article_published_meanwhile_moves_nothing_out_of_reach(
    newsdesk: Newsdesk, anna: Person
) -> None:
    for number in range(1, 12):
        await newsdesk.publish(f"Новость №{number}")
    await anna.says("/latest")
    page = await anna.sees("1–5 из 11")

    await newsdesk.publish("Новость №12")
    await anna.presses("Ещё", on=page)

    assert numbers(page) == [6, 5, 4, 3, 2]
    assert "7–11 из 12" in page.text


async def test_latest_of_a_rubric_is_named_in_any_language_and_case(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await fill(newsdesk, 12)
    for name in ("общество", "ОБЩЕСТВО", "Грамадства", "society", "Society"):
        said = await anna.says(f"/latest {name}")
        page = await anna.sees("1–5 из 6", since=said)

        assert await walked(anna, page, "Ещё", 2) == list(range(11, 0, -2))


async def test_other_words_are_a_search_by_word_forms(newsdesk: Newsdesk, anna: Person) -> None:
    await fill(newsdesk, 18)
    for typed in ("/latest договоры", "/search договора", "/SEARCH  ДОГОВОРОМ"):
        said = await anna.says(typed)
        page = await anna.sees("1–5 из 6", since=said)

        assert await walked(anna, page, "Ещё", 2) == list(range(18, 0, -3))
        await anna.presses("Новее", on=page)
        assert numbers(page) == [18, 15, 12, 9, 6]


async def test_a_search_becomes_a_subscription_at_a_press(newsdesk: Newsdesk, anna: Person) -> None:
    await fill(newsdesk, 6)
    await anna.says("/search договор")
    await anna.presses("Следить за словами")

    await anna.sees("Слежу за словом договор")
    assert "2 новости" in (await anna.sees("За месяц")).text


async def test_a_listed_headline_opens_the_article_whole(newsdesk: Newsdesk, tom: Person) -> None:
    article = await newsdesk.publish("Bridge opens", "Cars cross it.", "society")
    await tom.says("/latest")
    page = await tom.sees("Bridge opens")

    link = next(entity["url"] for entity in page.entities if entity["type"] == "text_link")

    assert link.endswith(f"?start=a_{article.id}")
    await tom.opens(f"a_{article.id}")
    await tom.sees("Cars cross it.")


async def test_times_are_those_of_the_readers_clock(newsdesk: Newsdesk, tom: Person) -> None:
    article = await newsdesk.publish("Bridge opens")
    assert article.published_at is not None
    await tom.says("/timezone Asia/Tokyo")
    await tom.sees("Tokyo")

    await tom.says("/latest")

    hour = (article.published_at.hour + 9) % 24
    assert f"{hour:02}:{article.published_at:%M}" in (await tom.sees("Bridge opens")).text


async def test_a_long_article_is_read_in_pages_and_folded_again(
    newsdesk: Newsdesk, anna: Person
) -> None:
    text = "\n".join(f"Абзац номер {number}. " + "Слово за слово. " * 40 for number in range(1, 20))
    article = await newsdesk.publish("Длинная статья", text)
    await anna.opens(f"a_{article.id}")

    opened = await anna.sees("Длинная статья")
    await anna.presses("Читать полностью", on=opened)
    assert "Абзац номер 1." in opened.text
    while "Дальше" in str(opened.markup):
        await anna.presses("Дальше", on=opened)
    assert "Абзац номер 19." in opened.text
    await anna.presses("Свернуть", on=opened)
    assert "Абзац номер 1." in opened.text


async def test_a_long_article_with_a_photo_is_read_on_in_its_caption(
    editor: Person, anna: Person
) -> None:
    await anna.says("/subscribe мост")
    await anna.sees("мост")
    text = "\n".join(f"Абзац номер {number}. " + "Слово за слово. " * 10 for number in range(1, 7))
    await editor.sends_photo(png(100, 80), caption=f"/post Мост\n\n{text}"[:1024])
    await editor.presses("Опубликовать")

    got = await anna.sees("Абзац номер 1.")
    await anna.presses("Читать полностью", on=got)
    await anna.presses("Дальше", on=got)
    await anna.sees("Абзац номер 6.", within=got)

    assert "photo" in (got.media or {})
