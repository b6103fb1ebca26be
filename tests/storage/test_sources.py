"""Sources, their items and categories as both engines keep them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from news.article import ArticleDraft
from news.feed import FeedItem
from news.formatting import Span, Style
from news.identity import Listed, identity
from news.source import ItemState, NewSource, SourceKind, SourceStatus
from storage import source_categories, source_items, sources
from storage.database import Database
from storage.kept_item import read_draft, read_item, written_draft, written_item

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
TEXT = st.text(max_size=20)
MOMENTS = st.datetimes(timezones=st.just(UTC))


async def add(database: Database, address: str = "https://site.by/rss") -> int:
    new = NewSource(SourceKind.FEED, address, "Сайт")
    async with database.transaction() as connection:
        return await sources.add_source(connection, new, 7, NOW)


def listed(number: int) -> Listed:
    draft = ArticleDraft(f"Статья {number}", source_url=f"https://site.by/{number}")
    item = FeedItem(draft, f"id-{number}")
    return Listed(item, identity(item))


async def keep(database: Database, source_id: int, *numbers: int, now: datetime = NOW) -> None:
    new = [(listed(number), ItemState.FETCHING) for number in numbers]
    async with database.transaction() as connection:
        await source_items.add_items(connection, source_id, new, now, with_draft=0)


async def test_only_what_is_due_is_claimed_and_only_once(database: Database) -> None:
    one, two = await add(database), await add(database, "https://other.by/rss")
    async with database.transaction() as connection:
        await sources.change_source(connection, two, next_look_at=NOW + DAY)
        until = NOW + MINUTE

        assert await sources.claim_sources(connection, [one, two], NOW, until) == {one}
        assert await sources.claim_sources(connection, [one, two], NOW, until) == set()
        assert await sources.due_sources(connection, NOW, 9) == ()
        assert await sources.claim_sources(connection, [one], until, until + MINUTE) == {one}


async def test_who_is_late_settles_nothing(database: Database) -> None:
    id_ = await add(database)
    async with database.transaction() as connection:
        await sources.claim_sources(connection, [id_], NOW, NOW + MINUTE)
        await sources.claim_sources(connection, [id_], NOW + MINUTE, NOW + 2 * MINUTE)

        assert not await sources.settle_source(connection, id_, NOW + MINUTE, failures=5)
        assert await sources.settle_source(connection, id_, NOW + 2 * MINUTE, failures=1)
        found = await sources.source_by_id(connection, id_)
        assert found is not None
        assert found.failures == 1


async def test_what_a_feed_wants_is_kept(database: Database) -> None:
    id_ = await add(database)
    async with database.transaction() as connection:
        await sources.change_source(
            connection,
            id_,
            ttl=3600,
            pace=1200,
            skip_hours=sources.written_numbers({1, 23}),
            skip_days=sources.written_numbers(set()),
        )
        found = await sources.source_by_id(connection, id_)

    assert found is not None
    assert found.ttl == timedelta(hours=1)
    assert found.pace == timedelta(minutes=20)
    assert found.skip_hours == {1, 23}
    assert found.skip_days == frozenset()


async def test_items_are_known_by_any_of_three(database: Database) -> None:
    id_, other = await add(database), await add(database, "https://other.by/rss")
    await keep(database, id_, 1, 2)
    await keep(database, other, 3)
    by_link = replace(listed(2).identity, guid=None)

    async with database.snapshot() as connection:
        found = await source_items.known_items(
            connection, id_, [listed(1).identity, by_link, listed(3).identity]
        )

    assert [each.headline for each in found] == ["Статья 1", "Статья 2"]


async def test_thousands_of_items_are_looked_for_at_once(database: Database) -> None:
    id_ = await add(database)
    await keep(database, id_, *range(1200))

    async with database.snapshot() as connection:
        identities = [listed(number).identity for number in range(1300)]
        assert len(await source_items.known_items(connection, id_, identities)) == 1200


async def test_of_sources_that_are_paused_nothing_is_due(database: Database) -> None:
    id_ = await add(database)
    await keep(database, id_, 1)
    async with database.transaction() as connection:
        (one,) = await source_items.due_items(connection, NOW, 9)
        assert await source_items.due_items(connection, NOW, 9, {id_}) == []
        assert await source_items.claim_item(connection, one.id, NOW, NOW + MINUTE)
        assert not await source_items.claim_item(connection, one.id, NOW, NOW + MINUTE)
        (again,) = await source_items.due_items(connection, NOW + MINUTE, 9)
        assert again.tries == 1
        await sources.change_source(connection, id_, status=SourceStatus.PAUSED.value)
        assert await source_items.due_items(connection, NOW + DAY, 9) == []


async def test_what_a_source_has_no_more_is_forgotten_while_it_is_read(database: Database) -> None:
    id_ = await add(database)
    await keep(database, id_, 1, 2, 3)
    async with database.transaction() as connection:
        every = await source_items.known_items(
            connection, id_, [listed(number).identity for number in (1, 2, 3)]
        )
        await source_items.set_state(connection, [each.id for each in every], ItemState.KNOWN, None)
        assert await source_items.forget_items(connection, id_, 90 * DAY, 9) == 0
        await source_items.see_again(connection, [every[0].id], NOW + 91 * DAY, every=DAY)
        assert await source_items.forget_items(connection, id_, 90 * DAY, 1) == 1
        assert await source_items.forget_items(connection, id_, 90 * DAY, 9) == 1
        left = await source_items.known_items(connection, id_, [listed(1).identity])
        assert len(left) == 1


async def test_a_source_invents_no_categories_without_end(database: Database) -> None:
    source_id = await add(database)
    names = [f"Тема {number}" for number in range(source_categories.MOST + 50)]
    async with database.transaction() as connection:
        for some in (names[:300], names[300:], ["Ещё", names[0]]):
            used, guessed = dict.fromkeys(some, 1), dict.fromkeys(some)
            await source_categories.count_categories(connection, source_id, used, guessed)
        found = await source_categories.categories_of(connection, source_id)

    assert len(found) == source_categories.MOST
    assert (found[0].name, found[0].items) == (names[0], 2)


async def test_categories_are_counted_however_they_are_spelt(database: Database) -> None:
    id_ = await add(database)
    async with database.transaction() as connection:
        await source_categories.count_categories(connection, id_, {"Ёлки": 2}, {"Ёлки": 1})
        await source_categories.count_categories(connection, id_, {"ЕЛКИ": 3}, {"ЕЛКИ": None})
        (found,) = await source_categories.categories_of(connection, id_)
        assert await source_categories.rubrics_of(connection, id_, ["елки", "x"]) != ()

    assert (found.name, found.items, found.chosen) == ("Ёлки", 5, False)
    assert found.rubric is not None


DRAFTS = st.builds(
    ArticleDraft,
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    published_on_site=st.none() | MOMENTS,
    place=st.none() | TEXT,
    source_url=st.none() | TEXT,
    tags=st.lists(TEXT, max_size=2).map(tuple),
)


@given(
    st.builds(
        FeedItem,
        DRAFTS,
        st.none() | TEXT,
        st.lists(TEXT, max_size=2).map(tuple),
        updated_at=st.none() | MOMENTS,
        is_partial=st.booleans(),
    )
)
def test_an_item_comes_back_as_it_was_kept(item: FeedItem) -> None:
    assert read_item(written_item(item)) == item
    assert read_draft(written_draft(item.draft)) == item.draft


def test_formatting_is_kept_too() -> None:
    draft = ArticleDraft("Х", ("Жирно.",), formatting=(Span(0, 5, Style.BOLD),))

    assert read_draft(written_draft(draft)) == draft
