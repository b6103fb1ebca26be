from sqlalchemy import event

from news.article import ArticleDraft
from news.dispatch import DeliveryState, Reason, Tally
from news.subscription import Timing
from news.timetable_language import parse_timetable
from newsroom import amending, counting, digesting, membership
from newsroom.counting import ArticleFigures, Statistics
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
