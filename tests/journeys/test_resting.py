"""The reader's own clock and peace: time zone, pause, blocking the bot."""

from datetime import timedelta

import pytest

from emulator import Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_a_zone_is_found_by_its_name_or_by_a_city(anna: Person) -> None:
    for typed, city in (
        ("Europe/Warsaw", "Варшава"),
        ("europe/vilnius", "Вильнюс"),
        ("Токио", "Токио"),
        ("нью-йорк", "Нью-Йорк"),
    ):
        said = await anna.says(f"/timezone {typed}")
        await anna.sees(city, since=said)


async def test_a_zone_is_chosen_by_a_button(tom: Person) -> None:
    await tom.says("/timezone")
    shown = await tom.sees("Minsk")

    await tom.presses("London", on=shown)

    assert "Europe/London" in shown.text


async def test_an_unknown_zone_is_answered_with_the_nearest(anna: Person) -> None:
    await anna.says("/timezone Еврoпа/Mинск")
    await anna.sees("Не знаю часового пояса")
    await anna.says("/timezone Europ/Warsaw")

    await anna.presses("Варшава")

    await anna.sees("Europe/Warsaw")


async def test_a_pause_keeps_everything_and_the_next_digest_has_what_was_missed(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/subscribe договор")
    await anna.says("/pause")
    asked = await anna.sees("На сколько сделать паузу")
    await anna.presses("Пока не включу", on=asked)
    await newsdesk.publish("Подписан договор")
    newsdesk.clock.advance(timedelta(days=2))
    await newsdesk.tick("digests")

    await anna.says("/resume")
    resumed = await anna.sees("Снова присылаю")
    assert "Подписан договор" not in [message.text for message in anna.chat]
    newsdesk.clock.advance(timedelta(days=1))
    await newsdesk.tick("digests")

    await anna.sees("Подписан договор", since=resumed)


async def test_without_digests_what_a_pause_kept_back_comes_as_one_when_it_ends(
    newsdesk: Newsdesk, anna: Person
) -> None:
    for said in ("/subscribe договор", "/digest off"):
        after = await anna.says(said)
        await anna.sees("", since=after)
    paused = await anna.says("/pause 2d")
    await anna.sees("придёт одним дайджестом, когда пауза кончится", since=paused)
    for headline in ("Подписан договор", "Расторгнут договор"):
        await newsdesk.publish(headline)
    (await newsdesk.program()).delivery.worker.wake()
    await (await newsdesk.program()).delivery.worker.resting.wait()
    await newsdesk.tick("digests")
    assert not any(message.text.startswith("Подписан") for message in anna.chat)

    newsdesk.clock.advance(timedelta(days=2, minutes=1))
    await newsdesk.tick("digests")

    digest = await anna.sees("Подписан договор", since=paused)
    assert "Расторгнут договор" in digest.text


async def test_a_pause_of_seven_days_ends_by_itself(newsdesk: Newsdesk, anna: Person) -> None:
    await anna.says("/subscribe договор")
    for typed in ("/pause 1 месяц", "/pause 45 мин", "/pause тыдзень"):
        said = await anna.says(typed)
        await anna.sees("Ничего не пришлю", since=said)
    await newsdesk.publish("Первый договор")
    newsdesk.clock.advance(timedelta(days=7, minutes=1))

    await newsdesk.publish("Второй договор")

    await anna.sees("Второй договор")
    assert not any(message.text.startswith("Первый") for message in anna.chat)


async def test_a_pause_that_cannot_be_read_is_explained(anna: Person) -> None:
    for typed in ("завтра", "0d", "9999d", "-3", "7x d"):
        said = await anna.says(f"/pause {typed}")
        await anna.sees("Не понимаю", since=said)


async def test_a_pause_that_runs_is_shown_and_not_replaced(anna: Person) -> None:
    await anna.says("/pause 45 мин")
    first = await anna.sees("Пауза до ")

    said = await anna.says("/pause")
    shown = await anna.sees("Ничего не пришлю", since=said)

    assert shown.text.startswith(first.text)
    await anna.presses("Снова присылать", on=shown)
    assert "Снова присылаю" in shown.text


async def test_a_digest_asked_for_in_a_pause_is_answered_and_comes_after_it(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/subscribe общество")
    await anna.says("/pause 2d")
    await anna.sees("Пропущенное придёт дайджестом")
    await newsdesk.publish("Мост открыт", rubric="society")

    said = await anna.says("/digest now")
    answer = await anna.sees("Ждёт 1 новость.\nСейчас пауза", since=said)
    await anna.presses("Снова присылать", on=answer)
    await anna.says("/digest now")

    await anna.sees("Мост открыт", since=said)


async def test_a_pause_without_a_digest_promises_what_it_kept_back(anna: Person) -> None:
    await anna.says("/digest off")
    await anna.says("/pause 2d")
    shown = await anna.sees("придёт одним дайджестом, когда пауза кончится")

    assert "Пропущенное придёт дайджестом" not in shown.text
    await anna.presses("Включить дайджест", on=shown)
    assert "ежедневно в 09:00" in shown.text


async def test_a_pause_is_ended_by_off(anna: Person) -> None:
    await anna.says("/pause 7d")
    await anna.sees("Пауза до ")
    said = await anna.says("/pause off")

    await anna.sees("Снова присылаю", since=said)


async def test_a_pause_is_chosen_and_ended_by_buttons(anna: Person) -> None:
    await anna.says("/pause")
    shown = await anna.sees("На сколько сделать паузу")
    await anna.presses("3 дня", on=shown)
    assert "Ничего не пришлю" in shown.text

    await anna.presses("Снова присылать", on=shown)

    assert "Снова присылаю" in shown.text


class TestBlocking:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {"Forbidden: bot was blocked by the user"}

    async def test_a_reader_who_blocks_the_bot_gets_nothing_until_start(
        self, newsdesk: Newsdesk, anna: Person, tom: Person
    ) -> None:
        for reader in (anna, tom):
            await reader.says("/subscribe договор")
            await reader.sees("договор")
        await anna.blocks()
        await newsdesk.publish("Первый договор")
        await tom.sees("Первый договор")

        await anna.unblocks()
        await anna.says("/start")
        await anna.sees("С возвращением")
        await newsdesk.publish("Второй договор")

        await anna.sees("Второй договор")
        await anna.says("/subscriptions")
        await anna.sees("договор — сразу")

    async def test_one_whose_block_the_bot_learns_from_a_refusal_is_written_off(
        self, editor: Person, anna: Person
    ) -> None:
        await anna.says("/subscribe договор")
        await anna.sees("договор")
        anna.user.blocked = True

        await editor.says("/post\nДоговор\n\nПодписан.")
        await editor.presses("Опубликовать")
        await editor.sees("недоступно 1")
        await editor.says("/post\nДоговор ещё один\n\nПодписан.")

        await editor.sees("На такое пока никто не подписан")
