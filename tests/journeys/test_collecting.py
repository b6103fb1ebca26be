"""A site publishes, and readers have it: the whole program, with a site on loopback."""

from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime
from ipaddress import ip_network

import pytest

from bot.settings import Settings
from emulator import Person
from news.source import Mode, NewSource, Source, SourceKind
from newsroom import sourcing
from newsroom.rights import Doer
from tests.emulator.pictures import png
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.sources.site import Site, answer


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site("127.0.0.1").serving() as site:
        yield site


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"fetch_allow": (ip_network("127.0.0.1"),)})


class Paper:
    """A site whose feed is looked at."""

    def __init__(self, site: Site, newsdesk: Newsdesk) -> None:
        self._site = site
        self._newsdesk = newsdesk

    def prints(self, *texts: str) -> None:
        """Let the feed have articles of these texts, the newest last."""
        dated = format_datetime(self._newsdesk.clock())
        items = "".join(
            f"<item><title>Статья {number}</title><guid>id-{number}</guid>"
            f"<link>{self._site.url(f'/{number}')}</link><pubDate>{dated}</pubDate>"
            f"<description>{text}</description><category>Спорт</category>"
            f'<enclosure url="{self._site.url("/p.png")}" type="image/png" length="1"/></item>'
            for number, text in enumerate(texts)
        )
        body = f'<rss version="2.0"><channel><title>Сайт</title>{items}</channel></rss>'
        self._site.answers |= {"/rss": answer(body.encode()), "/p.png": answer(png(90, 60))}

    async def is_added(self, mode: Mode) -> Source:
        """Add it, try it, switch it on."""
        program = await self._newsdesk.program()
        by = Doer(EDITOR_ID, self._newsdesk.clock())
        new = NewSource(SourceKind.FEED, self._site.url("/rss"), "Сайт", mode)
        source = await sourcing.add_source(program.desk, new, by)
        await program.collector.look_now(source.id)
        return await sourcing.switch_on(program.desk, source.id, by)

    async def is_looked_at(self) -> None:
        """Let time pass until it is looked at."""
        program = await self._newsdesk.program()
        self._newsdesk.clock.advance(timedelta(hours=2))
        (source,) = await sourcing.sources(program.desk)
        await program.collector.look_now(source.id)
        await program.collector.settled()


@pytest.fixture
def paper(site: Site, newsdesk: Newsdesk) -> Paper:
    return Paper(site, newsdesk)


async def test_readers_get_what_a_site_publishes_and_its_edits_in_place(
    paper: Paper, editor: Person, anna: Person
) -> None:
    await editor.says("/help")
    await editor.sees("/latest")
    await anna.says("/subscribe текст")
    await anna.sees("Слежу за словом")
    paper.prints()
    await paper.is_added(Mode.PUBLISH)
    paper.prints("Весь текст.")

    await paper.is_looked_at()

    copy = await anna.sees("Весь текст.")
    assert "photo" in (copy.media or {})
    assert "Спорт" in copy.text
    paper.prints("Другой текст.")
    await paper.is_looked_at()
    await anna.sees("Другой текст.", within=copy)
    # The picture was sent to the owner to be a photo, and taken back.
    assert not [each for each in editor.chat if each.is_from_bot and each.media]


async def test_drafts_wait_for_editors(newsdesk: Newsdesk, paper: Paper, editor: Person) -> None:
    await editor.says("/help")
    await editor.sees("/latest")
    paper.prints("Первая.")
    await paper.is_added(Mode.REVIEW)
    paper.prints("Первая.", "Вторая.")

    await paper.is_looked_at()

    draft = await newsdesk.article()
    assert draft.headline == "Статья 1"
    assert draft.photo
    await editor.says("/articles drafts")
    await editor.sees("Статья 1")
