"""No dead end: every button of every screen that readers come to answers, and leads on or back."""

import logging
from collections.abc import Mapping

import pytest

from emulator import Emulator, Person
from news.language import Language
from news.role import Role
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk
from tests.journeys.crawling import Crawler
from texts.commands import commands

TYPED = (
    *(f"/{name}" for name in ("start", *commands(Role.READER)) if name != "help"),
    *("/latest спорт", "/search договор", "/search жыжжыж", "/subscribe договор", "/subscribe -"),
    *("/subscribe общество", "/unsubscribe договор", "/unsubscribe жыжжыж", "/digest now"),
    *("/digest 25:00", "/digest off", "/language xx", "/timezone Еврoпа/Mинск", "/pause 7d"),
    *("/pause вечность", "/feed договор", "/qqqq", "договор", "/start r_sport", "/start a_1"),
    *("/start a_999", "/mute спорт 7d", "/quiet 23-7", "/quiet ночью", "/limit 5", "/limit -1"),
    *("/plain on", "/saved", "/settings", "/help"),
)
LANGUAGES: Mapping[Language, str] = {Language.RU: "ru", Language.BE: "be", Language.EN: "en"}
MOST_STEPS = 400


async def furnish(newsdesk: Newsdesk, person: Person, editor: Person) -> None:
    """Articles of every kind, and a reader who follows something and has something."""
    await editor.sends_photo(png(100, 80), "/post Мост открыт\n\nДвижение по мосту пущено.")
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано")
    await newsdesk.publish("Договор о мире", "Подписан договор. " * 500, rubric="Общество")
    for number in range(12):
        await newsdesk.publish(f"Договор № {number}", "Подписан договор.", rubric="Спорт")
    for words in ("общество", "спорт", "договор"):
        said = await person.says(f"/subscribe {words}")
        await person.sees("", since=said)
    await newsdesk.publish("Договор продлён", "Продлён договор.", rubric="Спорт")
    await person.sees("Договор продлён")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_reader_comes_nowhere_from_where_there_is_no_way(
    newsdesk: Newsdesk,
    emulator: Emulator,
    editor: Person,
    language: Language,
    caplog: pytest.LogCaptureFixture,
) -> None:
    person = emulator.person("Reader", LANGUAGES[language])
    person.patience = 30.0
    await furnish(newsdesk, person, editor)
    crawler = Crawler(person, (await newsdesk.program()).desk.database)
    with caplog.at_level(logging.WARNING):
        await crawler.crawl(TYPED, MOST_STEPS)

    assert not crawler.faults, "\n".join(crawler.faults)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []
    assert crawler.pressed.total() > len(TYPED)
