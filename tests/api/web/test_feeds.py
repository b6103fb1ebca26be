"""Feeds over HTTP, as feed readers read them."""

import json
from datetime import timedelta
from email.utils import parsedate_to_datetime
from itertools import count
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from news.rubric import Rubric
from newsroom import amending, arranging, feeding, withdrawing
from tests.api.web.conftest import Web
from tests.factories import EDITOR, NOON

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
NUMBERS = count(1)


async def made(web: Web, of: Rubric | str) -> str:
    """Where a reader's new feed is, without the ending."""
    reader = await web.newsroom.reader()
    secret = f"secret-{next(NUMBERS):0>40}"
    await feeding.make(web.newsroom.desk, reader, of, NOON, lambda: secret)
    return f"/feeds/{secret}"


async def rss_of(web: Web, path: str) -> ET.Element:
    got = await web.get(f"{path}.rss")
    assert got.status == 200
    channel = ET.fromstring(got.body).find("channel")  # noqa: S314 - it is ours
    assert channel is not None
    return channel


async def json_of(web: Web, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((await web.get(f"{path}.json")).body)
    return found


async def headlines(web: Web, path: str) -> list[str | None]:
    read = [item.findtext("title") for item in (await rss_of(web, path)).iter("item")]
    assert read == [item["title"] for item in (await json_of(web, path))["items"]]
    return read


async def test_a_feed_has_the_articles_of_its_rubric_newest_first(web: Web) -> None:
    for rubric, headline in (("society", "Первая"), ("sport", "Чужая"), ("society", "Вторая")):
        await web.newsroom.publish(rubric, headline, "Текст.")

    path = await made(web, await web.newsroom.rubric("society"))

    assert await headlines(web, path) == ["Вторая", "Первая"]


async def test_a_feed_of_words_finds_their_forms(web: Web) -> None:
    await web.newsroom.publish("society", "О договоре", "О безопасности стран.")
    await web.newsroom.publish("society", "Договор", "Подписан.")

    path = await made(web, "договор безопасность")

    assert await headlines(web, path) == ["О договоре"]


async def test_an_article_in_rss(web: Web) -> None:
    article = await web.newsroom.publish("society", "Мир & «дружба»", "Подписан\n\n<b>сегодня")
    path = await made(web, await web.newsroom.rubric("society"))

    channel = await rss_of(web, path)

    (item,) = channel.iter("item")
    told = {each.tag: each.text for each in item}
    link = channel.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == f"https://news.example.org{path}.rss"
    assert channel.findtext("title") == "Общество — Newsdesk"
    assert told == {
        "title": "Мир & «дружба»",
        "link": f"https://news.example.org/a/{article.id}",
        "guid": f"tag:t.me,2026:newsdesk_bot/a/{article.id}",
        "pubDate": "Mon, 23 Nov 2026 12:00:00 +0000",
        f"{ATOM}updated": "2026-11-23T12:00:00+00:00",
        "category": "Общество",
        "description": "Подписан &lt;b&gt;сегодня",
        CONTENT: "<p>Подписан</p><p>&lt;b&gt;сегодня</p>",
    }


async def test_a_headline_in_rss_looks_like_no_tag(web: Web) -> None:
    await web.newsroom.publish("society", "Тег <b>жирный</b>, 2 < 3", "Текст.")
    path = await made(web, await web.newsroom.rubric("society"))

    assert (await rss_of(web, path)).findtext("item/title") == "Тег ‹b>жирный‹/b>, 2 < 3"
    assert (await json_of(web, path))["items"][0]["title"] == "Тег <b>жирный</b>, 2 < 3"


async def test_an_article_in_json_feed(web: Web) -> None:
    article = await web.newsroom.publish("society", "Мир", "Подписан.")
    path = await made(web, await web.newsroom.rubric("society"))

    feed = await json_of(web, path)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"https://news.example.org{path}.json"
    assert feed["items"] == [
        {
            "id": f"tag:t.me,2026:newsdesk_bot/a/{article.id}",
            "url": f"https://news.example.org/a/{article.id}",
            "title": "Мир",
            "content_html": "<p>Подписан.</p>",
            "summary": "Подписан.",
            "date_published": "2026-11-23T12:00:00+00:00",
            "date_modified": "2026-11-23T12:00:00+00:00",
            "tags": ["Общество"],
            "language": "ru",
        }
    ]


async def test_an_edit_keeps_the_guid_and_a_withdrawn_article_leaves(web: Web) -> None:
    article = await web.newsroom.publish("society", "Мир", "Подписан.")
    path = await made(web, await web.newsroom.rubric("society"))
    (before,) = (await json_of(web, path))["items"]

    seen = web.newsroom.seen("Мир", "Не подписан.")
    await amending.revise(web.newsroom.desk, article.id, seen, EDITOR, NOON + HOUR)
    (edited,) = (await json_of(web, path))["items"]

    assert edited["id"] == before["id"]
    assert edited["date_published"] == before["date_published"]
    assert edited["date_modified"] == "2026-11-23T13:00:00+00:00"
    assert edited["content_html"] == "<p>Не подписан.</p>"

    await withdrawing.withdraw(web.newsroom.desk, article.id, EDITOR, NOON + HOUR)
    assert await headlines(web, path) == []


@pytest.mark.parametrize("form", ["rss", "json"])
async def test_a_reader_that_has_it_is_answered_304(web: Web, form: str) -> None:
    article = await web.newsroom.publish("society", "Мир", "Подписан.")
    path = f"{await made(web, await web.newsroom.rubric('society'))}.{form}"
    await web.get(path)
    web.now = NOON + SECOND
    first = await web.get(path)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]

    assert parsedate_to_datetime(date) == NOON
    for known in (
        {"If_None_Match": tag},
        {"If_None_Match": f"W/{tag}"},
        {"If_Modified_Since": date},
    ):
        had = await web.get(path, **known)
        assert (had.status, had.body, had.headers["ETag"]) == (304, b"", tag)

    web.now = NOON + HOUR
    await withdrawing.withdraw(web.newsroom.desk, article.id, EDITOR, NOON + HOUR)
    for known in ({"If_None_Match": tag}, {"If_Modified_Since": date}):
        changed = await web.get(path, **known)
        assert (changed.status, "Мир" in changed.text) == (200, False)


