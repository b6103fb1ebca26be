import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from news.approval import Approval, Regime, Wish
from news.article import Article, ArticleStatus
from news.deed import DeedFilter, DeedKind
from news.role import Role
from newsroom import (
    amending,
    approving,
    attending,
    departing,
    editors,
    filing,
    logbook,
    originals,
    publishing,
    requesting,
    scheduling,
)
from newsroom.approving import NeedsApproval
from newsroom.refusals import ChangedSince, WrongStatus
from newsroom.requesting import Agreed, NotAsked, OwnWish
from newsroom.rights import Doer, NotAllowed
from storage.articles import change_article
from storage.deeds import keep_deed
from storage.originals import Shown
from tests.factories import COLLEAGUE, DAY, EDITOR, MINUTE, NOON, Newsroom

OWNER, AUTHOR, THIRD = 1, 5, 9
LATER = NOON + MINUTE
UNDO = timedelta(seconds=10)
ME, OTHER, OWNING = Doer(EDITOR, NOON), Doer(COLLEAGUE, LATER), Doer(OWNER, NOON)


@pytest.fixture
async def room(newsroom: Newsroom) -> Newsroom:
    """With an owner, an author, three editors, and all that goes out to be agreed to."""
    desk = newsroom.desk
    await editors.ensure_owners(desk, [OWNER], NOON, str)
    await editors.appoint(desk, OWNER, AUTHOR, NOON, Role.AUTHOR)
    await editors.appoint(desk, OWNER, THIRD, NOON)
    await requesting.set_regime(desk, Regime.ON, OWNING)
    return newsroom


async def asked(room: Newsroom, wish: Wish = Wish.PUBLISH, **options: Any) -> Approval:
    draft = await room.draft("society", "Договор", "Подписан.")
    return (await requesting.ask(room.desk, draft.id, wish, ME, **options)).approval


async def agreed(room: Newsroom, wish: Approval, by: Doer = OTHER, **options: Any) -> Agreed:
    return await requesting.agree(room.desk, wish.article_id, by, asked=wish.number, **options)


async def article(room: Newsroom, wish: Approval) -> Article:
    found = await publishing.article(room.desk, wish.article_id)
    assert found is not None
    return found


async def reworded(room: Newsroom, wish: Approval, text: str, editor_id: int = EDITOR) -> None:
    seen = room.seen("Договор", text)
    await amending.revise(room.desk, wish.article_id, seen, editor_id, LATER)


async def kinds(room: Newsroom, article_id: int | None = None) -> list[tuple[DeedKind, int]]:
    """What was done by whom, oldest first."""
    page = await logbook.log_page(room.desk, DeedFilter(article_id), 1, 100)
    return [(each.kind, each.person_id) for each in reversed(page.deeds)]


async def test_nothing_goes_out_alone_and_breaking_news_neither(room: Newsroom) -> None:
    draft = await room.draft()
    for undo in (UNDO, timedelta(0)):
        with pytest.raises(NeedsApproval):
            await publishing.publish(room.desk, draft.id, NOON, undo=undo, by=ME)
    with pytest.raises(NeedsApproval):
        await publishing.break_news(room.desk, draft.id, NOON, by=ME)
    found = await publishing.article(room.desk, draft.id)
    assert found is not None
    assert found.status is ArticleStatus.DRAFT

    await requesting.set_regime(room.desk, Regime.BREAKING, OWNING)
    with pytest.raises(NeedsApproval):
        await publishing.break_news(room.desk, draft.id, NOON, by=ME)
    await publishing.publish(room.desk, draft.id, NOON, by=ME)


async def test_the_program_itself_asks_nobody(room: Newsroom) -> None:
    assert (await room.publish("society")).status is ArticleStatus.PUBLISHED


async def test_what_another_agrees_to_goes_out_as_if_by_whoever_asked(room: Newsroom) -> None:
    wish = await asked(room, report_chat_id=EDITOR, report_message_id=70)

    done = await agreed(room, wish)

    assert done.article.status is ArticleStatus.PUBLISHED
    assert not done.article.breaking
    assert await kinds(room, wish.article_id) == [
        (DeedKind.DRAFTED, EDITOR),
        (DeedKind.ASKED, EDITOR),
        (DeedKind.AGREED, COLLEAGUE),
        (DeedKind.PUBLISHED, EDITOR),
    ]


