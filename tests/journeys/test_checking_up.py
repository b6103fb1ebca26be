"""The monthly check-up, by what Telegram was sent."""

from datetime import timedelta

import pytest

from emulator import Emulator, Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

DAY = timedelta(days=1)
MONTH = 30 * DAY


async def a_month_goes_by(newsdesk: Newsdesk) -> None:
    """A month in which society is in the news, and sport is not."""
    newsdesk.clock.advance(MONTH + DAY)
    await newsdesk.publish("Мост открыт", rubric="society")


async def told(newsdesk: Newsdesk) -> None:
    """Let the check-up be made, and its hour come."""
    await newsdesk.tick("checkups")
    newsdesk.clock.advance(2 * DAY)
    await newsdesk.tick("digests")


def told_to(emulator: Emulator, person: Person) -> int:
    return sum("Проверка подписок" in one.text for one in emulator.ledger.to(person.id))


async def test_a_reader_is_asked_once_a_month_over_restarts_and_without_a_sound(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    said = await anna.says("/subscribe спорт")
    await anna.sees("Спорт", since=said)
    await a_month_goes_by(newsdesk)

    await told(newsdesk)
    shown = await anna.sees("Проверка подписок")
    for _ in range(2):
        await newsdesk.restart()
        await told(newsdesk)

    assert shown.is_silent
    assert "За 30 дней ничего не прислали:\n⚽ Спорт" in shown.text
    assert told_to(emulator, anna) == 1


async def test_an_idle_subscription_is_removed_and_restored(
    newsdesk: Newsdesk, anna: Person
) -> None:
    said = await anna.says("/subscribe спорт")
    await anna.sees("Спорт", since=said)
    await a_month_goes_by(newsdesk)
    await told(newsdesk)
    shown = await anna.sees("Проверка подписок")

    await anna.presses("Удалить: Спорт", on=shown)
    assert "Больше не слежу" in shown.text
    await anna.presses("‹ Проверка подписок", on=shown)
    assert "Всё в порядке" in shown.text

    said = await anna.says("/subscriptions")
    await anna.sees("Подписок пока нет", since=said)


async def test_a_reader_keeps_all_or_is_never_asked_again_and_can_change_their_mind(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    said = await anna.says("/subscribe спорт")
    await anna.sees("Спорт", since=said)
    await a_month_goes_by(newsdesk)
    await told(newsdesk)
    shown = await anna.sees("Проверка подписок")

    await anna.presses("Оставить всё", on=shown)
    assert "всё остаётся как есть" in shown.text
    await anna.presses("Больше не спрашивать", on=shown)
    assert "Больше не спрошу" in shown.text
    await a_month_goes_by(newsdesk)
    await told(newsdesk)
    assert told_to(emulator, anna) == 1

    await anna.presses("Спрашивать раз в месяц", on=shown)
    await a_month_goes_by(newsdesk)
    await told(newsdesk)
    await anna.sees("Проверка подписок", since=shown)

    assert told_to(emulator, anna) == 2


async def test_what_was_mended_before_the_hour_is_not_told(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    said = await anna.says("/subscribe спорт")
    await anna.sees("Спорт", since=said)
    await a_month_goes_by(newsdesk)
    await newsdesk.tick("checkups")

    said = await anna.says("/unsubscribe спорт")
    await anna.sees("Больше не слежу", since=said)
    await told(newsdesk)
    said = await anna.says("/help")
    await anna.sees("/latest", since=said)

    assert told_to(emulator, anna) == 0


async def test_subscriptions_are_checked_whenever_their_reader_likes(
    newsdesk: Newsdesk, anna: Person
) -> None:
    said = await anna.says("/subscribe спорт")
    await anna.sees("Спорт", since=said)
    await a_month_goes_by(newsdesk)
    said = await anna.says("/subscriptions")
    shown = await anna.sees("Ваши подписки", since=said)

    await anna.presses("Проверить подписки", on=shown)

    assert "За 30 дней ничего не прислали" in shown.text
    await anna.presses("‹ Подписки", on=shown)
    assert "Ваши подписки" in shown.text


async def test_somebody_elses_or_a_forged_button_changes_nothing(anna: Person, tom: Person) -> None:
    said = await anna.says("/subscribe спорт")
    await anna.sees("Спорт", since=said)
    await tom.says("/subscriptions")
    shown = await tom.sees("subscriptions")

    for data in ("vr:1", "vd:1", "vr:99999", "vd:"):
        await tom.forges(data, on=shown)

    said = await anna.says("/subscriptions")
    await anna.sees("Спорт — в дайджест", since=said)
