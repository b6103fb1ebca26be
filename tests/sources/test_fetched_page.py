"""From a link to the article behind it, over HTTP and in the reader process."""

import subprocess
import sys
from collections.abc import AsyncIterator
from functools import partial

import pytest

from sources import fetched_page
from sources.fetched_page import fetch_webpage
from sources.fetching import FetchProblem
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.webpage import LARGEST_PAGE, WebPage, read_webpage
from tests.sources.conftest import MINSK, RUBRICS, MakeFetcher
from tests.sources.site import Answer, Site, answer, dialled, redirect
from tests.sources.sites import BELTA, BRIDGE, WORDPRESS, article, paragraphs

HTML = "text/html"
SLOW = article(paragraphs(f"Абзац {n}. {BRIDGE[3]}" for n in range(1_000)))


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    reader = Reader()
    yield reader
    await reader.close()


async def fetch(make_fetcher: MakeFetcher, reader: Reader, link: str) -> WebPage:
    return await fetch_webpage(make_fetcher(), reader, link, rubrics=RUBRICS, zone=MINSK)


async def test_the_address_of_an_article_is_where_its_link_leads(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers["/short"] = redirect("/blog/most")
    site.answers["/blog/most"] = answer(WORDPRESS.encode(), Content_Type=HTML)

    found = await fetch(make_fetcher, reader, site.url("/short"))

    assert found.draft.source_url == site.url("/blog/most")
    assert found.draft.rubric_hint == "Общество"
    assert "text/html" in str(site.sent("accept")[-1])


async def test_a_page_is_read_by_the_encoding_of_its_answer(
    make_fetcher: MakeFetcher, reader: Reader, site: Site
) -> None:
    site.answers["/news/1"] = answer(
        article().encode("windows-1251"), Content_Type="text/html; charset=windows-1251"
    )

    found = await fetch(make_fetcher, reader, site.url("/news/1"))

    assert found.draft.headline == "Мост открыт"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (answer(status=401), UnreadableReason.WALL),
        (answer(status=402), UnreadableReason.WALL),
        (answer(status=403), UnreadableReason.CHALLENGE),
        (answer(status=429), UnreadableReason.CHALLENGE),
        (answer(status=451), UnreadableReason.CHALLENGE),
        (answer(status=503, CF_Mitigated="challenge"), UnreadableReason.CHALLENGE),
        (answer(status=404), UnreadableReason.PAGE_GONE),
        (answer(status=410), UnreadableReason.PAGE_GONE),
        (answer(status=503), UnreadableReason.SITE_FAILED),
        (answer(status=204), UnreadableReason.SITE_FAILED),
        (answer(b"a", length=LARGEST_PAGE + 1), UnreadableReason.PAGE_TOO_LARGE),
        (redirect("http://192.168.0.1/"), UnreadableReason.ADDRESS_FORBIDDEN),
        (redirect("ftp://127.0.0.1/"), UnreadableReason.ADDRESS_FORBIDDEN),
        (redirect("/page"), UnreadableReason.ENDLESS_REDIRECTS),
        (b"SSH-2.0-OpenSSH\r\n", UnreadableReason.SITE_FAILED),
    ],
)
async def test_an_answer_without_a_page_has_its_reason(
    make_fetcher: MakeFetcher, reader: Reader, site: Site, said: Answer, reason: UnreadableReason
) -> None:
    site.answers["/page"] = said

    with pytest.raises(UnreadableSource) as refused:
        await fetch(make_fetcher, reader, site.url("/page"))

    assert refused.value.reason is reason


async def test_a_page_that_takes_too_long_to_read_is_called_a_page(
    make_fetcher: MakeFetcher, site: Site
) -> None:
    site.answers["/page"] = answer(SLOW.encode(), Content_Type=HTML)
    reader = Reader(deadline=0.01)
    try:
        with pytest.raises(UnreadableSource) as refused:
            await fetch(make_fetcher, reader, site.url("/page"))
    finally:
        await reader.close()

    assert refused.value.reason is UnreadableReason.PAGE_UNREADABLE


def test_every_problem_of_fetching_has_a_reason() -> None:
    assert set(fetched_page._REASONS) == set(FetchProblem)


def test_a_page_is_read_without_asking_anybody() -> None:
    read = partial(read_webpage, url="https://belta.by/a", content_type=None, rubrics=RUBRICS)

    with dialled() as places:
        read(BELTA.encode(), zone="Europe/Minsk")

    assert places == []


def test_the_bot_itself_loads_nothing_that_reads_pages() -> None:
    heavy = "{'lxml', 'trafilatura', 'justext', 'htmldate', 'dateparser'}"
    script = f"import sys, bot.operation, bot.wiring; print(*({heavy} & set(sys.modules)))"

    command = [sys.executable, "-c", script]
    loaded = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own

    assert loaded.stdout.strip() == b""