async def test_whose_agreement_is_needed_no_more_has_no_card_of_it_any_more(
    room: Newsroom,
) -> None:
    """Or else it would be brought up to date, over who agreed, as the article goes out."""
    wish = await asked(room)
    cards = {EDITOR: 40, COLLEAGUE: 50, THIRD: 60}
    for person_id, card_id in cards.items():
        shown = Shown(card_id - 1, card_id)
        await originals.remember_shown(room.desk, wish.article_id, person_id, shown)

    done = await agreed(room, wish)

    stale = await attending.look_round(room.desk, LATER + DAY)
    assert done.cards == {THIRD: 60}
    assert {each.chat_id for each in stale} == {EDITOR, COLLEAGUE}


async def test_agreed_breaking_news_leaves_at_once_over_a_crash_too(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = await asked(room, Wish.BREAK)

    async def killed(*_: object) -> Article:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("newsroom.publishing.depart", killed)
        with pytest.raises(RuntimeError):
            await agreed(room, wish, undo=UNDO)
    assert (await article(room, wish)).status is ArticleStatus.DEPARTING
    (gone,) = await departing.publish_due(room.desk, LATER)

    assert gone.status is ArticleStatus.PUBLISHED
    assert gone.breaking


async def test_within_the_undo_window_it_can_be_had_back_and_is_to_be_agreed_again(
    room: Newsroom,
) -> None:
    wish = await asked(room)
    done = await agreed(room, wish, undo=UNDO)
    assert (done.article.status, done.article.departs_at) == (
        ArticleStatus.DEPARTING,
        LATER + UNDO,
    )

    await publishing.recall(room.desk, wish.article_id, OTHER)

    with pytest.raises(NeedsApproval):
        await publishing.publish(room.desk, wish.article_id, NOON, by=ME)


async def test_nobody_agrees_to_their_own_nor_an_author_nor_a_stranger(room: Newsroom) -> None:
    wish = await asked(room)
    with pytest.raises(OwnWish):
        await agreed(room, wish, ME)
    for who in (AUTHOR, 777):
        with pytest.raises(NotAllowed):
            await agreed(room, wish, Doer(who, LATER))
        with pytest.raises(NotAllowed):
            await requesting.ask(room.desk, wish.article_id, Wish.PUBLISH, Doer(who, NOON))
    await editors.dismiss(room.desk, OWNER, COLLEAGUE, NOON)
    with pytest.raises(NotAllowed):
        await agreed(room, wish)
    assert (await article(room, wish)).status is ArticleStatus.DRAFT
    await agreed(room, wish, Doer(OWNER, LATER))


@pytest.mark.parametrize("editor_id", [EDITOR, COLLEAGUE, AUTHOR])
async def test_what_was_changed_since_is_not_agreed_and_an_editor_who_changed_it_asks(
    room: Newsroom, editor_id: int
) -> None:
    wish = await asked(room)
    await reworded(room, wish, "Не подписан.", editor_id)

    with pytest.raises(ChangedSince):
        await agreed(room, wish, Doer(THIRD, LATER))
    renewed = await approving.approval(room.desk, wish.article_id)

    assert renewed is not None
    assert renewed.asked_by == (editor_id if editor_id != AUTHOR else EDITOR)
    done = await agreed(room, renewed, Doer(THIRD, LATER))
    assert done.article.text == "Не подписан."


async def test_another_rubric_is_another_wish(room: Newsroom) -> None:
    wish = await asked(room)
    sport = await room.rubric("sport")
    await filing.choose(room.desk, wish.article_id, sport.id, EDITOR, NOON)
    await filing.choose(room.desk, wish.article_id, sport.id, EDITOR, NOON)

    with pytest.raises(ChangedSince):
        await agreed(room, wish)
    assert [kind for kind, _ in await kinds(room, wish.article_id)].count(DeedKind.MOVED) == 1


@pytest.mark.parametrize("planned", [True, False])
async def test_what_was_agreed_and_is_changed_before_it_leaves_is_asked_for_again(
    room: Newsroom, planned: bool
) -> None:
    departs_at = NOON + DAY if planned else None
    wish = await asked(room, Wish.SCHEDULE if planned else Wish.PUBLISH, departs_at=departs_at)
    done = await agreed(room, wish, undo=UNDO)
    leaving = ArticleStatus.SCHEDULED if planned else ArticleStatus.DEPARTING
    assert done.article.status is leaving

    await reworded(room, wish, "Не подписан.", COLLEAGUE)

    assert (await article(room, wish)).status is ArticleStatus.DRAFT
    again = await approving.approval(room.desk, wish.article_id)
    assert again is not None
    assert (again.is_open, again.asked_by, again.departs_at) == (True, COLLEAGUE, departs_at)
    assert (await agreed(room, again, ME, undo=UNDO)).article.status is leaving


async def test_what_was_agreed_for_the_plan_may_go_at_another_moment_but_not_as_breaking_news(
    room: Newsroom,
) -> None:
    wish = await asked(room, Wish.SCHEDULE, departs_at=NOON + DAY)
    await agreed(room, wish)

    moved = await scheduling.schedule(room.desk, wish.article_id, NOON + 2 * DAY, OTHER)
    assert (moved.status, moved.departs_at) == (ArticleStatus.SCHEDULED, NOON + 2 * DAY)
    with pytest.raises(NeedsApproval):
        await publishing.break_news(room.desk, wish.article_id, LATER, by=OTHER)
    gone = await publishing.publish(room.desk, wish.article_id, LATER, by=OTHER)
    assert gone.status is ArticleStatus.PUBLISHED


async def test_a_moment_that_has_passed_meanwhile_is_now(room: Newsroom) -> None:
    wish = await asked(room, Wish.SCHEDULE, departs_at=NOON)

    assert (await agreed(room, wish)).article.status is ArticleStatus.PUBLISHED


async def test_of_two_who_ask_the_first_counts_and_a_repeat_is_told_the_same(
    room: Newsroom,
) -> None:
    wish = await asked(room)
    repeat = await requesting.ask(room.desk, wish.article_id, Wish.PUBLISH, ME)
    other = await requesting.ask(room.desk, wish.article_id, Wish.BREAK, OTHER)

    assert repeat.approval == other.approval == wish
    assert not repeat.is_new
    assert [kind for kind, _ in await kinds(room, wish.article_id)].count(DeedKind.ASKED) == 1


async def test_it_is_taken_back_by_whoever_asked_or_an_owner(room: Newsroom) -> None:
    wish = await asked(room)
    with pytest.raises(NotAllowed):
        await requesting.take_back(room.desk, wish.article_id, OTHER)
    await requesting.take_back(room.desk, wish.article_id, ME)
    with pytest.raises(NotAsked):
        await agreed(room, wish)
    with pytest.raises(NotAsked):
        await requesting.take_back(room.desk, wish.article_id, ME)
    again = await requesting.ask(room.desk, wish.article_id, Wish.PUBLISH, ME)
    await requesting.take_back(room.desk, again.article.id, OWNING)


async def test_what_is_sent_back_is_a_draft_whose_remark_is_in_the_log(room: Newsroom) -> None:
    wish = await asked(room)
    done = await requesting.refuse(
        room.desk, wish.article_id, OTHER, asked=wish.number, remark="Где цифры?" * 99
    )

    assert done.article.status is ArticleStatus.DRAFT
    with pytest.raises(NotAsked):
        await agreed(room, wish, Doer(THIRD, LATER))
    page = await logbook.log_page(room.desk, DeedFilter(wish.article_id), 1, 1)
    assert page.deeds[0].about.startswith("Где цифры?")


async def test_who_is_dismissed_wants_nothing_out_any_more(room: Newsroom) -> None:
    wish = await asked(room)
    await editors.dismiss(room.desk, OWNER, EDITOR, NOON)
    with pytest.raises(NotAsked):
        await agreed(room, wish)


async def test_a_cancelled_draft_is_agreed_by_nobody(room: Newsroom) -> None:
    wish = await asked(room)
    await publishing.cancel(room.desk, wish.article_id, ME)
    with pytest.raises(NotAsked):
        await agreed(room, wish)
    with pytest.raises(WrongStatus):
        await requesting.ask(room.desk, wish.article_id, Wish.PUBLISH, ME)


async def test_turned_on_it_asks_for_what_is_planned_and_turned_off_it_plans_that_again(
    room: Newsroom,
) -> None:
    desk = room.desk
    await requesting.set_regime(desk, Regime.OFF, OWNING)
    planned, leaving = await room.draft(), await room.draft()
    await publishing.publish(desk, leaving.id, NOON, undo=UNDO, by=ME)
    async with desk.database.transaction() as connection:
        scheduled = {"status": ArticleStatus.SCHEDULED.value, "departs_at": NOON + DAY}
        await change_article(connection, planned.id, ArticleStatus.DRAFT, **scheduled)
        kept = (await logbook.log_page(desk, DeedFilter(planned.id), 1, 1)).deeds[0]
        await keep_deed(connection, replace(kept, kind=DeedKind.SCHEDULED, person_id=THIRD))

    (waits,) = await requesting.set_regime(desk, Regime.ON, OWNING)
    assert await requesting.set_regime(desk, Regime.ON, OWNING) == ()

    assert waits.article.status is ArticleStatus.DRAFT
    assert (waits.approval.asked_by, waits.approval.departs_at) == (THIRD, NOON + DAY)
    (gone,) = await departing.publish_due(desk, LATER)
    assert gone.id == leaving.id
    await originals.remember_shown(desk, planned.id, THIRD, Shown(1, 2, None))
    await requesting.set_regime(desk, Regime.OFF, OWNING)
    assert await approving.approval(desk, planned.id) is None
    again = await publishing.article(desk, planned.id)
    assert again is not None
    assert (again.status, again.departs_at) == (ArticleStatus.SCHEDULED, NOON + DAY)
    assert [each.article_id for each in await attending.look_round(desk, LATER)] == [planned.id]
    with pytest.raises(NotAllowed):
        await requesting.set_regime(desk, Regime.ON, ME)


async def test_of_all_who_answer_at_once_one_wins(room: Newsroom) -> None:
    """Two agree, one refuses, whoever asked takes it back, and somebody cancels or edits."""
    for against in ("cancel", "edit"):
        wish = await asked(room)
        one, desk = wish.article_id, room.desk
        other = (
            publishing.cancel(desk, one, Doer(THIRD, LATER))
            if against == "cancel"
            else reworded(room, wish, "Иначе.", THIRD)
        )
        tries: list[Coroutine[Any, Any, object]] = [
            agreed(room, wish),
            agreed(room, wish, Doer(OWNER, LATER)),
            requesting.refuse(desk, one, Doer(THIRD, LATER), asked=wish.number),
            requesting.take_back(desk, one, ME),
            other,
        ]
        results = await asyncio.gather(*tries, return_exceptions=True)

        wins = [index for index, each in enumerate(results) if not isinstance(each, Exception)]
        # Whoever has just edited it asks from now on, and may not answer that any more.
        known = (NotAsked, WrongStatus, ChangedSince, NotAllowed, OwnWish)
        failed = [each for each in results if isinstance(each, Exception)]
        assert [each for each in failed if not isinstance(each, known)] == []
        assert len([index for index in wins if index < 4]) <= 2
        assert len([index for index in wins if index < 2]) <= 1
        done = [kind for kind, _ in await kinds(room, one)]
        settled = {DeedKind.AGREED, DeedKind.REFUSED, DeedKind.UNASKED}
        assert done.count(DeedKind.AGREED) == done.count(DeedKind.PUBLISHED) <= 1
        assert len([each for each in done if each in settled]) <= 1 + (against == "edit")
