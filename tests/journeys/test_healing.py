"""Likely mistakes are put right by a button, never silently."""

import pytest

from emulator import Person
from tests.journeys.conftest import Newsdesk
from texts import subscribed


async def test_words_in_the_other_keyboard_layout_are_offered_as_they_were_meant(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/subscribe Vbycr")
    answer = await anna.sees("Может быть, вы имели в виду Минск?")
    assert "vbycr" in answer.text

    await anna.presses("Лучше Минск", on=answer)

    assert answer.text.startswith("Слежу за словом минск")
    await newsdesk.publish("Новости Минска")
    await anna.sees("Новости Минска")
    await anna.says("/subscriptions")
    assert "vbycr" not in (await anna.sees("Ваши подписки")).text


@pytest.mark.usefixtures("newsdesk")
@pytest.mark.parametrize("typed", ["обшество", "j,otcndj"])
async def test_a_rubric_with_a_slip_in_its_name_is_offered(anna: Person, typed: str) -> None:
    await anna.says(f"/subscribe {typed}")
    answer = await anna.sees("Может быть, рубрика")

    await anna.presses("Общество", on=answer)

    assert "Слежу за рубрикой" in answer.text


async def test_a_search_that_found_nothing_offers_what_was_meant(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish("Новости Минска")
    await anna.says("/search Vbycr")
    answer = await anna.sees("Может быть, вы имели в виду Минск?")

    await anna.presses("Лучше Минск", on=answer)

    assert "Новости Минска" in answer.text


@pytest.mark.usefixtures("newsdesk")
async def test_a_slip_in_a_rubrics_name_is_offered_by_a_search_too(anna: Person) -> None:
    await anna.says("/latest обшество")
    answer = await anna.sees("Может быть, рубрика")

    await anna.presses("Общество", on=answer)

    assert answer.text.startswith("👥 Общество")


@pytest.mark.usefixtures("newsdesk")
async def test_who_meant_it_is_left_in_peace(anna: Person) -> None:
    await anna.says("/subscribe обшество")
    await anna.sees("Может быть, рубрика")

    await anna.says("/subscriptions")

    await anna.sees("🔎 обшество — сразу")


@pytest.mark.usefixtures("newsdesk")
async def test_what_seems_right_is_not_questioned(anna: Person) -> None:
    await anna.says("/subscribe договор безопасность")

    assert "Может быть" not in (await anna.sees("Слежу за словами")).text


async def test_a_rule_of_many_articles_a_day_is_offered_the_digest(
    newsdesk: Newsdesk, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Hundreds of articles take longer to publish than a test should.
    monkeypatch.setattr(subscribed, "MANY_A_DAY", 0.05)
    for number in range(3):
        await newsdesk.publish(f"Договор №{number}")

    await anna.says("/subscribe договор")
    answer = await anna.sees("Может быть, лучше в дайджест?")
    await anna.presses("В дайджест", on=answer)

    assert "в дайджест" in answer.text
