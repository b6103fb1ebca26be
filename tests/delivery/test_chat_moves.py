"""Groups that become supergroups while something is on its way to them, in whatever order."""

import pytest
from sqlalchemy import select, update

from emulator.chat import Chat
from news.dispatch import DeliveryState, DispatchKind, Reason
from storage.amendments import add_amendment, amendment
from storage.chat_moves import move_chat
from storage.marks import mark
from storage.tables import articles, dispatches, subscribers
from tests.delivery.post import Post
from tests.delivery.test_places import place, shown, states

SENT, PENDING, OUTDATED = DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.OUTDATED


async def told(post: Post, old: Chat, new: Chat) -> bool:
    """The service message about a group that has moved."""
    async with post.database.transaction() as connection:
        return await move_chat(connection, old.id, new.id, post.now)


async def where(post: Post) -> list[int]:
    async with post.database.snapshot() as connection:
        return list(await connection.scalars(select(subscribers.c.chat_id)))


async def edit(post: Post, dispatch: int) -> tuple[int, int]:
    """Change an article that has been sent: the copies that are behind, and those out of reach."""
    async with post.database.transaction() as connection:
        of = select(dispatches.c.article_id).where(dispatches.c.id == dispatch)
        article_id = await connection.scalar(of) or 0
        newer = {"revision": articles.c.revision + 1, "headline": "Исправлено"}
        await connection.execute(update(articles).values(**newer))
        revision = await connection.scalar(select(articles.c.revision)) or 0
        id_ = await add_amendment(connection, article_id, DispatchKind.EDIT, revision, post.now)
        about = await amendment(connection, id_)
        for _ in range(2):
            # A crash lets it be marked again.
            await mark(connection, about, dispatch, DispatchKind.ARTICLE, 0, 10**9, post.now)
        counted = select(dispatches.c.copies, dispatches.c.unreached).where(dispatches.c.id == id_)
        row = (await connection.execute(counted)).one()
        return row.copies, row.unreached


@pytest.mark.parametrize("order", ["refusal", "message first", "message after", "twice"])
async def test_a_group_that_moves_gets_what_was_on_its_way_once(post: Post, order: str) -> None:
    old = post.emulator.group("Ratuša")
    there = await place(post, old)
    dispatch = await post.send_to([there])
    new = post.emulator.chats.migrate(old)
    if order in ("message first", "twice"):
        assert await told(post, old, new)

    await post.work()
    moved_again = await told(post, old, new) if order != "refusal" else False

    assert not moved_again
    assert await where(post) == [new.id]
    assert (len(shown(post, old)), len(shown(post, new))) == (0, 1)
    assert await states(post, [dispatch]) == [(SENT, None)]
    (row,) = await post.rows(dispatch)
    assert row.message_id is not None


async def test_what_was_sent_before_a_group_moved_is_never_touched_again(post: Post) -> None:
    old = post.emulator.group("Ratuša")
    dispatch = await post.send_to([await place(post, old)])
    await post.work()
    new = post.emulator.chats.migrate(old)
    await told(post, old, new)
    calls = len(post.emulator.calls)

    assert await edit(post, dispatch) == (1, 1)
    await post.work()

    assert len(post.emulator.calls) == calls
    assert await states(post, [dispatch]) == [(SENT, Reason.MIGRATED.value)]


async def test_an_edit_that_waits_when_a_group_moves_is_out_of_reach(post: Post) -> None:
    old = post.emulator.group("Ratuša")
    dispatch = await post.send_to([await place(post, old)])
    await post.work()
    assert await edit(post, dispatch) == (1, 0)
    new = post.emulator.chats.migrate(old)
    calls = len(post.emulator.calls)

    await told(post, old, new)
    await post.work()

    assert len(post.emulator.calls) == calls
    async with post.database.snapshot() as connection:
        unreached = select(dispatches.c.unreached).where(dispatches.c.kind == "edit")
        assert await connection.scalar(unreached) == 1


@pytest.mark.parametrize("is_edit", [False, True])
async def test_what_is_settled_after_a_group_moved_is_out_of_reach(
    post: Post, is_edit: bool
) -> None:
    old = post.emulator.group("Ratuša")
    dispatch = await post.send_to([await place(post, old)])
    if is_edit:
        await post.work()
        await edit(post, dispatch)
    delivery = post.assemble()
    await delivery.worker.start()
    post.now = post.now.replace(second=5)
    await delivery.worker.step()
    while delivery.worker._tasks:
        (task, *_) = delivery.worker._tasks
        await task
    new = post.emulator.chats.migrate(old)

    await told(post, old, new)
    delivery.worker.stop()
    await delivery.worker.step()

    assert await states(post, [dispatch]) == [(SENT, Reason.MIGRATED.value)]
    (row,) = await post.rows(dispatch)
    assert row.message_id is None


async def test_what_waits_where_the_new_chat_has_begun_by_itself_is_not_lost(post: Post) -> None:
    old = post.emulator.group("Ratuša")
    await place(post, old)
    new = post.emulator.chats.migrate(old)
    begun = await place(post, new)
    dispatch = await post.send_to([begun])

    await told(post, old, new)
    await post.work()

    assert len(shown(post, new)) == 1
    assert await states(post, [dispatch]) == [(SENT, None)]
