"""Each editor has one message of the drafts that came from sources."""

from datetime import timedelta

import pytest

from news.inbox import MOST_LISTED, Inbox, Step
from news.role import Role
from newsroom import editors, inboxes, publishing, suggesting
from newsroom.inboxes import Waiting
from newsroom.rights import Doer
from tests.factories import COLLEAGUE, EDITOR, MINUTE, NOON, Newsroom
from tests.sites import item, looked, switched_on

AUTHOR = 9
BY = Doer(EDITOR, NOON)
HOUR = timedelta(hours=1)


@pytest.fixture
async def room(newsroom: Newsroom) -> Newsroom:
    """A newsroom with two drafts of a source, and one of an editor's."""
    await editors.ensure_owners(newsroom.desk, [EDITOR], NOON, str)
    await editors.appoint(newsroom.desk, EDITOR, AUTHOR, NOON, Role.AUTHOR)
    source = await switched_on(newsroom, item(1))
    await looked(newsroom, source, item(1), item(2), item(3))
    await newsroom.draft("society", "Не из источника")
    return newsroom


async def steps(room: Newsroom, now: object = NOON) -> dict[int, Step]:
    return {each.inbox.chat_id: each.step for each in await inboxes.due(room.desk, now)}  # type: ignore[arg-type]


async def rang(room: Newsroom, chat_id: int = EDITOR, message_id: int | None = 70) -> Waiting:
    waiting = await inboxes.waiting(room.desk)
    await inboxes.rang(room.desk, chat_id, message_id, waiting, NOON)
    return waiting


async def test_drafts_of_sources_wait_for_editors_and_no_others(room: Newsroom) -> None:
    waiting = await inboxes.waiting(room.desk)

    assert [each.headline for each in waiting.articles] == ["Статья 3", "Статья 2"]
    assert waiting.total == 2
    assert set(waiting.titles.values()) == {"Сайт"}
    assert await steps(room) == {EDITOR: Step.RING, COLLEAGUE: Step.RING}


async def test_what_was_shown_is_due_no_more_until_something_changes(room: Newsroom) -> None:
    waiting = await rang(room)

    assert await steps(room) == {COLLEAGUE: Step.RING}
    await suggesting.skip(room.desk, waiting.ids[0], BY)
    assert (await steps(room))[EDITOR] is Step.REFRESH
    await publishing.publish(room.desk, waiting.ids[1], NOON)
    assert (await inboxes.waiting(room.desk)) == Waiting((), {}, 0)
    assert not await inboxes.is_waiting(room.desk, waiting.ids[1])


async def test_a_message_that_became_an_articles_own_is_followed_by_another(
    room: Newsroom,
) -> None:
    await rang(room)

    await inboxes.released(room.desk, EDITOR, 69, NOON)
    assert EDITOR not in await steps(room)
    await inboxes.released(room.desk, EDITOR, 70, NOON)

    assert (await steps(room))[EDITOR] is Step.SEND
    (due,) = [each for each in await inboxes.due(room.desk, NOON) if each.inbox.chat_id == EDITOR]
    await inboxes.showed(room.desk, due.inbox, 71, await inboxes.waiting(room.desk))
    assert EDITOR not in await steps(room)
    assert (await inboxes.inbox(room.desk, EDITOR)).message_id == 71


async def test_what_its_editor_does_meanwhile_counts_more_than_the_tick(room: Newsroom) -> None:
    waiting = await rang(room)
    was = await inboxes.inbox(room.desk, EDITOR)
    await inboxes.looked_at(room.desk, EDITOR, 70, waiting, waiting.ids[0])

    await inboxes.showed(room.desk, was, 70, waiting)
    await inboxes.put_off(room.desk, was, NOON)

    now_is = await inboxes.inbox(room.desk, EDITOR)
    assert (now_is.opened, now_is.stale_at) == (waiting.ids[0], None)


async def test_an_item_stays_open_while_it_waits(room: Newsroom) -> None:
    waiting = await rang(room)
    await inboxes.looked_at(room.desk, EDITOR, 70, waiting, waiting.ids[0])
    was = await inboxes.inbox(room.desk, EDITOR)

    await suggesting.skip(room.desk, waiting.ids[1], BY)
    await inboxes.showed(room.desk, was, 70, await inboxes.waiting(room.desk))
    assert (await inboxes.inbox(room.desk, EDITOR)).opened == waiting.ids[0]

    was = await inboxes.inbox(room.desk, EDITOR)
    await suggesting.skip(room.desk, waiting.ids[0], BY)
    await inboxes.showed(room.desk, was, 70, await inboxes.waiting(room.desk))
    assert (await inboxes.inbox(room.desk, EDITOR)).opened is None


async def test_who_wants_none_gets_none_and_who_cannot_be_reached_is_tried_later(
    room: Newsroom,
) -> None:
    await inboxes.set_wanted(room.desk, EDITOR, wanted=False)
    assert await steps(room) == {COLLEAGUE: Step.RING}
    await inboxes.set_wanted(room.desk, EDITOR, wanted=True)
    assert (await steps(room))[EDITOR] is Step.RING

    await inboxes.put_off(room.desk, await inboxes.inbox(room.desk, EDITOR), NOON)

    assert EDITOR not in await steps(room, NOON)
    assert (await steps(room, NOON + MINUTE))[EDITOR] is Step.RING


async def test_whoever_looks_at_the_list_is_not_rung_up_for_it(room: Newsroom) -> None:
    waiting = await rang(room)
    await inboxes.looked_at(room.desk, EDITOR, 70, waiting)

    assert EDITOR not in await steps(room, NOON + 2 * HOUR)


async def test_of_very_many_the_newest_are_listed(room: Newsroom) -> None:
    source = await switched_on(room, item(100), address="https://other.example/rss")
    new = [item(number) for number in range(101, 101 + MOST_LISTED + 4)]
    for start in range(0, len(new), 4):
        await looked(room, source, item(100), *new[: start + 4])

    waiting = await inboxes.waiting(room.desk)

    assert waiting.total == MOST_LISTED + 6
    assert len(waiting.ids) == MOST_LISTED
    assert list(waiting.ids) == sorted(waiting.ids, reverse=True)


async def test_every_field_of_an_inbox_is_kept(room: Newsroom) -> None:
    waiting = await rang(room)
    await inboxes.looked_at(room.desk, EDITOR, 70, waiting, 3)

    kept = await inboxes.inbox(room.desk, EDITOR)

    assert kept == Inbox(
        EDITOR,
        message_id=70,
        rang_at=NOON,
        newest=waiting.ids[0],
        articles=waiting.ids,
        opened=3,
    )
    assert await inboxes.inbox(room.desk, 99) == Inbox(99)
