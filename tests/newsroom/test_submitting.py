"""Programs hand articles in, as editors do."""

from datetime import timedelta

import pytest

from news.actor import is_person, source_actor, token_actor
from news.approval import Regime, Wish
from news.article import ArticleDraft, ArticleStatus
from newsroom import approving, departing, editors, requesting
from newsroom.drafting import study
from newsroom.rights import Doer, NotAllowed
from newsroom.submitting import Submitted, submit
from storage.editors import add_program, remove_editor
from tests.factories import NOON, Newsroom

PROGRAM = token_actor(1)
OWNER = 9
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


async def hand_in(newsroom: Newsroom, wish: Wish | None, **how: object) -> Submitted:
    studied = await study(ArticleDraft("Дождь", ("Идёт дождь.",)))
    async with newsroom.desk.database.transaction() as connection:
        return await submit(connection, studied, Doer(PROGRAM, NOON), wish=wish, **how)  # type: ignore[arg-type]


@pytest.fixture
async def room(newsroom: Newsroom) -> Newsroom:
    async with newsroom.desk.database.transaction() as connection:
        await add_program(connection, PROGRAM, "CMS", NOON)
    return newsroom


async def test_a_program_hands_in_a_draft_under_its_name(room: Newsroom) -> None:
    submitted = await hand_in(room, None)

    assert submitted.article.status is ArticleStatus.DRAFT
    assert submitted.article.author_id == PROGRAM
    assert await editors.names(room.desk, {PROGRAM}) == {PROGRAM: "CMS"}


@pytest.mark.parametrize("wish", [Wish.PUBLISH, Wish.BREAK])
async def test_what_is_to_be_published_goes_out_with_the_next_tick(
    room: Newsroom, wish: Wish
) -> None:
    submitted = await hand_in(room, wish)

    (gone,) = await departing.publish_due(room.desk, NOON)

    assert gone.id == submitted.article.id
    assert gone.status is ArticleStatus.PUBLISHED
    assert gone.breaking is (wish is Wish.BREAK)


async def test_what_is_planned_waits_for_its_moment(room: Newsroom) -> None:
    await hand_in(room, Wish.SCHEDULE, departs_at=NOON + HOUR)

    assert await departing.publish_due(room.desk, NOON + HOUR - MINUTE) == []
    assert len(await departing.publish_due(room.desk, NOON + HOUR)) == 1


async def test_where_a_second_editor_has_to_agree_it_is_asked_for(room: Newsroom) -> None:
    await editors.ensure_owners(room.desk, [OWNER], NOON, str)
    await requesting.set_regime(room.desk, Regime.ON, Doer(OWNER, NOON))

    submitted = await hand_in(room, Wish.PUBLISH)

    asked = await approving.approval(room.desk, submitted.article.id)
    assert submitted.asked
    assert submitted.article.status is ArticleStatus.DRAFT
    assert asked is not None
    assert asked.asked_by == PROGRAM


async def test_a_program_that_was_removed_hands_nothing_in(room: Newsroom) -> None:
    async with room.desk.database.transaction() as connection:
        assert await remove_editor(connection, PROGRAM)

    with pytest.raises(NotAllowed):
        await hand_in(room, None)


async def test_programs_are_no_colleagues(room: Newsroom) -> None:
    assert PROGRAM not in {person_id for person_id, _ in await editors.everyone(room.desk)}


@pytest.mark.parametrize("number", [1, 2, 10**6])
def test_each_program_has_an_id_of_its_own(number: int) -> None:
    ids = {source_actor(number), token_actor(number), source_actor(number + 1), number}

    assert len(ids) == 4
    assert [is_person(each) for each in sorted(ids)] == [False, False, False, True]
