"""A source on trial: how much it would have brought, and to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.subscription import Timing
from news.trial import TrialWarning
from newsroom import checking, collecting, sourcing, trialing
from newsroom.rights import Doer
from storage.sources import change_source
from tests.factories import EDITOR, NOON, Newsroom
from tests.sites import HOUR, add, feed, item, looked, switched_on

BY = Doer(EDITOR, NOON)
DAY = timedelta(days=1)


async def test_it_tells_how_many_a_day_and_whom_the_newest_would_have_reached(
    newsroom: Newsroom,
) -> None:
    await newsroom.reader("sport")
    await newsroom.reader("sport", timing=Timing.INSTANT)
    await newsroom.reader(rules=("третий",), timing=Timing.INSTANT)
    source = await add(newsroom)
    listed = feed(
        item(1, at=NOON - 2 * DAY),
        *(item(number, categories=("Спорт",)) for number in range(2, 5)),
        item(5, "Третий матч.", categories=("Погода",)),
    )
    await collecting.take(newsroom.desk, source.id, listed, NOON)

    trial = await trialing.trial_of(newsroom.desk, source, BY, has_validators=True)

    assert trial.a_day == 4
    assert [each.headline for each in trial.newest] == ["Статья 5", "Статья 4", "Статья 3"]
    by_words, by_rubric = trial.newest[0], trial.newest[1]
    assert by_words.plan is not None
    assert (by_words.rubrics, by_words.plan.instant, by_words.plan.digest) == ((), 1, 0)
    assert by_rubric.plan is not None
    assert [each.slug for each in by_rubric.rubrics] == ["sport"]
    assert (by_rubric.plan.instant, by_rubric.plan.digest) == (1, 1)
    assert trial.warnings == ()


async def test_its_own_rubric_is_for_what_no_category_files(newsroom: Newsroom) -> None:
    await newsroom.reader("economy")
    rubric = await newsroom.rubric("economy")
    source = await add(newsroom, rubric_id=rubric.id)
    await collecting.take(newsroom.desk, source.id, feed(item(1)), NOON)

    trial = await trialing.trial_of(newsroom.desk, source, BY, has_validators=True)

    assert trial.newest[0].rubrics == (rubric,)
    assert trial.newest[0].plan is not None
    assert trial.newest[0].plan.digest == 1


@pytest.mark.parametrize("is_partial", [True, False])
async def test_it_warns_of_what_could_be_better(newsroom: Newsroom, is_partial: bool) -> None:
    source = await add(newsroom)
    bare = item(1, is_partial=is_partial)
    bare = replace(bare, draft=replace(bare.draft, published_on_site=None))

    empty = await trialing.trial_of(newsroom.desk, source, BY)
    await collecting.take(newsroom.desk, source.id, feed(bare), NOON)
    trial = await trialing.trial_of(newsroom.desk, source, BY)

    assert (TrialWarning.HEADLINES in trial.warnings) is is_partial
    assert {TrialWarning.DATES, TrialWarning.VALIDATORS} <= set(trial.warnings)
    assert empty.warnings == ()


async def test_it_follows_what_editors_set_up(newsroom: Newsroom) -> None:
    await newsroom.reader("economy")
    source = await add(newsroom)
    await collecting.take(newsroom.desk, source.id, feed(*map(item, range(1, 6))), NOON)
    before = await trialing.trial_of(newsroom.desk, source, BY, has_validators=True)

    rubric = await newsroom.rubric("economy")
    source = await sourcing.set_rubric(newsroom.desk, source.id, rubric.id, BY)
    after = await trialing.trial_of(newsroom.desk, source, BY, has_validators=True)

    assert (before.a_day, after.a_day) == (5, 5)
    assert [each.plan and each.plan.digest for each in before.newest] == [0, 0, 0]
    assert [each.plan and each.plan.digest for each in after.newest] == [1, 1, 1]


async def test_a_check_looks_and_tells_how_much_is_new(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, item(1))

    async def look(source_id: int) -> None:
        await looked(newsroom, source, item(1), item(2), item(3))
        async with newsroom.desk.database.transaction() as connection:
            await change_source(connection, source_id, next_look_at=NOON + HOUR)

    async def nobody_looks(_: int) -> None:
        """The process that sends does."""

    assert (await checking.check(newsroom.desk, source.id, BY, nobody_looks)).new is None
    assert (await checking.check(newsroom.desk, source.id, BY, look)).new == 2
    assert [each.headline for each in await checking.latest(newsroom.desk, source.id)] == [
        "Статья 3",
        "Статья 2",
    ]
    with pytest.raises(sourcing.NoSource):
        await checking.check(newsroom.desk, 99, BY, look)
