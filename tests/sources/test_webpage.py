"""Pages as sites write them: which article is on them, and why there may be none."""

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from news.article import ArticleDraft
from news.formatting import Style
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.webpage import LARGEST_PAGE, WebPage, read_webpage
from tests.sources.conftest import RUBRICS
from tests.sources.sites import (
    BELTA,
    BRIDGE,
    CHALLENGE,
    DDOS_GUARD,
    EMPTY,
    FRONT,
    LOGIN,
    PDF,
    WALL,
    WORDPRESS,
    article,
    linked_data,
    page,
    paragraphs,
)

URL = "https://belta.by/society/view/1"
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


def read(
    markup: str | bytes, url: str = URL, kind: str | None = "text/html", zone: str = "Europe/Minsk"
) -> WebPage:
    data = markup if isinstance(markup, bytes) else markup.encode()
    return read_webpage(data, url, kind, RUBRICS, zone)


def reason(markup: str | bytes, url: str = URL, kind: str | None = "text/html") -> UnreadableSource:
    with pytest.raises(UnreadableSource) as refused:
        read(markup, url, kind)
    return refused.value


class Set(NamedTuple):
    words: str
    style: Style
    detail: str = ""


def styled(draft: ArticleDraft) -> set[Set]:
    return {
        Set(draft.text[span.start : span.stop], span.style, span.detail)
        for span in draft.formatting
    }


def test_an_agencys_page_is_read_by_what_stands_on_it() -> None:
    found = read(BELTA)

    assert found.draft.headline == "Мост через Припять открыт"
    assert found.draft.published_on_site == EVENING
    assert found.draft.rubric_hint == "Общество"
    assert found.draft.place == "Лунинец"
    assert found.draft.source_url == "https://belta.by/society/view/most-1"
    assert found.image_url == "https://belta.by/images/most.jpg"
    assert found.draft.body == ("Мост через Припять открыли сегодня.", *BRIDGE[1:])


def test_a_blogs_page_is_read_with_its_formatting() -> None:
    found = read(WORDPRESS, "https://blog.by/2024/07/most/")

    assert found.draft.headline == "Мост открыт"
    assert found.draft.published_on_site == EVENING
    assert found.draft.rubric_hint == "Общество"
    assert found.image_url == "https://blog.by/wp-content/most.jpg"
    assert found.draft.source_url == "https://blog.by/2024/07/most"
    assert "• проспект\n• набережная" in found.draft.body
    assert "Наконец-то!" not in found.draft.text
    assert styled(found.draft) >= {
        Set("пущен", Style.BOLD),
        Set("по плану", Style.LINK, "https://blog.by/plan"),
        Set("Что дальше", Style.BOLD),
        Set("Ездите на здоровье, сказал мэр.", Style.QUOTE),
    }


async def test_a_page_comes_back_whole_from_the_reader_process() -> None:
    reader = Reader()
    try:
        job = await reader.run(
            read_webpage, WORDPRESS.encode(), URL, "text/html", RUBRICS, "Europe/Minsk"
        )
    finally:
        await reader.close()

    assert job == read(WORDPRESS)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-07-04T19:25:00+03:00", EVENING),
        ("2024-07-04T16:25:00Z", EVENING),
        ("2024-07-04T19:25", EVENING),
        ("2024-07-04 19:25:30", EVENING.replace(second=30)),
        ("Thu, 04 Jul 2024 16:25:00 GMT", EVENING),
        ("04.07.2024 19:25", EVENING),
        ("4 июля 2024, 19:25", EVENING),
        ("1720110300", EVENING),
        ("1720110300000", EVENING),
        ("2024-07-04", datetime(2024, 7, 3, 21, tzinfo=UTC)),
        ("31.02.2024", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("скоро", None),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, published: datetime | None) -> None:
    found = read(article(head=linked_data(headline="Мост открыт", datePublished=written)))

    assert found.draft.published_on_site == published


def test_a_day_is_made_exact_by_what_else_the_page_says() -> None:
    head = linked_data(headline="Мост открыт", datePublished="2024-07-04")
    body = f'<time datetime="2024-07-04T19:25+03:00">вчера</time>{paragraphs()}'

    assert read(article(body, head)).draft.published_on_site == EVENING


