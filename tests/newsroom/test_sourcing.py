"""Editors see to the sources; all that they do is noted."""

from datetime import timedelta

import pytest

from news.actor import source_actor
from news.deed import DeedFilter
from news.role import Role
from news.source import Condition, Mode, NewSource, SourceKind, SourceStatus
from newsroom import collecting, editors, looking, sourcing
from newsroom.rights import Doer, NotAllowed
from newsroom.sourcing import NoSource, SourceKnown
from storage.deeds import newest_deeds
from tests.factories import EDITOR, NOON, Newsroom
from tests.sites import ADDRESS, HOUR, add, feed, item, switched_on

BY = Doer(EDITOR, NOON)
STRANGER = Doer(99, NOON)
CHANNEL = NewSource(SourceKind.CHANNEL, "@site", "Канал", chat_id=-1001)
MINUTE = timedelta(minutes=1)


async def deeds(newsroom: Newsroom) -> list[str]:
    async with newsroom.desk.database.snapshot() as connection:
        found = await newest_deeds(connection, DeedFilter(), 20)
    return [f"{each.kind}: {each.about}" for each in reversed(found)]


async def test_a_new_source_is_on_trial_and_drafts_under_its_name(newsroom: Newsroom) -> None:
    source = await add(newsroom)

    assert source.status is SourceStatus.TRIAL
    assert source.condition is Condition.NEW
    assert source.next_look_at == NOON
    actor = source_actor(source.id)
    assert await editors.names(newsroom.desk, {actor}) == {actor: "Сайт"}
    assert await editors.role_of(newsroom.desk, actor) is Role.EDITOR
    assert await sourcing.sources(newsroom.desk) == (source,)
    assert await deeds(newsroom) == [f"source added: Сайт: {ADDRESS}"]


async def test_an_address_is_one_source(newsroom: Newsroom) -> None:
    source = await add(newsroom)

    with pytest.raises(SourceKnown) as known:
        await add(newsroom)

    assert known.value.source == source


async def test_a_channel_is_one_source_by_its_id(newsroom: Newsroom) -> None:
    source = await sourcing.add_source(newsroom.desk, CHANNEL, BY)
    assert await sourcing.source_of_chat(newsroom.desk, -1001) == source
    assert source.next_look_at is None

    with pytest.raises(SourceKnown):
        await sourcing.add_source(newsroom.desk, CHANNEL, BY)


async def test_a_source_that_was_removed_is_none_and_may_come_back(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, item(1))
    await sourcing.remove(newsroom.desk, source.id, BY)
    actor = source_actor(source.id)

    assert await sourcing.source(newsroom.desk, source.id) is None
    assert await sourcing.sources(newsroom.desk) == ()
    assert await editors.role_of(newsroom.desk, actor) is Role.READER
    with pytest.raises(NoSource):
        await sourcing.pause(newsroom.desk, source.id, BY)

    again = await add(newsroom, Mode.PUBLISH)
    assert again.id == source.id
    assert again.mode is Mode.PUBLISH
    assert again.status is SourceStatus.TRIAL
    assert again.looked_at is None
    assert await editors.role_of(newsroom.desk, actor) is Role.EDITOR


async def test_a_paused_source_is_not_due(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, item(1))
    paused = await sourcing.pause(newsroom.desk, source.id, BY)
    later = NOON + HOUR

    assert paused.status is SourceStatus.PAUSED
    assert await looking.due(newsroom.desk, later, 9) == ()
    resumed = await sourcing.resume(newsroom.desk, source.id, BY)
    assert resumed.status is SourceStatus.ON
    assert [each.id for each in await looking.due(newsroom.desk, later, 9)] == [source.id]


async def test_switching_on_long_after_the_trial_begins_with_a_first_look(
    newsroom: Newsroom,
) -> None:
    source = await add(newsroom)
    await collecting.take(newsroom.desk, source.id, feed(item(1)), NOON)

    late = Doer(EDITOR, NOON + 2 * HOUR)
    source = await sourcing.switch_on(newsroom.desk, source.id, late)

    assert source.looked_at is None
    taken = await collecting.take(newsroom.desk, source.id, feed(item(1), item(2)), late.at)
    assert taken.new == 0


async def test_a_check_is_done_at_once_but_not_of_a_paused_source(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, item(1))
    assert (await sourcing.look_soon(newsroom.desk, source.id, BY)).next_look_at == NOON
    await sourcing.pause(newsroom.desk, source.id, BY)
    assert (await sourcing.look_soon(newsroom.desk, source.id, BY)).next_look_at is None


async def test_mode_rubric_and_name_are_changed_and_noted(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    sport = await newsroom.rubric("sport")

    await sourcing.set_mode(newsroom.desk, source.id, Mode.PUBLISH, BY)
    await sourcing.set_rubric(newsroom.desk, source.id, sport.id, BY)
    changed = await sourcing.rename(newsroom.desk, source.id, " Другой\nсайт ", BY)

    assert changed.mode is Mode.PUBLISH
    assert changed.rubric == sport
    assert changed.title == "Другой сайт"
    actor = source_actor(source.id)
    assert await editors.names(newsroom.desk, {actor}) == {actor: "Другой сайт"}
    assert (await deeds(newsroom))[-3:] == [
        "source changed: Сайт: publish",
        "source changed: Сайт: Спорт",
        "source changed: Сайт: Другой сайт",
    ]
    with pytest.raises(LookupError):
        await sourcing.set_rubric(newsroom.desk, source.id, 999, BY)
    assert (await sourcing.set_rubric(newsroom.desk, source.id, None, BY)).rubric is None


async def test_only_editors_may(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, item(1))
    desk, id_ = newsroom.desk, source.id

    for forbidden in (
        sourcing.add_source(desk, CHANNEL, STRANGER),
        sourcing.switch_on(desk, id_, STRANGER),
        sourcing.pause(desk, id_, STRANGER),
        sourcing.resume(desk, id_, STRANGER),
        sourcing.remove(desk, id_, STRANGER),
        sourcing.set_mode(desk, id_, Mode.PUBLISH, STRANGER),
        sourcing.set_rubric(desk, id_, None, STRANGER),
        sourcing.rename(desk, id_, "x", STRANGER),
        sourcing.look_soon(desk, id_, STRANGER),
        sourcing.file_category(desk, id_, "x", None, STRANGER),
        sourcing.take_newest(desk, id_, STRANGER),
        sourcing.release_held(desk, id_, STRANGER),
        sourcing.drop_held(desk, id_, STRANGER),
        sourcing.outlook(desk, id_, STRANGER),
    ):
        with pytest.raises(NotAllowed):
            await forbidden


async def test_a_category_that_was_never_used_cannot_be_filed(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)

    with pytest.raises(LookupError):
        await sourcing.file_category(newsroom.desk, source.id, "нет", None, BY)


async def test_what_is_taken_and_dropped_is_noted(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, *(item(number) for number in range(1, 9)))
    await sourcing.take_newest(newsroom.desk, source.id, BY)
    burst = [item(number) for number in range(11, 19)]
    await collecting.take(newsroom.desk, source.id, feed(*burst), NOON)
    await sourcing.drop_held(newsroom.desk, source.id, BY)
    assert await sourcing.drop_held(newsroom.desk, source.id, BY) == 0

    assert (await deeds(newsroom))[-2:] == ["items taken: Сайт: 3", "items skipped: Сайт: 8"]
