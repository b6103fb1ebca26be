"""An item is known again by its guid, its address, or its headline and date."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import ArticleDraft
from news.feed import FeedItem
from news.identity import (
    MOST_ITEMS,
    by_links,
    guids_wander,
    identity,
    is_burst,
    is_too_old,
    listed,
    rightly_dated,
    unexpected,
)

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
TEXTS = st.none() | st.sampled_from(["a", "b", "https://s.by/1", "https://s.by/2#1", ""])


def item(
    headline: str = "Заголовок",
    guid: str | None = None,
    url: str | None = None,
    at: datetime | None = None,
) -> FeedItem:
    return FeedItem(ArticleDraft(headline, published_on_site=at, source_url=url), guid)


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("http://site.by/news/1", "https://www.site.by/news/1/"),
        ("https://site.by/1?utm_source=rss", "https://site.by/1"),
        ("https://site.by/1?yclid=5&id=7", "https://site.by/1?id=7"),
        ("https://site.by/1#0", "https://site.by/1#3"),
    ],
)
def test_spellings_of_an_address_are_one(one: str, same: str) -> None:
    assert identity(item(url=one)).link == identity(item(url=same)).link
    assert identity(item(guid=one)).guid == identity(item(guid=same)).guid


@pytest.mark.parametrize(
    ("one", "other"),
    [("id-1", "id-2"), ("https://s.by/1#a", "https://s.by/1#b"), ("A", "a")],
)
def test_other_guids_are_others(one: str, other: str) -> None:
    assert identity(item(guid=one)).guid != identity(item(guid=other)).guid


def test_a_headline_alone_tells_only_where_nothing_else_does() -> None:
    assert identity(item(url="https://s.by/1")).heading is None
    assert identity(item()).heading is not None
    assert identity(item(at=NOW)).heading != identity(item(at=NOW + MINUTE)).heading
    assert identity(item("Ёлка", at=NOW)).heading == identity(item("елка ", at=NOW)).heading


def test_the_front_page_tells_no_items_apart() -> None:
    assert identity(item(url="https://site.by/")).link is None


def test_guids_that_repeat_leave_it_to_the_links_for_good() -> None:
    items = [item(f"{each}", "same", f"https://s.by/{each}", NOW) for each in range(3)]

    found, by_link = listed(items, by_link=False)

    assert by_link
    assert len(found) == 3
    assert {each.identity.guid for each in found} == {None}
    found, by_link = listed(items[:1], by_link=True)
    assert by_link
    assert found[0].identity.guid is None


def test_guids_that_wander_from_page_to_page_are_told() -> None:
    before = [identity(item(guid=f"{each}", url=f"https://s.by/{each}")) for each in range(3)]
    pages = {each.guid: each.link for each in before if each.guid and each.link}
    moved, _ = listed([item(guid="0", url="https://s.by/new")], by_link=False)
    shifted, _ = listed(
        [item(guid=f"{each}", url=f"https://s.by/{each - 1}") for each in range(3)], by_link=False
    )

    assert guids_wander(shifted, pages)
    assert not guids_wander(moved, pages)
    assert not guids_wander(shifted, {})
    assert {each.identity.guid for each in by_links(shifted)} == {None}


def test_where_links_rule_an_item_without_one_is_known_by_its_headline() -> None:
    one, other = item("Один", guid="same"), item("Другой", guid="same")

    found, _ = listed([one, other], by_link=True)

    assert [each.item for each in found] == [one, other]


def test_an_item_that_stands_there_twice_is_one() -> None:
    found, by_link = listed([item(guid="1", url="https://s.by/1")] * 2, by_link=False)

    assert len(found) == 1
    assert not by_link


def test_what_all_share_tells_them_not_apart() -> None:
    items = [item(f"{each}", f"id-{each}", "https://s.by/live", NOW) for each in range(3)]

    found, by_link = listed(items, by_link=False)

    assert len(found) == 3
    assert not by_link
    assert {each.identity.link for each in found} == {None}


def test_content_is_what_is_said() -> None:
    one = item(guid="1", url="https://s.by/1", at=NOW)

    assert identity(one).content == identity(item(guid="2")).content
    assert identity(one).content != identity(item("Другой")).content
    longer = replace(one, draft=replace(one.draft, body=("Текст.",)))
    assert identity(one).content != identity(longer).content


@given(st.lists(st.builds(item, st.text(max_size=3), TEXTS, TEXTS), max_size=8), st.booleans())
def test_any_document_is_told_apart_the_same_way_twice(
    items: list[FeedItem], by_link: bool
) -> None:
    found, ruled = listed(items, by_link=by_link)

    assert listed(items, by_link=by_link) == (found, ruled)
    for name in ("guid", "link", "heading"):
        known = [value for each in found if (value := getattr(each.identity, name))]
        assert len(known) == len(set(known))
    assert all(each.identity.guid or each.identity.link or each.identity.heading for each in found)


def test_an_endless_feed_has_an_end() -> None:
    items = [item(guid=str(number)) for number in range(MOST_ITEMS + 5)]

    assert len(listed(items, by_link=False)[0]) == MOST_ITEMS


@pytest.mark.parametrize(
    ("new", "of", "known", "burst"),
    [
        (20, 20, 100, True),
        (11, 20, 100, True),
        (10, 20, 100, False),
        (4, 4, 100, False),
        (20, 20, 3, False),
        (20, 20, 0, True),
        (4, 4, 0, False),
    ],
)
def test_more_than_half_of_a_known_source_is_a_burst(
    new: int, of: int, known: int, burst: bool
) -> None:
    assert is_burst(new, of, known) is burst


def test_what_had_time_to_come_is_expected() -> None:
    since = NOW - 10 * HOUR
    later = [item(at=since + (number + 1) * MINUTE) for number in range(20)]
    before = [item(at=since - number * MINUTE) for number in range(20)]

    assert unexpected(later, since, NOW, 20 * MINUTE) == 0
    assert unexpected(before, since, NOW, 20 * MINUTE) == 20
    assert unexpected(later, NOW - 10 * MINUTE, NOW, 20 * MINUTE) == 20
    assert unexpected(later, since, NOW, None) == 20


def test_three_days_are_old() -> None:
    assert is_too_old(item(at=NOW - 73 * HOUR), NOW)
    assert not is_too_old(item(at=NOW - 71 * HOUR), NOW)
    assert not is_too_old(item(), NOW)


@pytest.mark.parametrize(("ahead", "now"), [(14, False), (16, True), (9999, True), (-60, False)])
def test_a_quarter_of_an_hour_ahead_is_now(ahead: int, now: bool) -> None:
    dated = NOW + ahead * MINUTE

    assert rightly_dated(item(at=dated), NOW).draft.published_on_site == (NOW if now else dated)
