"""A site becomes a source: it is tried, switched on, and brings articles that editors decide on."""

from collections.abc import AsyncIterator
from datetime import timedelta
from ipaddress import ip_network

import pytest

from bot.settings import Settings
from emulator import Message, Person
from tests.journeys.answers import answers
from tests.journeys.conftest import Newsdesk
from tests.journeys.news_site import NewsSite, news_site
from tests.journeys.test_publishing import follows

COLLEAGUE_ID = 200_002
TEXT = "Движение по мосту пущено сегодня, сообщили в облисполкоме."
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"fetch_allow": (ip_network("127.0.0.0/8"),)})


@pytest.fixture
async def site(newsdesk: Newsdesk) -> AsyncIterator[NewsSite]:
    """A site with three articles of today."""
    async with news_site() as site:
        for number, headline in enumerate(("Суд отложен", "Дожди до среды", "Цены выросли"), 1):
            site.adds(headline, f"{headline}. {TEXT}", newsdesk.clock() - HOUR / number, "Спорт")
        yield site


async def added(editor: Person, site: NewsSite, how: str = "") -> Message:
    """The card of the site on trial."""
    said = await editor.says(f"/source add {site.home} {how}")
    return await editor.sees("Включить?", since=said)


async def looked(newsdesk: Newsdesk) -> None:
    """Every source is looked at, and what it has had becomes articles."""
    program = await newsdesk.program()
    newsdesk.clock.advance(2 * HOUR)
    await newsdesk.tick("sources")
    await program.collector.settled()


async def switched_on(newsdesk: Newsdesk, editor: Person, site: NewsSite, how: str = "") -> Message:
    """The card of the site as a source that is on and has been looked at."""
    card = await added(editor, site, how)
    await editor.presses("Включить", on=card)
    await editor.sees("Включён", within=card)
    await looked(newsdesk)
    return card


async def brings(newsdesk: Newsdesk, site: NewsSite, *headlines: str) -> None:
    """The site has new articles, and editors are told."""
    for headline in headlines:
        site.adds(headline, f"{headline}. {TEXT}", newsdesk.clock() + HOUR, "Спорт")
    await looked(newsdesk)
    await newsdesk.tick("inboxes")


async def test_a_site_is_tried_before_it_is_switched_on(
    newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await follows(anna, "спорт")

    card = await added(editor, site)

    assert "Новости Бреста" in card.text
    assert "За сутки было бы 3 статьи. Вот последние три; кто бы их получил:" in card.text
    assert "Цены выросли" in card.text
    assert "Спорт · в дайджесте 1" in card.text
    assert "Сайт не сообщает, изменилась ли лента" in card.text
    await looked(newsdesk)
    await newsdesk.tick("inboxes")
    assert not await answers(editor, "Суд отложен. Движение")
    await editor.presses("Не сейчас", on=card)
    assert "не включаю" in card.text
    await editor.says("/sources")
    await editor.sees("Источников пока нет")


async def test_an_item_becomes_a_card_that_publishes(
    newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await follows(anna, "мост")
    await switched_on(newsdesk, editor, site)

    await brings(newsdesk, site, "Мост открыт")

    card = await editor.sees("Мост открыт")
    assert "Новости Бреста · Спорт" in card.text
    assert TEXT in card.text
    await editor.presses("Опубликовать", on=card)
    await anna.sees("Мост открыт")
    await editor.sees("Готово", within=card)
