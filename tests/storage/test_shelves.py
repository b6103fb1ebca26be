"""The newsroom's lists: what is on each, in which order; no page reads more than it shows."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, text, update

from news.article import ArticleStatus
from news.shelf import Shelf, find_shelf
from newsroom import attending, listing, publishing, withdrawing
from storage import shelves
from storage.database import Connection
from storage.editors import rename_editor
from storage.tables import approvals, articles
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom
from tests.storage.asking import asking, plans

OTHER = EDITOR + 1


async def put(newsroom: Newsroom, article_id: int, **columns: object) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(
            update(articles).where(articles.c.id == article_id).values(**columns)
        )


@pytest.fixture
async def stocked(newsroom: Newsroom) -> Newsroom:
    """Seven drafts, four plans, six published, of which two are withdrawn, and one cancelled."""
    desk = newsroom.desk
    for number in range(18):
        await newsroom.draft("society", f"Новость {number}", now=NOON + number * MINUTE)
    for number, article_id in enumerate((8, 9, 10, 11)):
        departs_at = NOON + timedelta(hours=(5, 1, 30, 1)[number])
        await put(newsroom, article_id, status=ArticleStatus.SCHEDULED, departs_at=departs_at)
    for article_id in (14, 12, 13, 15, 16, 17):
        await publishing.publish(desk, article_id, NOON + DAY)
    for article_id in (13, 16):
        await withdrawing.withdraw(desk, article_id, EDITOR, NOON + DAY)
    await publishing.cancel(desk, 18)
    await put(newsroom, 3, author_id=OTHER)
    async with desk.database.transaction() as connection:
        await rename_editor(connection, OTHER, "Пётр")
    return newsroom


async def walked(newsroom: Newsroom, shelf: Shelf) -> list[list[int]]:
    """The ids on each page, from the first to the last."""
    pages, before = [], None
    while True:
        page = await listing.shelf_page(newsroom.desk, shelf, EDITOR, NOON, before=before)
        ids = [each.article.id for each in page.items]
        pages.append(ids)
        if not page.has_more:
            return pages
        before = ids[-1]


async def test_each_shelf_has_its_own_newest_first(stocked: Newsroom) -> None:
    everything = [17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    held = {
        Shelf.ALL: everything,
        Shelf.DRAFTS: [7, 6, 5, 4, 3, 2, 1],
        Shelf.SCHEDULED: [9, 11, 8, 10],
        Shelf.PUBLISHED: [17, 15, 12, 14],
        Shelf.MINE: [each for each in everything if each != 3],
        Shelf.AWAITING: [],
        Shelf.WITHDRAWN: [16, 13],
    }
    for shelf, ids in held.items():
        pages = await walked(stocked, shelf)
        assert [each for page in pages for each in page] == ids
        assert all(len(each) <= listing.PAGE for each in pages)
        page = await listing.shelf_page(stocked.desk, shelf, EDITOR, NOON)
        assert (page.offset, page.total) == (0, len(ids))


async def test_pages_are_turned_both_ways_and_say_where_they_stand(stocked: Newsroom) -> None:
    desk = stocked.desk
    for shelf in (Shelf.ALL, Shelf.DRAFTS):
        first, second = (await walked(stocked, shelf))[:2]
        behind = await listing.shelf_page(desk, shelf, EDITOR, NOON, before=first[-1])
        ahead = await listing.shelf_page(desk, shelf, EDITOR, NOON, after=second[0])
        short = await listing.shelf_page(desk, shelf, EDITOR, NOON, after=first[1])

        assert (behind.offset, behind.is_first) == (5, False)
        for page in (ahead, short):
            assert [each.article.id for each in page.items] == first
            assert (page.is_first, page.has_more) == (True, True)


@pytest.mark.parametrize("cursor", [1, 18, 999, -1, 2**53])
async def test_a_page_that_is_no_more_is_the_first(stocked: Newsroom, cursor: int) -> None:
    for shelf in (Shelf.SCHEDULED, Shelf.PUBLISHED, Shelf.WITHDRAWN):
        page = await listing.shelf_page(stocked.desk, shelf, EDITOR, NOON, before=cursor)
        assert page.is_first
        assert page.items


async def test_an_item_says_since_when_it_stands_so_and_who_is_on_it(stocked: Newsroom) -> None:
    draft = await publishing.article(stocked.desk, 3)
    assert draft is not None
    await attending.attend(stocked.desk, draft, OTHER, NOON)

    everything = {
        each.article.id: each
        for shelf in (Shelf.DRAFTS, Shelf.SCHEDULED, Shelf.PUBLISHED, Shelf.WITHDRAWN)
        for before in (None, 3 + 1)
        for each in (
            await listing.shelf_page(stocked.desk, shelf, EDITOR, NOON, before=before)
        ).items
    }

    assert (everything[3].author.name, everything[3].at) == ("Пётр", NOON + 2 * MINUTE)
    assert [each.name for each in everything[3].at_work] == ["Пётр"]
    assert everything[2].at_work == ()
    assert everything[9].at == NOON + timedelta(hours=1)
    assert everything[12].at == everything[13].at == NOON + DAY


async def test_what_awaits_a_colleague_is_on_a_shelf_of_its_own(stocked: Newsroom) -> None:
    asked = {"revision": 1, "wish": "publish", "asked_by": EDITOR, "asked_at": NOON}
    async with stocked.desk.database.transaction() as connection:
        await connection.execute(insert(approvals).values(article_id=2, **asked))
        await connection.execute(
            insert(approvals).values(article_id=5, agreed_by=OTHER, agreed_at=NOON, **asked)
        )

    page = await listing.shelf_page(stocked.desk, Shelf.AWAITING, EDITOR, NOON)
    other = await listing.shelf_page(stocked.desk, Shelf.DRAFTS, EDITOR, NOON)

    assert [each.article.id for each in page.items] == [2]
    assert (page.total, other.anything_awaits) == (1, True)


async def test_of_very_many_nobody_is_told_how_many(
    stocked: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.shelves.MOST_COUNTED", 4)

    page = await listing.shelf_page(stocked.desk, Shelf.DRAFTS, EDITOR, NOON, before=2)
    everything = await listing.shelf_page(stocked.desk, Shelf.ALL, EDITOR, NOON)

    assert (page.offset, page.total, everything.total) == (None, None, None)
    assert [each.article.id for each in page.items] == [1]


async def every_page(connection: Connection, shelf: Shelf) -> None:
    """Ask for a page, its neighbours and its place."""
    await shelves.page_ids(connection, shelf, EDITOR, 6)
    await shelves.page_ids(connection, shelf, EDITOR, 6, before=1000)
    await shelves.page_ids(connection, shelf, EDITOR, 6, after=1000)
    await shelves.count_ahead(connection, shelf, EDITOR, 4000)


@pytest.mark.parametrize("shelf", [each for each in Shelf if each is not Shelf.AWAITING])
async def test_no_page_reads_more_than_it_shows(newsroom: Newsroom, shelf: Shelf) -> None:
    """Among many articles each shelf is found by an index."""
    article = await newsroom.draft("society", "Мост", "Мост открыт.")
    async with newsroom.desk.database.transaction() as connection:
        await _multiply(connection, article.id)
    async with newsroom.desk.database.snapshot() as connection:
        with asking(connection) as asked:
            await every_page(connection, shelf)
        assert len(asked) >= 4
        for plan in await plans(connection, asked):
            # All of them are read in the order of the table, which ends with the page.
            assert shelf is Shelf.ALL or "SCAN articles" not in plan or "USING" in plan
            assert "Seq Scan on articles" not in plan
            assert "TEMP B-TREE" not in plan


async def _multiply(connection: Connection, article_id: int) -> None:
    """Some thousands of articles, in each status some."""
    names = [
        each.name
        for each in articles.columns
        if each.name not in {"id", "status", "sequence", "departs_at", "author_id"}
    ]
    copied = ", ".join(names)
    copies = f"""
        WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO articles (id, status, sequence, departs_at, author_id, {copied})
        SELECT n.i, CASE n.i % 40 WHEN 0 THEN 'draft' WHEN 1 THEN 'scheduled'
        WHEN 2 THEN 'withdrawn' ELSE 'published' END, n.i, n.i * 1000, n.i % 50, {copied}
        FROM n, articles WHERE articles.id = {article_id}
    """  # noqa: S608 - the columns' names are ours
    await connection.execute(text(copies))
    await connection.execute(text("ANALYZE"))


@pytest.mark.parametrize(
    ("words", "shelf"),
    [
        ("drafts", Shelf.DRAFTS),
        ("Черновики", Shelf.DRAFTS),
        ("чарнавікі", Shelf.DRAFTS),
        ("в плане", Shelf.SCHEDULED),
        ("у плане", Shelf.SCHEDULED),
        ("scheduled", Shelf.SCHEDULED),
        ("  Awaiting\n approval ", Shelf.AWAITING),
        ("на согласовании", Shelf.AWAITING),
        ("всё", Shelf.ALL),
        ("отозванные", Shelf.WITHDRAWN),
        ("мои", Shelf.MINE),
        ("черновикъ", None),
        ("", None),
    ],
)
def test_a_shelf_is_named_in_any_language(words: str, shelf: Shelf | None) -> None:
    assert find_shelf(words) is shelf