async def test_a_date_that_a_later_change_may_share_is_not_told(web: Web) -> None:
    path = f"{await made(web, await web.newsroom.rubric('society'))}.rss"

    assert "Last-Modified" not in (await web.get(path)).headers
    web.now = NOON + SECOND / 2
    await web.newsroom.publish("society", "Мир", "Подписан.")
    assert "Last-Modified" not in (await web.get(path)).headers


async def test_an_etag_goes_before_a_date(web: Web) -> None:
    path = f"{await made(web, await web.newsroom.rubric('society'))}.rss"
    await web.get(path)
    web.now = NOON + HOUR
    date = (await web.get(path)).headers["Last-Modified"]

    got = await web.get(path, If_None_Match='"another"', If_Modified_Since=date)

    assert got.status == 200


async def test_the_feed_of_a_hidden_rubric_goes_on(web: Web) -> None:
    society = await web.newsroom.rubric("society")
    path = await made(web, society)
    await arranging.hide(web.newsroom.desk, society.id, EDITOR, NOON, hidden=True)
    await web.newsroom.publish("society", "Мир", "Подписан.")

    assert await headlines(web, path) == ["Мир"]


async def test_the_feed_of_a_merged_rubric_has_the_articles_of_both(web: Web) -> None:
    society, sport = [await web.newsroom.rubric(each) for each in ("society", "sport")]
    path = await made(web, sport)
    await web.newsroom.publish("sport", "Матч", "Сыгран.")
    await web.newsroom.publish("society", "Мир", "Подписан.")
    await arranging.merge(web.newsroom.desk, sport.id, society.id, EDITOR, NOON)

    assert await headlines(web, path) == ["Мир", "Матч"]
    assert (await rss_of(web, path)).findtext("title") == "Общество — Newsdesk"


async def test_only_the_newest_fifty_are_in_it(web: Web) -> None:
    for number in range(52):
        await web.newsroom.publish("society", f"Новость {number}", "Текст.")

    read = await headlines(web, await made(web, await web.newsroom.rubric("society")))

    assert (len(read), read[0], read[-1]) == (50, "Новость 51", "Новость 2")


async def test_a_revoked_feed_is_gone_and_an_unknown_one_never_was(web: Web) -> None:
    reader = await web.newsroom.reader()
    secret = "s" * 43
    link = await feeding.make(web.newsroom.desk, reader, "договор", NOON, lambda: secret)
    assert (await web.get(f"/feeds/{secret}.rss")).status == 200

    assert await feeding.revoke(web.newsroom.desk, reader, link.link.id, NOON)

    assert [(await web.get(f"/feeds/{secret}.{form}")).status for form in ("rss", "json")] == [
        410,
        410,
    ]
    assert (await web.get(f"/feeds/{'t' * 43}.rss")).status == 404
    assert (await web.get("/feeds/short.rss")).status == 404
    assert (await web.get(f"/feeds/{secret}.atom")).status == 404


async def test_a_head_is_the_feed_without_its_body(web: Web) -> None:
    path = f"{await made(web, await web.newsroom.rubric('society'))}.rss"

    got, head = [await web.get(path, method) for method in ("GET", "HEAD")]

    assert (head.status, head.body) == (200, b"")
    assert head.headers["ETag"] == got.headers["ETag"]
    assert got.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert got.headers["Cache-Control"] == "private, no-cache"
    assert got.headers["X-Robots-Tag"] == "noindex"
