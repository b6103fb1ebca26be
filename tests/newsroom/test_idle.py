"""Ticks with nothing to do: on SQLite they cost a glance, and no way to another thread."""

from collections.abc import Awaitable, Callable

import pytest

from newsroom import (
    advising,
    alarming,
    albums,
    attending,
    checking_up,
    counting,
    departing,
    inboxes,
    letters,
    merging,
    reporting,
    returning,
)
from newsroom.desk import Desk
from tests.factories import NOON, Newsroom

TICKS: dict[str, Callable[[Desk], Awaitable[object]]] = {
    "albums": lambda desk: albums.whole(desk, NOON),
    "departing": lambda desk: departing.publish_due(desk, NOON),
    "drafts": lambda desk: attending.look_round(desk, NOON),
    "figures": counting.keep_changes,
    "inboxes": lambda desk: inboxes.due(desk, NOON),
    "letters": lambda desk: letters.untold(desk, NOON),
    "new letters": lambda desk: letters.to_announce(desk, NOON),
    "progress": lambda desk: reporting.due(desk, NOON),
    "suggestions": advising.untold,
    "sources in trouble": lambda desk: alarming.newly_troubled(desk, NOON),
    "check-ups": lambda desk: checking_up.send_due(desk, NOON),
    "returns": lambda desk: returning.bring_back(desk, NOON),
    "rubrics": lambda desk: merging.finish_merges(desk, NOON),
}


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
@pytest.mark.parametrize("tick", TICKS.values(), ids=TICKS.keys())
async def test_a_tick_with_nothing_to_do_only_peeks(
    tick: Callable[[Desk], Awaitable[object]], newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        pytest.fail("a connection was opened")

    for way in ("snapshot", "transaction", "_hop"):
        monkeypatch.setattr(newsroom.desk.database, way, opened)

    assert not await tick(newsroom.desk)
