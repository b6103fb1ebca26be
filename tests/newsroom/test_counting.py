import re
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event

from news.article import ArticleDraft
from news.dispatch import DeliveryState, Reason, Tally
from news.figure import LEAST, Figure
from news.language import Language
from news.place import Chat
from news.statistics import MONTH, WEEK, ArticleFigures
from news.subscriber import PlaceKind
from news.subscription import Timing
from news.timetable_language import parse_timetable
from newsroom import amending, counting, digesting, membership, summing
from newsroom.counting import Statistics
from newsroom.openings import EVERY
from newsroom.places import ensure_place
from storage import figures
from tests.factories import DAY, EDITOR, NOON, Newsroom
from tests.outbox import deliver


async def test_the_newsroom_in_figures(newsroom: Newsroom) -> None:
    await newsroom.reader("society", "sport", rules=("договор",))
    gone = await newsroom.reader(rules=("договор",))
    await membership.deactivate(newsroom.desk, gone.chat_id, Reason.BLOCKED, NOON)
    await newsroom.publish("society")
    await newsroom.draft("society")

    assert await counting.statistics(newsroom.desk) == Statistics(
        readers=2,
        active_readers=1,
        rubric_subscriptions=2,
        rule_subscriptions=2,
        rules=1,
        published=1,
    )


async def test_the_figures_of_the_newsroom_look_at_no_row_of_what_is_many(
    newsroom: Newsroom,
) -> None:
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(" ".join(statement.split()))

    async with newsroom.desk.database.snapshot() as connection:
        engine = connection.sync_connection.engine  # type: ignore[union-attr]
    event.listen(engine, "before_cursor_execute", note)
    await counting.statistics(newsroom.desk)
    await counting.tally_of_all(newsroom.desk)

    read = {each.partition(" FROM ")[2].split()[0] for each in asked if " FROM " in each}
    assert read == {"totals", "facts", "day_counts", "deliveries"}
    # What is in flight is a handful, and has an index of its own.
    assert all("deliveries.state = 1" in each for each in asked if "FROM deliveries" in each)


async def test_an_article_is_counted_by_the_states_of_its_deliveries(newsroom: Newsroom) -> None:
    for _ in range(3):
        await newsroom.reader("society", timing=Timing.INSTANT)
    article = await newsroom.publish("society")

    tally = await counting.tally_of_article(newsroom.desk, article.id)

    assert tally.states == {DeliveryState.PENDING: 3}
    assert (tally.total, tally.left, tally.count(DeliveryState.SENT)) == (3, 3, 0)


async def test_an_articles_figures_hold_its_copies_inside_digests(newsroom: Newsroom) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    for _ in range(2):
        reader = await newsroom.reader("society", timing=Timing.DIGEST)
        await digesting.set_timetable(newsroom.desk, reader, parse_timetable("09:00"), NOON)
    articles = [await newsroom.publish("society") for _ in range(12)]
    await digesting.send_due(newsroom.desk, NOON + DAY)
    await newsroom.publish("society", now=NOON + DAY)

    for article in (articles[0], articles[1], articles[-1]):
        figures = await counting.figures_of_article(newsroom.desk, article)

        assert figures.tally.states == {DeliveryState.PENDING: 3}
        assert figures.in_digests == 2


async def test_what_waits_is_what_is_to_be_sent_and_what_is_to_be_edited(
    newsroom: Newsroom,
) -> None:
    for _ in range(3):
        await newsroom.reader("society", timing=Timing.INSTANT)
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    await deliver(newsroom.desk.database, NOON)
    assert await counting.waiting(newsroom.desk) == 0
    await newsroom.publish("society", "Матч", "Матч сыгран.")

    wording = ArticleDraft("Мост", ("Мост закрыт.",))
    amended = await amending.revise(newsroom.desk, article.id, wording, EDITOR, NOON)
    await amending.mark(newsroom.desk, amended, NOON)

    assert await counting.waiting(newsroom.desk) == 3 + 3


