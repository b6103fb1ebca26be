"""What becomes of places: the bot is taken out and back, loses rights, and groups move."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from emulator import Chat, Emulator, Fault, Person
from news.subscription import Timing
from newsroom import places, subscribing
from storage.chats import chat_by_id
from tests.journeys.conftest import Newsdesk
from texts.place_actions import RemovePlace, WakePlace

pytestmark = pytest.mark.usefixtures("newsdesk")

INSTANT = Timing.INSTANT
DAY = timedelta(days=1, minutes=1)
Settle = Callable[[], Awaitable[None]]


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    out = {"Forbidden: bot is not a member", "Forbidden: bot was kicked"}
    return refusals | out | {"Bad Request: group chat was upgraded", "Bad Request: TOPIC_CLOSED"}


@pytest.fixture
def settled(emulator: Emulator, newsdesk: Newsdesk) -> Settle:
    """Wait until all that happened so far has been handled: nobody need be answered."""

    async def settle() -> None:
        await emulator.quiet()
        await (await newsdesk.program()).intake.drain()

    return settle


@pytest.fixture
async def group(newsdesk: Newsdesk, anna: Person) -> Chat:
    """A basic group of Anna's that follows sport, at once."""
    group = await anna.creates_group("Двор")
    await anna.says(f"/places {group.id}")
    await anna.sees("Осталось выбрать")
    desk = (await newsdesk.program()).desk
    place = await places.place_in(desk, group.id)
    assert place is not None
    made = await subscribing.subscribe(desk, place, "sport", newsdesk.clock())
    await anna.presses("Проверить снова")
    await subscribing.set_timing(desk, place, made.id, INSTANT, newsdesk.clock())
    return group


async def test_a_place_that_throws_the_bot_out_sleeps_until_somebody_lets_it_go_on(
    newsdesk: Newsdesk, anna: Person, group: Chat, settled: Settle
) -> None:
    await anna.removes_bot(group)
    await anna.sees("бота убрали")
    await newsdesk.publish("Пропущенный матч", rubric="sport")

    await anna.adds_bot(group)

    await anna.sees("Продолжить?")
    await newsdesk.publish("Ещё один матч", rubric="sport")
    await settled()
    assert not [each for each in group.messages.values() if "матч" in each.text]
    told = [each for each in anna.chat if "бота убрали" in each.text]
    assert len(told) == 1

    await anna.presses("Продолжить присылать")
    await anna.sees("Новости снова приходят туда")
    await newsdesk.publish("Победа", rubric="sport")
    await anna.sees("Победа", chat=group)


async def test_a_bot_that_is_back_while_telegram_does_not_answer_asks_later(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, group: Chat, settled: Settle
) -> None:
    await anna.removes_bot(group)
    await anna.sees("бота убрали")
    emulator.faults.add(Fault.reset_before(), method="getChat")
    await anna.adds_bot(group)
    await settled()
    assert not [each for each in anna.chat if "Продолжить?" in each.text]
    emulator.faults.clear()

    await newsdesk.tick("places")

    await anna.sees("Продолжить?")
    await anna.presses("Продолжить присылать")
    await anna.sees("Новости снова приходят туда")


async def test_who_lost_a_place_while_the_bot_was_out_does_not_wake_it(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, ales: Person, settled: Settle
) -> None:
    group = emulator.group("Двор", anna, ales, is_supergroup=True)
    await anna.appoints(ales, group)
    await ales.says(f"/places {group.id}")
    await ales.sees("Засталося выбраць")
    await anna.removes_bot(group)
    card = await ales.sees("бота выдалілі")
    await anna.dismisses(ales, group)
    # It is back, and has not heard of it yet.
    group.bot_status = "member"

    place = await places.place_in((await newsdesk.program()).desk, group.id)
    assert place is not None
    for forged in (WakePlace(place.id), RemovePlace(place.id, leave=False)):
        assert "больш не кіруеце" in await ales.forges(forged.pack(), on=card)

    await settled()
    asleep = await places.place_in((await newsdesk.program()).desk, group.id)
    assert asleep is not None
    assert not asleep.active


async def test_a_place_where_the_bot_may_no_longer_write_sleeps_and_is_mended(
    emulator: Emulator, anna: Person
) -> None:
    group = emulator.group("Двор", anna, is_supergroup=True)
    await anna.says(f"/places {group.id}")
    await anna.sees("Осталось выбрать")

    await anna.restricts_bot(group)

    await anna.sees("больше не может писать")
    await anna.presses("Карточка места")
    await anna.sees("✗ писать")
    await anna.promotes_bot(group)
    await anna.presses("Проверить снова")
    await anna.sees("всё на месте")
    await anna.presses("Продолжить присылать")
    await anna.sees("Новости снова приходят туда")


