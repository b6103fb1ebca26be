"""Pages of articles over HTTP."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from api.web.page import MOST_BYTES
from news.article import ArticleDraft
from news.formatting import Span, Style
from newsroom import amending, drafting, publishing, withdrawing
from tests.api.web.conftest import JPEG, Web
from tests.factories import EDITOR, NOON

HOUR = timedelta(hours=1)


async def published(web: Web, seen: ArticleDraft) -> int:
    draft = await drafting.draft(web.newsroom.desk, seen, EDITOR, NOON)
    return (await publishing.publish(web.newsroom.desk, draft.id, NOON)).id


async def test_a_published_article_is_a_page_in_its_language(web: Web) -> None:
    article = await web.newsroom.publish("society", "Договор & мир", "Подписан <сегодня>.")

    got = await web.get(f"/a/{article.id}")

    assert got.status == 200
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<html lang="ru">' in got.text
    assert "<h1>Договор &amp; мир</h1>" in got.text
    assert "<p>Подписан &lt;сегодня&gt;.</p>" in got.text
    assert 'Общество · <time datetime="2026-11-23T15:00+03:00">23 ноября 2026, 15:00' in got.text
    assert 'href="https://t.me/newsdesk_bot?start=a_1"' in got.text


async def test_it_tells_other_programs_what_it_is(web: Web) -> None:
    seen = ArticleDraft(
        "Договор </script><b>",
        ("Подписан.",),
        source_url="https://belta.by/dogovor?a=1&b=2",
        photo="file",
    )
    id_ = await published(web, seen)

    page = (await web.get(f"/a/{id_}")).text

    assert '<link rel="canonical" href="https://belta.by/dogovor?a=1&amp;b=2">' in page
    for name, value in {
        "og:type": "article",
        "og:title": "Договор &lt;/script&gt;&lt;b&gt;",
        "og:description": "Подписан.",
        "og:url": f"https://news.example.org/a/{id_}",
        "og:image": f"https://news.example.org/a/{id_}/photo",
        "og:locale": "ru_RU",
        "article:published_time": "2026-11-23T12:00:00+00:00",
    }.items():
        assert f'<meta property="{name}" content="{value}">' in page
    assert "<script" not in page


async def test_it_has_its_authors_formatting(web: Web) -> None:
    text = "Подписан сегодня.\n\nЦитата"
    spans = (
        Span(0, 8, Style.BOLD),
        Span(4, 16, Style.LINK, "https://example.org/?a=1&b=2"),
        Span(19, 25, Style.QUOTE),
    )
    id_ = await published(web, ArticleDraft("А", tuple(text.split("\n\n")), formatting=spans))

    page = (await web.get(f"/a/{id_}")).text

    assert (
        '<p><strong>Подп</strong><a href="https://example.org/?a=1&amp;b=2"><strong>исан</strong>'
        " сегодня</a>.</p><blockquote><p>Цитата</p></blockquote>"
    ) in page


async def test_who_has_it_is_not_sent_it_again_until_it_is_edited(web: Web) -> None:
    article = await web.newsroom.publish("society", "Договор", "Подписан.")
    path = f"/a/{article.id}"
    first = await web.get(path)

    again = await web.get(path, If_None_Match=first.headers["ETag"])
    seen = web.newsroom.seen("Договор", "Не подписан.")
    await amending.revise(web.newsroom.desk, article.id, seen, EDITOR, NOON + HOUR)
    edited = await web.get(path, If_None_Match=first.headers["ETag"])

    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert (edited.status, edited.headers["ETag"] == first.headers["ETag"]) == (200, False)
    assert "Не подписан." in edited.text
    assert "2026-11-23T13:00:00+00:00" in edited.text


async def test_a_head_is_the_page_without_its_body(web: Web) -> None:
    article = await web.newsroom.publish("society", "Договор", "Подписан.")

    got, head = [await web.get(f"/a/{article.id}", method) for method in ("GET", "HEAD")]

    assert (head.status, head.body) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Content-Security-Policy"):
        assert head.headers[name] == got.headers[name]


async def test_a_withdrawn_article_is_gone(web: Web) -> None:
    article = await web.newsroom.publish("society", "Договор", "Подписан.")
    tag = (await web.get(f"/a/{article.id}")).headers["ETag"]
    await withdrawing.withdraw(web.newsroom.desk, article.id, EDITOR, NOON + HOUR)

    got = await web.get(f"/a/{article.id}", If_None_Match=tag)

    assert got.status == 410
    assert "Редакция отозвала" in got.text
    assert "Договор" not in got.text
    assert (await web.get(f"/a/{article.id}/photo")).status == 410


async def test_what_is_not_out_is_not_found(web: Web) -> None:
    draft = await web.newsroom.draft("society", "Договор", "Подписан.")
    leaving = await web.newsroom.draft("society", "Суд", "Отложен.")
    await publishing.publish(web.newsroom.desk, leaving.id, NOON, undo=HOUR)

    for id_ in (draft.id, leaving.id, 999, 10**17):
        got = await web.get(f"/a/{id_}", Accept_Language="be-BY,be;q=0.9")
        assert got.status == 404
        assert '<html lang="be">' in got.text
        assert "Договор" not in got.text


@pytest.mark.parametrize("path", ["/a/0", "/a/-1", "/a/1e3", "/a/%00", "/a/9" + 30 * "9", "/a/x"])
async def test_what_is_no_number_of_an_article_is_not_found(web: Web, path: str) -> None:
    assert (await web.get(path)).status == 404


async def test_browsers_are_told_to_run_nothing(web: Web) -> None:
    article = await web.newsroom.publish("society", "Договор", "Подписан.")

    got = await web.get(f"/a/{article.id}")

    policy = got.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Referrer-Policy"] == "no-referrer"
    assert got.headers["Cache-Control"] == "no-cache"


async def test_a_long_article_is_several_pages_under_thirty_kilobytes(web: Web) -> None:
    body = tuple(f"Абзац {number}. " + "Слово и дело. " * 40 for number in range(100))
    id_ = await published(web, ArticleDraft("Длинная", body))

    pages = []
    path: str | None = f"/a/{id_}"
    while path is not None:
        got = await web.get(path)
        assert len(got.body) < MOST_BYTES
        pages.append(got.text)
        following = re.search(r'rel="next" href="([^"]+)"', got.text)
        path = f"/a/{following[1]}" if following else None

    told = "".join(pages)
    assert [number for number in range(100) if told.count(f"<p>Абзац {number}. ") != 1] == []
    assert len(pages) > 3
    assert (await web.get(f"/a/{id_}?page=999999")).text == pages[-1]


async def test_a_photo_is_fetched_once_and_kept(web: Web) -> None:
    id_ = await published(web, ArticleDraft("Фото", ("Снято.",), photo="file"))
    web.photos["file"] = JPEG

    assert f'<img src="{id_}/photo" alt="">' in (await web.get(f"/a/{id_}")).text
    first, second = [await web.get(f"/a/{id_}/photo") for _ in range(2)]

    assert first.body == second.body == JPEG
    assert first.headers["Content-Type"] == "image/jpeg"
    assert web.asked == ["file"]
    had = await web.get(f"/a/{id_}/photo", If_None_Match=first.headers["ETag"])
    assert had.status == 304


async def test_a_photo_that_telegram_does_not_give_is_not_found_and_not_asked_for_again(
    web: Web,
) -> None:
    id_ = await published(web, ArticleDraft("Фото", ("Снято.",), photo="file"))
    web.photos["file"] = b"<svg onload=alert(1)>"

    got = [await web.get(f"/a/{id_}/photo") for _ in range(2)]

    assert [each.status for each in got] == [404, 404]
    assert web.asked == ["file"]


async def test_an_article_without_a_photo_has_none(web: Web) -> None:
    article = await web.newsroom.publish("society", "Договор", "Подписан.")

    assert (await web.get(f"/a/{article.id}/photo")).status == 404
    assert web.asked == []


async def test_a_quoted_article_is_linked_while_it_is_published(web: Web) -> None:
    earlier = await web.newsroom.publish("society", "Раньше", "Было.")
    seen = replace(web.newsroom.seen("Позже", "Стало."), quoted_id=earlier.id)
    id_ = await published(web, seen)

    assert f'<a href="{earlier.id}">Раньше</a>' in (await web.get(f"/a/{id_}")).text
    await withdrawing.withdraw(web.newsroom.desk, earlier.id, EDITOR, NOON + HOUR)
    assert "Раньше" not in (await web.get(f"/a/{id_}")).text
