"""Articles made, put, read, changed and taken back over HTTP."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from api.problem import CONTENT_TYPE
from news.approval import Regime
from news.article import ArticleStatus
from news.formatting import Span, Style
from newsroom import handing_in, publishing
from storage.approvals import keep_regime
from tests.api.conftest import Api
from tests.factories import NOON

HOUR = timedelta(hours=1)


async def approve(api: Api, regime: Regime = Regime.ON) -> None:
    async with api.newsroom.desk.database.transaction() as connection:
        await keep_regime(connection, regime)


async def test_an_article_is_made_and_found_at_its_location(api: Api) -> None:
    made = await api.post(rubric="Общество", place="Минск", url="https://example.org/1")

    assert made.status == 201
    assert made.headers["location"] == f"/api/v1/articles/{made.json['id']}"
    assert made.headers["etag"] == '"1"'
    read = await api.call("GET", f"articles/{made.json['id']}")
    assert (read.status, read.json) == (200, made.json)
    assert read.headers["etag"] == '"1"'
    assert (read.json["status"], read.json["rubric"]) == ("draft", "society")
    assert (read.json["place"], read.json["url"]) == ("Минск", "https://example.org/1")


async def test_publishing_sends_it_to_who_follows_the_rubric(api: Api) -> None:
    await api.newsroom.reader("society", timing=None)

    made = await api.post(rubric="society", action="publish")

    assert (made.json["status"], made.json["sent_at"]) == ("published", "2026-11-23T12:00:00Z")
    assert set(made.json["deliveries"]) == {
        *("pending", "claimed", "sent", "unknown", "skipped", "dead", "outdated"),
    }


async def test_breaking_news_is_broken(api: Api) -> None:
    made = await api.post(action="publish", breaking=True)

    assert (made.json["status"], made.json["breaking"]) == ("published", True)


async def test_what_is_scheduled_waits_for_its_moment(api: Api) -> None:
    made = await api.post(action="schedule", at="2026-11-23T18:00:00+03:00")

    assert (made.json["status"], made.json["departs_at"]) == ("scheduled", "2026-11-23T15:00:00Z")


async def test_what_was_to_go_out_at_a_moment_that_is_over_goes_out_now(api: Api) -> None:
    made = await api.post(action="schedule", at="2026-11-23T11:59:59Z")

    assert made.json["status"] == "published"


async def test_html_keeps_its_formatting(api: Api) -> None:
    html = (
        "<nav>Меню</nav><p>Дви<b>жение</b></p><p><a href='https://example.org/'>с полуночи</a></p>"
    )

    made = await api.call("POST", "articles", {"headline": "Мост", "html": html, "action": "draft"})

    article = await publishing.article(api.newsroom.desk, made.json["id"])
    assert article is not None
    assert article.text == "Движение\n\nс полуночи"
    assert article.formatting == (
        Span(3, 8, Style.BOLD),
        Span(10, 20, Style.LINK, "https://example.org/"),
    )


async def test_a_rubric_is_known_by_any_name_in_any_case(api: Api) -> None:
    for name in ("спорт", "Спорт", "SPORT", "sport"):
        assert (await api.post(rubric=name)).json["rubric"] == "sport"


async def test_an_unknown_rubric_is_refused_with_the_known_ones(api: Api) -> None:
    refused = await api.post(rubric="Погода")

    assert (refused.status, refused.headers["content-type"]) == (422, CONTENT_TYPE)
    assert refused.json["errors"][0]["pointer"] == "#/rubric"
    assert {"slug": "sport", "ru": "Спорт", "be": "Спорт", "en": "Sport"} in refused.json["known"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"text": "x", "action": "draft"}, "#/headline"),
        ({"headline": "…", "text": "x", "action": "draft"}, "#/headline"),
        ({"headline": "ы" * 301, "text": "x", "action": "draft"}, "#/headline"),
        ({"headline": "Мост", "text": "x"}, "#/action"),
        ({"headline": "Мост", "text": "x", "action": "burn"}, "#/action"),
        ({"headline": "Мост", "action": "draft"}, "#"),
        ({"headline": "Мост", "text": "x", "html": "x", "action": "draft"}, "#"),
        ({"headline": "Мост", "text": "x", "action": "schedule"}, "#"),
        ({"headline": "Мост", "text": "x", "action": "schedule", "at": "завтра"}, "#/at"),
        ({"headline": "Мост", "text": "x", "action": "draft", "rubic": "Спорт"}, "#/rubic"),
        ({"headline": "Мост", "text": "x", "action": "draft", "url": "javascript:1"}, "#/url"),
        ({"headline": "Мост", "text": "x", "action": "draft", "breaking": "yes"}, "#/breaking"),
        (["Мост"], "#"),
    ],
)
async def test_what_is_wrong_is_told_where(api: Api, body: object, pointer: str) -> None:
    refused = await api.call("POST", "articles", body)

    assert (refused.status, refused.headers["content-type"]) == (422, CONTENT_TYPE)
    assert [each["pointer"] for each in refused.json["errors"]] == [pointer]


@pytest.mark.parametrize("body", [b"", b"{", b'{"a":}', b"\xff", b'"\\ud800"', b"[" * 100_000])
async def test_what_is_no_json_is_refused(api: Api, body: bytes) -> None:
    refused = await api.call("POST", "articles", body)

    assert (refused.status, refused.headers["content-type"]) == (400, CONTENT_TYPE)


async def test_what_is_too_long_for_an_article_is_too_large(api: Api) -> None:
    for body in ({"text": "ы" * 200_001}, {"html": "<p>" + "ы" * 200_001}, {"text": "ы" * 600_000}):
        refused = await api.call(
            "POST", "articles", {"headline": "Мост", "action": "draft", **body}
        )
        assert (refused.status, refused.headers["content-type"]) == (413, CONTENT_TYPE)


async def test_another_type_of_content_is_refused(api: Api) -> None:
    posted = await api.call("POST", "articles", b"headline=1", Content_Type="text/plain")
    patched = await api.call("PATCH", "articles/1", b"headline=1", Content_Type="text/plain")

    assert (posted.status, posted.headers["accept-post"]) == (415, "application/json")
    assert (patched.status, patched.headers["accept-patch"]) == (415, "application/json")


async def test_a_picture_that_cannot_be_had_is_left_out_and_named(api: Api) -> None:
    api.pictures["https://example.org/a.jpg"] = "file-1"

    had = await api.post(photo_url="https://example.org/a.jpg")
    lost = await api.post(photo_url="https://example.org/b.jpg", action="publish")

    assert (had.json["has_photo"], had.json["warnings"]) == (True, [])
    assert (lost.json["has_photo"], lost.json["warnings"]) == (False, ["photo_url: unreachable"])
    assert lost.json["status"] == "published"


async def test_where_a_second_editor_has_to_agree_it_waits_and_they_are_told(api: Api) -> None:
    await approve(api)

    made = await api.post(action="publish")

    assert made.status == 201
    assert (made.json["status"], made.json["awaiting_approval"]) == ("draft", True)
    assert [each.id for each in api.asked] == [made.json["id"]]


async def test_put_creates_then_changes_nothing_then_edits(api: Api) -> None:
    made = await api.put()
    same = await api.put()
    edited = await api.put(text="Закрыт.")

    assert (made.status, same.status, edited.status) == (201, 200, 200)
    assert made.json["id"] == same.json["id"] == edited.json["id"]
    assert (same.json["revision"], edited.json["revision"]) == (1, 2)
    assert edited.json["text"] == "Закрыт."


async def test_a_repeated_put_undoes_nothing_that_an_editor_has_changed(api: Api) -> None:
    made = await api.put()
    await api.call("PATCH", f"articles/{made.json['id']}", {"text": "Исправлено редактором."})

    same = await api.put()

    assert (same.status, same.json["text"]) == (200, "Исправлено редактором.")


async def test_put_publishes_what_was_a_draft_and_draws_back_nothing(api: Api) -> None:
    assert (await api.put(action="draft")).json["status"] == "draft"
    planned = await api.put(action="schedule", at="2026-11-24T12:00:00Z")
    later = await api.put(action="schedule", at="2026-11-25T12:00:00Z")
    out = await api.put(action="publish")
    still = await api.put(action="draft")

    assert (planned.json["status"], later.json["departs_at"][:10]) == ("scheduled", "2026-11-25")
    assert (out.json["status"], still.json["status"]) == ("published", "published")
    assert still.json["revision"] == 1


async def test_put_asks_for_agreement_to_a_draft(api: Api) -> None:
    await api.put(action="draft")
    await approve(api)

    put = await api.put(action="publish")
    again = await api.put(action="publish")

    assert (put.json["status"], put.json["awaiting_approval"]) == ("draft", True)
    assert (again.status, again.json["awaiting_approval"]) == (200, True)
    assert len(api.asked) == 1


async def test_put_uploads_a_picture_once(api: Api) -> None:
    url = "https://example.org/a.jpg"
    lost = await api.put(photo_url=url)
    api.pictures[url] = "file-1"
    had = await api.put(photo_url=url)
    api.pictures[url] = "file-2"
    kept = await api.put(photo_url=url, text="Закрыт.")

    assert [each.json["has_photo"] for each in (lost, had, kept)] == [False, True, True]
    article = await publishing.article(api.newsroom.desk, kept.json["id"])
    assert article is not None
    assert article.photo == "file-1"


async def test_put_on_what_was_withdrawn_is_a_conflict(api: Api) -> None:
    made = await api.put()
    await api.call("DELETE", f"articles/{made.json['id']}")

    refused = await api.put()

    assert refused.status == 409
    assert refused.json["article"]["status"] == "withdrawn"


async def test_puts_and_posts_at_once_make_one_article_each(api: Api) -> None:
    puts = [api.put(str(number % 5), text=f"Вариант {number % 3}.") for number in range(30)]
    posts = [api.post(str(number % 5), key=f"key {number % 5}") for number in range(30)]

    answers = await asyncio.gather(*puts, *posts)

    assert {each.status for each in answers} <= {200, 201, 409}
    page = (await api.call("GET", "articles?limit=100")).json
    assert len(page["articles"]) == 10
    assert page["next"] is None


async def test_a_patch_changes_what_it_names_and_takes_away_what_is_null(api: Api) -> None:
    made = await api.post(rubric="sport", place="Минск", url="https://example.org/")

    changed = await api.call(
        "PATCH",
        f"articles/{made.json['id']}",
        {"headline": "Мост закрыт", "place": None, "rubric": None},
    )

    assert changed.status == 200
    assert changed.headers["etag"] == '"2"'
    assert (changed.json["headline"], changed.json["text"]) == ("Мост закрыт", made.json["text"])
    assert (changed.json["place"], changed.json["rubric"]) == (None, None)
    assert changed.json["url"] == "https://example.org/"


async def test_a_patch_of_nothing_is_refused_and_one_of_the_same_changes_nothing(api: Api) -> None:
    made = await api.post()
    path = f"articles/{made.json['id']}"

    assert (await api.call("PATCH", path, {})).status == 422
    same = await api.call("PATCH", path, {"headline": made.json["headline"]})
    assert (same.status, same.json["revision"]) == (200, 1)


@pytest.mark.parametrize(
    ("tag", "status"),
    [('"1"', 200), ("*", 200), ('"7", "1"', 200), ('"2"', 412), ('W/"1"', 412), ("1", 412)],
)
async def test_if_match_lets_through_what_has_been_seen(api: Api, tag: str, status: int) -> None:
    made = await api.post()
    path = f"articles/{made.json['id']}"

    changed = await api.call("PATCH", path, {"headline": "Иначе"}, If_Match=tag)

    assert changed.status == status
    if status == 412:
        assert (await api.call("DELETE", path, If_Match=tag)).status == 412
        assert (await api.call("GET", path)).json == made.json


async def test_what_would_be_wrong_in_thousands_of_places_is_refused_at_once(api: Api) -> None:
    names = [f"a{number}" for number in range(50_000)]

    refused = await api.call("POST", "articles", dict.fromkeys(names, 1))

    assert (refused.status, len(refused.text) < 1000) == (422, True)


async def test_a_member_that_stands_there_often_is_wrong_once(api: Api) -> None:
    refused = await api.call("POST", "articles", b"{" + b", ".join([b'"a": 1'] * 50_000) + b"}")

    assert [each["pointer"] for each in refused.json["errors"]].count("#/a") == 1


async def test_patches_of_whatever_revision_there_is_are_all_taken(api: Api) -> None:
    path = f"articles/{(await api.post()).json['id']}"

    answers = await asyncio.gather(
        *(
            api.call("PATCH", path, {"headline": f"Мост {number}"}, If_Match="*")
            for number in range(8)
        )
    )

    assert {each.status for each in answers} == {200}


async def test_of_two_patches_of_one_revision_one_is_refused(api: Api) -> None:
    path = f"articles/{(await api.post()).json['id']}"

    answers = await asyncio.gather(
        *(
            api.call("PATCH", path, {"text": f"Вариант {number}."}, If_Match='"1"')
            for number in range(6)
        )
    )

    assert sorted(each.status for each in answers) == [200, *[412] * 5]


async def test_delete_withdraws_and_cancels_and_may_be_repeated(api: Api) -> None:
    out, draft, planned = (
        await api.post(action="publish"),
        await api.post(),
        await api.post(action="schedule", at="2026-11-24T12:00:00Z"),
    )

    for made, status in ((out, "withdrawn"), (draft, "cancelled"), (planned, "cancelled")):
        path = f"articles/{made.json['id']}"
        for _ in range(2):
            gone = await api.call("DELETE", path)
            assert (gone.status, gone.json["status"]) == (200, status)
        read = await api.call("GET", path)
        assert (read.status, read.json["article"]["status"]) == (404, status)
        assert (await api.call("PATCH", path, {"headline": "Снова"})).status == 409


async def test_what_was_withdrawn_is_in_the_list(api: Api) -> None:
    made = await api.post(action="publish")
    await api.call("DELETE", f"articles/{made.json['id']}")

    (listed,) = (await api.call("GET", "articles")).json["articles"]

    assert listed["status"] == ArticleStatus.WITHDRAWN


async def test_the_list_goes_on_below_an_id(api: Api) -> None:
    ids = [(await api.post()).json["id"] for _ in range(5)]

    first = (await api.call("GET", "articles?limit=2")).json
    second = (await api.call("GET", f"articles?limit=2&before={first['next']}")).json
    last = (await api.call("GET", f"articles?limit=2&before={second['next']}")).json

    seen = [each["id"] for page in (first, second, last) for each in page["articles"]]
    assert (seen, last["next"]) == (ids[::-1], None)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "before=0", "before=1&before=2", "before=01"]
)
async def test_a_wrong_parameter_is_named(api: Api, query: str) -> None:
    refused = await api.call("GET", f"articles?{query}")

    assert refused.status == 422
    assert refused.json["errors"][0]["parameter"] == query.partition("=")[0]


@pytest.mark.parametrize("written", ["1", "0", "-1", "01", "x", "9" * 30, "1.0", "%31%20"])
async def test_there_is_no_such_article(api: Api, written: str) -> None:
    for method, body in (("GET", None), ("PATCH", {"headline": "Мост"}), ("DELETE", None)):
        refused = await api.call(method, f"articles/{written}", body)
        assert (refused.status, refused.headers["content-type"]) == (404, CONTENT_TYPE)


async def test_an_embargo_that_an_editor_has_set_is_a_conflict(api: Api) -> None:
    made = await api.put(action="draft")
    async with api.newsroom.desk.database.transaction() as connection:
        from storage.articles import change_article  # noqa: PLC0415

        await change_article(
            connection, made.json["id"], ArticleStatus.DRAFT, embargo_until=NOON + HOUR
        )

    refused = await api.put(action="publish")

    assert refused.status == 409
    assert "2026-11-23T13:00:00Z" in refused.json["detail"]


async def test_many_articles_at_once_leave_room_for_people(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way, most = 0, 0
    real = handing_in.hand_in

    async def counted(*given: Any, **more: Any) -> Any:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        try:
            return await real(*given, **more)
        finally:
            under_way -= 1

    monkeypatch.setattr(handing_in, "hand_in", counted)
    made = await asyncio.gather(*(api.post(f"Мост {number}") for number in range(12)))

    assert {each.status for each in made} == {201}
    assert 1 < most <= 4