async def test_who_runs_a_place_is_asked_whether_to_go_on_however_long_it_was_mute(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    group = emulator.group("Двор", anna, is_supergroup=True)
    await anna.says(f"/places {group.id}")
    await anna.sees("группа подключена")
    await anna.restricts_bot(group)
    await anna.sees("больше не может писать")
    newsdesk.clock.advance(DAY)
    await newsdesk.tick("places")

    await anna.promotes_bot(group)

    await anna.sees("бот снова может писать")
    await anna.presses("Продолжить присылать")
    await anna.sees("Новости снова приходят туда")


async def test_that_members_may_write_again_is_found_out_within_a_day(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    group = emulator.group("Двор", anna, is_supergroup=True)
    await anna.says(f"/places {group.id}")
    await anna.sees("группа подключена")
    for muted, said in ((True, "больше не может писать"), (False, "бот снова может писать")):
        # Telegram says nothing of what all members may do.
        group.muted = muted
        newsdesk.clock.advance(DAY)

        await newsdesk.tick("places")

        await anna.sees(said)


async def test_a_group_that_moved_while_the_bot_was_down_is_followed(
    newsdesk: Newsdesk, anna: Person, group: Chat, emulator: Emulator
) -> None:
    new = emulator.chats.migrate(group)
    group.bot_status = "left"
    newsdesk.clock.advance(DAY)

    await newsdesk.tick("places")
    await newsdesk.publish("Победа", rubric="sport")

    await anna.sees("Победа", chat=new)
    assert not [each for each in anna.chat if "бота убрали" in each.text]


async def test_who_no_longer_runs_a_place_loses_it_within_a_day(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, ales: Person, editor: Person
) -> None:
    await editor.says("/start")
    group = emulator.group("Двор", anna, ales, is_supergroup=True)
    await anna.appoints(ales, group)
    for person in (anna, ales):
        await person.says(f"/places {group.id}")
    await ales.presses("Кіраваць")

    await anna.dismisses(ales, group)
    newsdesk.clock.advance(DAY)
    await newsdesk.tick("places")

    await ales.sees("вы больш не адміністратар")
    desk = (await newsdesk.program()).desk
    reader = await subscribing.reader(desk, ales.id)
    assert reader is not None
    assert reader.manages is None
    assert not [each for each in editor.chat if "не осталось администраторов" in each.text]

    group.administrators.pop(anna.id)
    newsdesk.clock.advance(DAY)
    await newsdesk.tick("places")
    await newsdesk.tick("places")
    await anna.sees("вы больше не администратор")
    await editor.sees("не осталось администраторов")
    assert await places.place_in(desk, group.id) is not None


async def test_a_chat_that_the_bot_left_while_it_was_down_is_found_out(
    newsdesk: Newsdesk, anna: Person, group: Chat
) -> None:
    group.bot_status = "left"
    newsdesk.clock.advance(DAY)

    await newsdesk.tick("places")

    await anna.sees("бота убрали")


@pytest.mark.parametrize("order", ["old first", "new first", "members first"])
async def test_a_group_that_becomes_a_supergroup_keeps_what_it_follows(
    newsdesk: Newsdesk, anna: Person, group: Chat, settled: Settle, order: Any
) -> None:
    new = await anna.migrates(group, order=order, tells_members=True)
    await settled()

    await newsdesk.publish("Победа", rubric="sport")

    await anna.sees("Победа", chat=new)
    desk = (await newsdesk.program()).desk
    async with desk.database.snapshot() as connection:
        assert await chat_by_id(connection, group.id) is None
    (found,) = await places.managed_chats(desk, anna.id)
    assert (found.chat.chat_id, found.chat.moved_from) == (new.id, group.id)
    # Nobody takes the move for a bot that was thrown out, or is new.
    assert not [each for each in anna.chat if "бота убрали" in each.text]
    assert not [each for each in new.messages.values() if "Здравствуйте" in each.text]


async def test_a_topic_is_known_by_what_is_said_of_it_and_in_it(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, settled: Settle
) -> None:
    forum = emulator.group("Форум", anna, is_forum=True)
    before = await anna.makes_topic(forum, "Старая")
    await settled()
    await anna.says(f"/places {forum.id}")
    await anna.sees("Осталось выбрать")

    await anna.says("/subscriptions", chat=forum, topic=before.id)
    new = await anna.makes_topic(forum, "Новая")
    await anna.renames_topic(forum, new, "Культура")
    await settled()

    (found,) = await places.managed_chats((await newsdesk.program()).desk, anna.id)
    titles = {topic.thread_id: topic.title for topic in found.topics}
    assert titles == {before.id: "Старая", new.id: "Культура"}


async def test_general_rests_while_it_is_closed_and_goes_on_by_itself(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, settled: Settle
) -> None:
    forum = emulator.group("Форум", anna, is_forum=True)
    await anna.says(f"/places {forum.id}")
    await anna.sees("Осталось выбрать")
    await anna.says("/subscribe спорт", chat=forum)
    await anna.sees("Спорт", chat=forum)
    desk = (await newsdesk.program()).desk
    place = await places.place_in(desk, forum.id)
    assert place is not None
    (held,) = await subscribing.subscriptions_of(desk, place)
    await subscribing.set_timing(desk, place, held.id, INSTANT, newsdesk.clock())
    await anna.closes_topic(forum, 0)
    await newsdesk.publish("Пропущенный матч", rubric="sport")
    await anna.sees("тема «General» закрыта")

    await anna.reopens_topic(forum, 0)
    await settled()

    await newsdesk.publish("Победа", rubric="sport")
    await anna.sees("Победа", chat=forum)
    assert not [each for each in anna.chat if "заснуло" in each.text]
