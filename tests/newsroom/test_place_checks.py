"""Once a day Telegram is asked of places and of those who run them."""

from dataclasses import replace

from news.dispatch import Reason
from news.language import Language
from news.place import NO_RIGHT, Authority, Chat
from newsroom import membership, place_checks, places, setting_up
from newsroom.place_checks import AGAIN, ManagersChecked
from tests.factories import DAY, MINUTE, NOON, Newsroom

GROUP = Chat(-1001, "supergroup", "Двор", NOON, ask_at=NOON + DAY)
ANNA, ALES = 11, 12


async def test_chats_are_asked_of_in_turn_and_a_few_at_a_time(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    chats = [replace(GROUP, chat_id=-n, ask_at=NOON + n * MINUTE) for n in range(1, 7)]
    for chat in reversed(chats):
        await places.ensure_place(desk, chat, 0, Language.RU, NOON)
    out = replace(GROUP, chat_id=-9, standing="left", ask_at=None)
    await places.ensure_place(desk, out, 0, Language.RU, NOON)

    assert await place_checks.due(desk, NOON) == []
    assert await place_checks.due(desk, NOON + 2 * MINUTE) == chats[:2]
    assert await place_checks.due(desk, NOON + DAY) == chats[: place_checks.AT_ONCE]

    for each in chats[:5]:
        await place_checks.put_off(desk, each.chat_id, NOON + DAY)
    assert await place_checks.due(desk, NOON + DAY) == chats[5:]
    asked_again = await place_checks.due(desk, NOON + DAY + AGAIN)
    assert [each.chat_id for each in asked_again] == [-6, -5, -4]


async def test_who_no_longer_runs_a_chat_is_found_once(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    for person in (ANNA, ALES):
        await setting_up.set_up(desk, GROUP, person, Language.RU, NOON)

    async def ask(_: int, user_id: int) -> Authority:
        return Authority.LACKING if user_id == ALES else Authority.NO_ANSWER

    assert await place_checks.check_managers(desk, GROUP, ask, NOON) == ManagersChecked([ALES])
    assert await place_checks.check_managers(desk, GROUP, ask, NOON) == ManagersChecked([])


async def test_a_chat_without_anybody_goes_on_and_that_is_told_once(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    done = await setting_up.set_up(desk, GROUP, ANNA, Language.RU, NOON)

    async def ask(_: int, __: int) -> Authority:
        return Authority.LACKING

    checked = await place_checks.check_managers(desk, GROUP, ask, NOON)

    assert checked == ManagersChecked([ANNA], is_orphan=True)
    assert await place_checks.check_managers(desk, GROUP, ask, NOON) == ManagersChecked([])
    place = await places.place_by_id(desk, done.place.id)
    assert place is not None
    assert place.active


async def test_of_a_place_that_refused_a_post_telegram_is_asked_at_once(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    await setting_up.set_up(desk, GROUP, ANNA, Language.RU, NOON)
    assert await place_checks.due(desk, NOON) == []

    await membership.deactivate(desk, GROUP.chat_id, Reason.NO_RIGHTS, NOON)

    (due,) = await place_checks.due(desk, NOON)
    assert due.chat_id == GROUP.chat_id
    await membership.note_chat(desk, replace(GROUP, rights=NO_RIGHT), NOON)
    assert await place_checks.due(desk, NOON) == []
