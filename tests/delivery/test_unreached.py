"""An edit's figures are true: what was changed, and what could not be."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from delivery.breakers import SAME_REFUSALS
from emulator import Fault, Person
from news.article import ArticleDraft
from news.dispatch import DeliveryState
from newsroom import amending, marking, reporting, subscribing, withdrawing
from newsroom.amendment import Amended
from newsroom.desk import Desk
from storage.tables import deliveries, dispatches
from tests.delivery.post import Post
from tests.factories import EDITOR

LINE = (EDITOR, 77)
LOST = Fault.error(400, "Bad Request: message to edit not found")
LOST_TO_DELETE = Fault.error(400, "Bad Request: message to delete not found")


async def begun(desk: Desk, post: Post, article: int, headline: str, **options: Any) -> Amended:
    """Another wording, whose copies are yet to be marked."""
    wording = ArticleDraft(headline, ("Подробности.",))
    return await amending.revise(desk, article, wording, EDITOR, post.now, **options)


async def edited(
    desk: Desk, post: Post, article: int, headline: str, line: tuple[int, int] = LINE
) -> None:
    amended = await begun(desk, post, article, headline)
    await amending.show_progress(desk, amended, *line)
    await amending.mark(desk, amended, post.now)


async def withdrawn(desk: Desk, post: Post, article: int) -> None:
    amended = await withdrawing.withdraw(desk, article, EDITOR, post.now)
    await amending.show_progress(desk, amended, *LINE)
    await amending.mark(desk, amended, post.now)


async def figures(desk: Desk, post: Post) -> list[tuple[int, int]]:
    """Of each progress line, how many copies were changed and how many could not be."""
    lines = await reporting.due(desk, post.now + timedelta(days=1))
    assert all(each.is_last for each in lines)
    return [(each.changed, each.unreached) for each in lines]


async def sent(post: Post, people: list[Person], *, in_digest: bool = False) -> int:
    """An article that people have; its id."""
    article = await post.article("Прежний")
    if in_digest:
        await post.digest(people, (article, await post.article("Другая")))
    else:
        await post.send(*people, article_id=article)
    await post.work()
    return article


@pytest.mark.parametrize("in_digest", [False, True])
async def test_a_copy_in_a_closed_chat_and_one_that_is_gone_are_not_changed(
    post: Post, desk: Desk, in_digest: bool
) -> None:
    people = await post.readers(5)
    article = await sent(post, people, in_digest=in_digest)
    await people[0].blocks()
    post.emulator.faults.add(LOST, chat_id=people[1].id)

    await edited(desk, post, article, "Новый")
    await post.work()

    assert await figures(desk, post) == [(3, 2)]


async def test_a_message_that_has_the_new_text_already_is_changed(post: Post, desk: Desk) -> None:
    people = await post.readers(2)
    article = await sent(post, people)
    same = Fault.error(400, "Bad Request: message is not modified: specified new message content")
    post.emulator.faults.add(same, chat_id=people[0].id)

    await edited(desk, post, article, "Новый")
    await post.work()

    assert await figures(desk, post) == [(2, 0)]


@pytest.mark.parametrize("in_digest", [False, True])
async def test_whoever_comes_back_while_the_line_is_open_is_reached(
    post: Post, desk: Desk, in_digest: bool
) -> None:
    people = await post.readers(3)
    article = await sent(post, people, in_digest=in_digest)
    for person in people[:2]:
        await person.blocks()
    await edited(desk, post, article, "Новый")
    await post.work()
    assert await figures(desk, post) == [(1, 2)]

    await people[0].unblocks()
    await subscribing.arrive(desk, people[0].id, "ru", post.now)
    await post.work()

    assert await figures(desk, post) == [(2, 1)]


async def test_of_a_withdrawal_what_is_gone_already_and_a_note_in_place_of_a_copy_are_changes(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(4)
    article = await sent(post, people)
    await people[0].blocks()
    post.emulator.faults.add(LOST_TO_DELETE, chat_id=people[1].id)
    undeletable = Fault.error(400, "Bad Request: message can't be deleted for everyone")
    post.emulator.faults.add(undeletable, method="deleteMessage", chat_id=people[2].id)

    await withdrawn(desk, post, article)
    await post.work()

    assert await figures(desk, post) == [(3, 1)]


async def test_the_chat_that_is_known_to_be_closed_is_counted_with_each_edit(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(3)
    article = await sent(post, people)
    await people[0].blocks()

    await edited(desk, post, article, "Новый")
    await post.work()
    await edited(desk, post, article, "Новейший")
    await post.work()

    assert await figures(desk, post) == [(2, 1)]


async def test_both_lines_of_two_edits_in_a_row_are_true(post: Post, desk: Desk) -> None:
    people = await post.readers(3)
    article = await sent(post, people)
    await people[0].blocks()

    await edited(desk, post, article, "Новый")
    await edited(desk, post, article, "Новейший", (EDITOR, 78))
    await post.work()

    assert await figures(desk, post) == [(2, 1), (2, 1)]


@pytest.mark.parametrize("in_digest", [False, True])
async def test_what_was_in_flight_while_it_was_edited_is_counted(
    post: Post, desk: Desk, in_digest: bool
) -> None:
    people = await post.readers(3)
    article = await post.article("Прежний")
    if in_digest:
        await post.digest(people, (article, await post.article("Другая")))
    else:
        await post.send(*people, article_id=article)
    post.emulator.faults.add(LOST, method="editMessageText", chat_id=people[1].id)
    is_edited = False

    def wrap(real: Any) -> Any:
        async def late(template: Any, target: Any, admit: Any, *, paid: bool = False) -> Any:
            nonlocal is_edited
            outcome = await real.send(template, target, admit, paid=paid)
            if not is_edited:
                is_edited = True
                await edited(desk, post, article, "Новый")
            return outcome

        return late

    await post.work(wrap=wrap)

    assert await figures(desk, post) == [(2, 1)]


async def test_what_telegram_refused_and_is_tried_again_is_counted_by_its_end(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(SAME_REFUSALS + 5)
    article = await sent(post, people)
    post.emulator.faults.add(Fault.error(400, "Bad Request: odd"))
    await edited(desk, post, article, "Новый")
    await post.work()
    post.emulator.faults.clear()
    async with post.database.transaction() as connection:
        assert await connection.scalar(select(dispatches.c.halted))
        await connection.execute(update(dispatches).values(halted=None))

    await post.work()

    assert await figures(desk, post) == [(SAME_REFUSALS + 5, 0)]


async def test_copies_that_a_tick_marks_before_the_line_is_shown_are_counted_once(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(3)
    article = await sent(post, people)
    amended = await begun(desk, post, article, "Новый")

    await marking.mark_copies(desk, amended.dispatch_id or 0, post.now)
    await amending.show_progress(desk, amended, *LINE)
    await amending.mark(desk, amended, post.now)
    (line,) = await reporting.due(desk, post.now + timedelta(days=1))

    assert (line.left, line.total) == (3, 3)


async def test_an_edit_that_is_marked_after_a_later_one_began_is_counted_by_both(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(3)
    article = await sent(post, people)
    first = await begun(desk, post, article, "Новый")
    second = await begun(desk, post, article, "Новейший")

    await amending.show_progress(desk, first, *LINE)
    await amending.show_progress(desk, second, EDITOR, 78)
    await amending.mark(desk, first, post.now)
    await amending.mark(desk, second, post.now)
    await post.work()

    assert await figures(desk, post) == [(3, 0), (3, 0)]


async def test_what_is_sent_for_the_first_time_costs_no_statement_for_that(post: Post) -> None:
    people = await post.readers(3)
    await post.send(*people)
    written: list[str] = []

    @event.listens_for(post.database._writer.sync_engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        written.append(statement)

    await post.work()

    assert any("UPDATE deliveries" in each for each in written)
    assert not any("UPDATE dispatches SET" in each for each in written)
    assert not any("dispatches.revision" in each for each in written)
    async with post.database.snapshot() as connection:
        sent_rows = await connection.scalars(select(deliveries.c.state))
        assert set(sent_rows) == {DeliveryState.SENT}