def test_a_day_stands_in_the_address_at_the_worst() -> None:
    found = read(article(), "https://site.by/2024/07/04/most.html")

    assert found.draft.published_on_site == datetime(2024, 7, 3, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "script",
    [
        '{"@graph": [{"@type": "WebPage", "name": "нет"}, NODE]}',
        '[{"@type": "Organization", "name": "Сайт"}, [NODE]]',
        "<!-- NODE -->",
        "NODE;",
        '{"a": [1, 2,], "b": NODE,}',
        '{"broken": "bro"ken", "x": NODE',
        '{"mainEntity": {"about": {"is": NODE}}}',
    ],
)
def test_data_for_machines_is_read_even_if_it_is_broken(script: str) -> None:
    node = (
        '{"@type": ["NewsArticle"], "headline": "Мост\nоткрыт &laquo;сегодня&raquo;",'
        ' "datePublished": "2024-07-04T16:25:00Z"}'
    )
    written = script.replace("NODE", node)
    head = f'<script type="application/LD+JSON">{written}</script>'

    found = read(page(f"<article>{paragraphs()}</article>", head, title="Сайт"))

    assert found.draft.headline == "Мост открыт «сегодня»"
    assert found.draft.published_on_site == EVENING


def test_of_several_articles_the_one_with_the_pages_address_counts() -> None:
    other = linked_data(headline="Парк открыт", url="https://belta.by/society/view/2")
    own = linked_data(headline="Мост открыт", url=f"{URL}?utm_source=a")

    assert read(article(head=other + own)).draft.headline == "Мост открыт"


@pytest.mark.parametrize(
    ("told", "shared", "shown", "headline"),
    [
        ("", "Мост открыт | БЕЛТА", "Мост открыт", "Мост открыт"),
        ("", "", "Мост открыт", "Мост открыт"),
        ("Мост через…", "Мост через Припять открыт", "Мост", "Мост через Припять открыт"),
        ("Мост Лунинец купить", "Мост открыт", "Мост открыт", "Мост открыт"),
        ("Мост - открыт", "Мост - открыт", "Мост - открыт", "Мост - открыт"),
        ("Мост", "Парк", "Река", "Мост"),
    ],
)
def test_the_headline_is_the_one_that_people_read(
    told: str, shared: str, shown: str, headline: str
) -> None:
    head = f'<meta property="og:title" content="{shared}">'
    body = f"<article><h1>{shown}</h1>{paragraphs()}</article>"
    written = page(body, head + linked_data(headline=told), title=told or shared)

    assert read(written).draft.headline == headline


@pytest.mark.parametrize(
    ("named", "canonical"),
    [
        ("https://belta.by/society/view/2?utm_source=rss#top", "https://belta.by/society/view/2"),
        ("/society/view/2", "https://belta.by/society/view/2"),
        ("https://m.belta.by/society/view/2", "https://m.belta.by/society/view/2"),
        ("https://evil.by/society/view/2", None),
        ("https://belta.by/", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
    ],
)
def test_a_page_may_name_an_address_on_its_own_site(named: str, canonical: str | None) -> None:
    found = read(article(head=f'<link rel="canonical" href="{named}">'))

    assert found.canonical_url == canonical
    assert found.draft.source_url == canonical or URL


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({"url": "https://belta.by/a.jpg", "width": 1200}, "https://belta.by/a.jpg"),
        (["//img.belta.by/a.jpg", "/b.jpg"], "https://img.belta.by/a.jpg"),
        ("a.jpg?x=1&amp;y=2", "https://belta.by/society/view/a.jpg?x=1&y=2"),
        ("data:image/png;base64,AAAA", None),
        ("logo.svg", None),
        (7, None),
    ],
)
def test_the_picture_is_an_address_of_the_web(said: object, address: str | None) -> None:
    assert read(article(head=linked_data(headline="Мост открыт", image=said))).image_url == address


def test_a_section_that_is_no_rubric_names_none() -> None:
    head = linked_data(headline="Мост открыт", articleSection=["Лента новостей", "Спорт"])

    assert read(article(head=head)).draft.rubric_hint == "Спорт"
    head = linked_data(headline="Мост открыт", articleSection="Лента новостей")
    assert read(article(head=head)).draft.rubric_hint is None


def test_the_last_rubric_of_a_trail_counts() -> None:
    trail = [{"name": "Главная"}, {"item": {"name": "Регионы"}}, {"name": "Культура"}]
    crumbs = linked_data(**{"@type": "BreadcrumbList"}, itemListElement=trail)

    assert read(article(head=crumbs)).draft.rubric_hint == "Культура"


