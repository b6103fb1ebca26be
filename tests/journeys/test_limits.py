"""/limit: how many instant messages a day a reader wants."""

from datetime import timedelta

import pytest

from emulator import Person
from emulator.keyboards import buttons
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_a_limit_is_set_as_people_write_it(anna: Person, ales: Person, tom: Person) -> None:
    for person, typed, answer in (
        (anna, "5", "не больше 5 новостей в день"),
        (anna, "не больше 1 в день", "не больше 1 новости в день"),
        (ales, "не больш за 3 на дзень", "не больш за 3 навіны на дзень"),
        (tom, "at most 7 a day", "at most 7 articles a day"),
    ):
        said = await person.says(f"/limit {typed}")
        await person.sees(answer, since=said)


async def test_a_limit_is_chosen_and_ended_by_buttons_and_comes_back(anna: Person) -> None:
    await anna.says("/limit 7")
    card = await anna.sees("Лимит · не больше 7 новостей в день")

    assert await anna.presses("Без лимита", on=card) == "Лимит выключен"
    assert "Лимит · выключен" in card.text
    await anna.presses("Вернуть 7 в день", on=card)
    assert "не больше 7 новостей" in card.text

    assert await anna.presses("10", on=card) == "Сразу — не больше 10 в день"
    assert "✓ 10" in [button["text"] for button in buttons(card.markup)]


async def test_a_limit_says_when_the_rest_comes(anna: Person) -> None:
    await anna.says("/digest 20:00")
    said = await anna.says("/limit 5")
    card = await anna.sees("остальное ждёт дайджеста", since=said)
    assert "20:00" in card.text

    await anna.says("/digest off")
    said = await anna.says("/limit")
    card = await anna.sees("остальное ждёт дайджеста", since=said)
    assert "09:00" in card.text


async def test_what_is_over_the_limit_comes_with_the_digest(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/subscribe договор")
    await anna.says("/limit 1")
    await anna.sees("не больше 1 новости")
    await newsdesk.publish("Первый договор")
    first = await anna.sees("Первый договор")
    await newsdesk.publish("Второй договор")
    await anna.sees_nothing_new(since=first)

    newsdesk.clock.advance(timedelta(days=1))
    await newsdesk.tick("digests")

    await anna.sees("Второй договор", since=first)


@pytest.mark.parametrize(
    ("typed", "wrong", "nearest", "then"),
    [
        ("0", "лимит бывает от 1 до 1000", "не больше 1 в день", "не больше 1 новости"),
        ("5000", "лимит бывает от 1 до 1000", "не больше 1 000 в день", "не больше 1 000 новостей"),
        ("5 в неделю", "Не понимаю «неделю»", "не больше 5 в день", "не больше 5 новостей"),
        ("много", "Не вижу числа в «много»", "Лимит", "Лимит · выключен"),
    ],
)
async def test_a_limit_that_cannot_be_read_is_answered_with_the_nearest(
    anna: Person, typed: str, wrong: str, nearest: str, then: str
) -> None:
    await anna.says(f"/limit {typed}")
    answer = await anna.sees(wrong)

    await anna.presses(nearest, on=answer)

    assert then in answer.text.replace("\xa0", " ")


async def test_a_forged_limit_becomes_the_nearest_that_may_be(anna: Person) -> None:
    await anna.says("/limit 5")
    card = await anna.sees("не больше 5 новостей")

    for forged, shown in (("zn:0", "не больше 1 новости"), ("zn:-7", "не больше 1 новости")):
        await anna.forges(forged, on=card)
        assert shown in card.text
    await anna.forges("zn:999999999", on=card)
    assert "000 новостей" in card.text
    assert "нет" in await anna.forges("zn:x", on=card)