async def test_a_draft_has_nothing_to_count(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()

    assert await counting.tally_of_article(newsroom.desk, draft.id) == Tally({})
    assert await counting.figures_of_article(newsroom.desk, draft) == ArticleFigures(Tally({}), 0)


async def test_days_and_hours_are_those_of_the_newsrooms_zone(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    # In Minsk it is 23:30 on the 23rd, and then 00:30 on the 24th.
    late, early = NOON + timedelta(hours=8.5), NOON + timedelta(hours=9.5)
    readers = [await newsroom.reader("society", now=at) for at in (late, early, early)]
    article = await newsroom.publish("society", now=late)
    for at in (late, early):
        await desk.openings.note(desk.database, Figure.OPENED_BY_LINK, article.id, at)
    await membership.deactivate(desk, readers[0].chat_id, Reason.BLOCKED, early)
    await membership.deactivate(desk, readers[1].chat_id, Reason.UNREADABLE, early)

    figures = await summing.over_days(desk, early, WEEK)

    yesterday, today = figures.shown_days[-2:]
    assert (yesterday.date, today.date) == (date(2026, 11, 23), date(2026, 11, 24))
    assert yesterday.happened == {Figure.JOINED: 1, Figure.FOLLOWED: 1, Figure.READ: 1}
    assert today.happened[Figure.JOINED] == today.happened[Figure.LEFT] == 2
    assert [day.readers for day in figures.shown_days[-3:]] == [0, 1, 1]
    assert (figures.hours[23], figures.hours[0], sum(figures.hours)) == (1, 1, 2)
    assert figures.reasons == {Reason.BLOCKED: 1, None: 1}
    assert len(figures.days) == MONTH


async def test_what_is_followed_is_told_by_rubric_by_language_and_by_word(
    newsroom: Newsroom,
) -> None:
    for _ in range(LEAST):
        await newsroom.reader("society", rules=("договор", "погода"))
    await newsroom.reader("sport", rules=("мост",))
    await newsroom.reader(rules=("погода",))

    now = (await summing.over_days(newsroom.desk, NOON, WEEK)).now

    assert {one.slug: number for one, number in now.to_rubrics if number} == {
        "society": LEAST,
        "sport": 1,
    }
    assert now.by_language[Language.RU] == now.subscriptions == 3 * LEAST + 3
    assert now.to_words == 2 * LEAST + 2
    assert now.words == [("погода", LEAST + 1), ("договор", LEAST)]


async def test_places_are_told_apart_by_kind_while_they_may_be_sent_something(
    newsroom: Newsroom,
) -> None:
    chats = [Chat(-1000 - each, "supergroup", "Ratuša", NOON) for each in range(3)]
    for chat in chats:
        await ensure_place(newsroom.desk, chat, 0, Language.BE, NOON)
    await ensure_place(newsroom.desk, chats[0], 17, Language.BE, NOON)
    await membership.deactivate(newsroom.desk, chats[1].chat_id, Reason.KICKED, NOON)

    now = (await summing.over_days(newsroom.desk, NOON, WEEK)).now

    assert (now.places, now.readers) == ({PlaceKind.GROUP: 2, PlaceKind.TOPIC: 1}, 0)


async def test_openings_are_written_every_few_seconds_and_when_they_are_asked_for(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    article = await newsroom.publish("society")

    async def written() -> int:
        async with desk.database.snapshot() as connection:
            done = await figures.of_article(connection, article.id)
        return done[Figure.OPENED_BY_LINK]

    async def opened(at: datetime) -> None:
        await desk.openings.note(desk.database, Figure.OPENED_BY_LINK, article.id, at)

    await opened(NOON)
    assert await written() == 0
    await opened(NOON + EVERY)
    assert await written() == 2
    await opened(NOON + EVERY)
    figures_of_it = await counting.figures_of_article(desk, article)
    assert figures_of_it.done == {Figure.OPENED_BY_LINK: 3}
    await counting.keep_changes(desk)
    assert await written() == 3


async def test_openings_that_could_not_be_written_are_not_lost(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = newsroom.desk
    article = await newsroom.publish("society")

    async def broken(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as patched:
        patched.setattr("newsroom.openings.count", broken)
        await desk.openings.note(desk.database, Figure.SHARED, article.id, NOON)
        with pytest.raises(OSError, match="no space"):
            await desk.openings.keep(desk.database)

    assert (await counting.figures_of_article(desk, article)).done == {Figure.SHARED: 1}


async def test_the_figures_of_days_look_at_no_row_of_what_is_many(newsroom: Newsroom) -> None:
    for _ in range(LEAST):
        await newsroom.reader("society", rules=("договор",))
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(" ".join(statement.split()))

    async with newsroom.desk.database.snapshot() as connection:
        engine = connection.sync_connection.engine  # type: ignore[union-attr]
    event.listen(engine, "before_cursor_execute", note)
    await summing.over_days(newsroom.desk, NOON, WEEK)

    read = {name for each in asked for name in re.findall(r"(?:FROM|JOIN) (\w+)", each)}
    few = {"figures", "figure_changes", "totals", "facts", "day_counts", "rubrics"}
    assert read - {"json_each", "subscribers"} == {*few, "rules"}
    # Of those who receive only groups and channels, which are few, by their index.
    assert all("chat_id <" in each for each in asked if "FROM subscribers" in each)
    assert all("rules.id IN" in each for each in asked if "FROM rules" in each)
