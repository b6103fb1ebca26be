"""Readers who come back after days, over HTTP and by what Telegram was sent."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from emulator import Emulator, Fault, Person
from newsroom import subscribing
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")

DAY = timedelta(days=1)


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    return refusals | {"Forbidden: bot was blocked by the user"}


async def follows(anna: Person) -> None:
    said = await anna.says("/subscribe общество")
    await anna.sees("Общество", since=said)
    said = await anna.says("/subscribe договор")
    await anna.sees("договор", since=said)


async def happened(newsdesk: Newsdesk, days: int) -> None:
    """Days go by, with three articles each; the last of all is about a treaty."""
    for day in range(days):
        for number in range(3):
            await newsdesk.publish(f"Новость {day + 1}.{number + 1}", rubric="society")
        newsdesk.clock.advance(DAY)
    await newsdesk.publish("Подписан договор", rubric="society")


def headlines(emulator: Emulator, anna: Person, words: str) -> list[str]:
    """The lines of every message to her with these words."""
    texts = [each.text for each in emulator.ledger.to(anna.id) if words in each.text]
    return [line for text in texts for line in text.splitlines() if line.startswith("•")]


async def test_twelve_days_of_a_block_come_as_nine_headlines(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    await follows(anna)
    await anna.blocks()
    await closed(newsdesk, anna)
    await happened(newsdesk, 12)

    await anna.unblocks()
    await opened(newsdesk, anna)
    await newsdesk.tick("returns")
    shown = await anna.sees("Вас не было 12 дней: девять главных")
    await newsdesk.tick("returns")
    newsdesk.clock.advance(DAY)
    await newsdesk.publish("Новость после", rubric="society")
    await newsdesk.tick("digests")
    await anna.sees("Новость после")

    found = headlines(emulator, anna, "Вас не было")
    assert len(found) == 9
    assert "• Подписан договор" in found
    assert "• Новость 1.1" not in found
    assert headlines(emulator, anna, "Новость после") == ["• Новость после"]
    await anna.presses("Ещё 28 в архиве", on=shown)
    await anna.sees("Последние новости", since=shown)
    assert "Вас не было 12 дней" in shown.text
    said = await anna.says("/subscriptions")
    await anna.sees("договор — сразу", since=said)


async def test_a_pause_of_a_week_ends_in_one_digest_over_restarts(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    await follows(anna)
    said = await anna.says("/pause 7d")
    await anna.sees("пришлю девять главных новостей из пропущенных", since=said)
    await happened(newsdesk, 6)
    newsdesk.clock.advance(2 * DAY)
    await newsdesk.restart()
    await newsdesk.tick("returns")
    await anna.sees("Вас не было 8 дней")
    await newsdesk.restart()
    for name in ("returns", "digests"):
        await newsdesk.tick(name)

    assert len(headlines(emulator, anna, "Вас не было")) == 9
    assert len([one for one in emulator.ledger.to(anna.id) if "•" in one.text]) == 1


async def test_a_pause_that_its_reader_ends_is_a_return(newsdesk: Newsdesk, anna: Person) -> None:
    await follows(anna)
    said = await anna.says("/pause")
    await anna.presses("Пока не включу", on=await anna.sees("На сколько", since=said))
    await happened(newsdesk, 4)

    await anna.says("/resume")
    await anna.sees("Главное из пропущенного пришлю сейчас")
    await newsdesk.tick("returns")

    await anna.sees("Вас не было 4 дня")


async def test_a_return_that_telegram_did_not_get_is_sent_again_and_not_made_anew(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    await follows(anna)
    said = await anna.says("/pause 7d")
    await anna.sees("Пауза", since=said)
    await happened(newsdesk, 7)
    emulator.faults.add(Fault.reset_before(), method="sendMessage", times=1)

    await newsdesk.tick("returns")
    await anna.sees("Вас не было 7 дней")
    await newsdesk.tick("returns")

    assert len(headlines(emulator, anna, "Вас не было")) == 9


async def closed(newsdesk: Newsdesk, anna: Person) -> None:
    await _until(newsdesk, anna, lambda active: not active)


async def opened(newsdesk: Newsdesk, anna: Person) -> None:
    await _until(newsdesk, anna, lambda active: active)


async def _until(newsdesk: Newsdesk, anna: Person, is_so: Callable[[bool], bool]) -> None:
    """Wait until the bot has handled what she did."""
    program = await newsdesk.program()
    await anna.emulator.quiet(anna.patience)
    await program.intake.drain()
    reader = await subscribing.reader(program.desk, anna.id)
    assert reader is not None
    assert is_so(reader.active)