@pytest.mark.parametrize(
    ("encoding", "kind", "declared"),
    [
        ("windows-1251", "text/html; charset=windows-1251", ""),
        ("windows-1251", "text/html", "<meta charset=windows-1251>"),
        ("windows-1251", "text/html; charset=utf-8", ""),
        ("windows-1251", "text/html; charset=iso-8859-1", ""),
        ("koi8-r", "text/html; charset=windows-1251", ""),
        ("utf-8", "text/html; charset=windows-1251", "<meta charset=windows-1251>"),
        ("utf-8-sig", "text/html", "<meta charset=koi8-r>"),
        ("utf-16", "text/html", ""),
        ("utf-8", 'text/html; charset="zip"', "<meta charset=rot13>"),
    ],
)
def test_an_encoding_is_told_by_the_letters(encoding: str, kind: str, declared: str) -> None:
    found = read(article(head=declared).encode(encoding, "xmlcharrefreplace"), kind=kind)

    assert found.draft.headline == "Мост открыт"
    assert found.draft.body == BRIDGE


def test_another_alphabet_is_read_as_it_is_declared() -> None:
    texts = ("日本の橋が開通しました。交通は正午に再開される予定です。" * 9,)
    written = article(paragraphs(texts), headline="橋が開通").encode("shift_jis", "ignore")

    assert read(written, kind="text/html; charset=Shift_JIS").draft.headline == "橋が開通"


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        (WALL, "text/html", UnreadableReason.WALL),
        (LOGIN, "text/html", UnreadableReason.WALL),
        (CHALLENGE, "text/html", UnreadableReason.CHALLENGE),
        (DDOS_GUARD, "text/html", UnreadableReason.CHALLENGE),
        (EMPTY, "text/html", UnreadableReason.NO_ARTICLE),
        (FRONT, "text/html", UnreadableReason.NO_ARTICLE),
        ("", "text/html", UnreadableReason.NO_ARTICLE),
        ("<!-- -->", "text/html", UnreadableReason.NO_ARTICLE),
        (PDF, "application/pdf", UnreadableReason.NOT_A_PAGE),
        (PDF, "text/html", UnreadableReason.NOT_A_PAGE),
        (b"\x89PNG\r\n\x1a\n", None, UnreadableReason.NOT_A_PAGE),
        ('{"a": 1}', "application/json", UnreadableReason.NOT_A_PAGE),
        ('<?xml version="1.0"?><rss version="2.0"/>', "text/xml", UnreadableReason.NOT_A_PAGE),
        (b"a" * (LARGEST_PAGE + 1), "text/html", UnreadableReason.PAGE_TOO_LARGE),
    ],
)
def test_what_stands_in_the_way_of_an_article_is_named(
    written: str | bytes, kind: str | None, expected: UnreadableReason
) -> None:
    assert reason(written, kind=kind).reason is expected


def test_a_file_behind_a_link_is_called_by_its_kind() -> None:
    assert reason(PDF).kind == "PDF"
    assert reason("{}", kind="application/json; charset=utf-8").kind == "JSON"


@pytest.mark.parametrize("wrap", ["<div>{}</div>", "<p>{}</p>", "<ul><li>{}</ul>"])
def test_a_page_of_titles_that_lead_elsewhere_is_no_article(wrap: str) -> None:
    titles = [f'<a href="/news/{each}">Заголовок номер {each} о чём-то</a>' for each in range(99)]
    page = f"<html><title>Новости дня</title>{''.join(wrap.format(each) for each in titles)}"

    assert reason(page, "https://belta.by/news").reason is UnreadableReason.NO_ARTICLE


def test_a_sites_front_page_has_no_article_of_its_own() -> None:
    assert reason(article(), "https://belta.by/").reason is UnreadableReason.NO_ARTICLE
    head = linked_data(headline="Мост открыт")
    assert read(article(head=head), "https://belta.by/?").draft.headline == "Мост открыт"


def test_an_article_about_challenges_and_walls_is_an_article() -> None:
    texts = ("Just a moment: вы не робот? Оформите подписку, чтобы читать.", *BRIDGE * 4)

    assert read(article(paragraphs(texts))).draft.body[0].startswith("Just a moment")


def test_what_is_for_subscribers_is_read_where_the_whole_of_it_stands_there() -> None:
    head = linked_data(headline="Мост открыт", isAccessibleForFree="False")

    assert read(article(paragraphs(BRIDGE * 4), head)).draft.headline == "Мост открыт"
    assert reason(article(paragraphs(BRIDGE[:1]), head)).reason is UnreadableReason.WALL


def test_an_article_that_is_too_long_is_refused() -> None:
    texts = [f"Абзац {n}. {BRIDGE[3]}" for n in range(3_000)]

    refused = reason(article(paragraphs(texts)))

    assert (refused.reason, refused.limit) == (UnreadableReason.TOO_LONG, 200_000)


def test_a_label_in_the_text_is_text() -> None:
    texts = (*BRIDGE, "Источник: https://example.org/elsewhere")

    assert read(article(paragraphs(texts))).draft.source_url == URL
