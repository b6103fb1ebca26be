"""Who may speak for a chat: asked of Telegram, and trusted for as long as it may be."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from news.language import Language
from news.place import Authority, Chat
from newsroom import places, subscribing
from newsroom.authority import TRUSTED_FOR, may_manage
from storage.managers import authority_of, chats_of
from tests.factories import NOON, Newsroom

GROUP = Chat(-1001, "supergroup", "Болтовня", NOON)
ANNA = 11


@dataclass
class Telegram:
    """Says the same of everybody, and remembers about whom it was asked."""

    says: Authority = Authority.GRANTED
    asked: list[tuple[int, int]] = field(default_factory=list)

    async def __call__(self, chat_id: int, user_id: int) -> Authority:
        self.asked.append((chat_id, user_id))
        return self.says


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


async def test_a_change_asks_each_time_and_a_look_once_a_day(
    newsroom: Newsroom, telegram: Telegram
) -> None:
    about = newsroom.desk, telegram, ANNA, GROUP.chat_id

    for fresh in (True, True, False):
        assert await may_manage(*about, NOON, fresh=fresh) is Authority.GRANTED
    assert telegram.asked == [(GROUP.chat_id, ANNA)] * 2

    await may_manage(*about, NOON + TRUSTED_FOR, fresh=False)
    assert len(telegram.asked) == 3


async def test_a_refusal_is_never_trusted(newsroom: Newsroom, telegram: Telegram) -> None:
    about = newsroom.desk, telegram, ANNA, GROUP.chat_id
    await may_manage(*about, NOON, fresh=True)
    telegram.says = Authority.LACKING
    await may_manage(*about, NOON, fresh=True)
    telegram.says = Authority.GRANTED

    assert await may_manage(*about, NOON, fresh=False) is Authority.GRANTED


async def test_who_has_lost_it_speaks_for_the_chat_no_more(
    newsroom: Newsroom, telegram: Telegram
) -> None:
    anna = await newsroom.reader()
    place = await places.ensure_place(newsroom.desk, GROUP, 0, Language.RU, NOON)
    about = newsroom.desk, telegram, anna.chat_id, GROUP.chat_id
    await may_manage(*about, NOON, fresh=True)
    await places.manage(newsroom.desk, anna.chat_id, place.id)
    telegram.says = Authority.LACKING

    # What has been said today is enough for a look.
    assert await may_manage(*about, NOON, fresh=False) is Authority.GRANTED
    assert await may_manage(*about, NOON, fresh=True) is Authority.LACKING

    known = await subscribing.reader(newsroom.desk, anna.chat_id)
    assert known is not None
    assert known.manages is None
    async with newsroom.desk.database.snapshot() as connection:
        assert await chats_of(connection, anna.chat_id) == []


@pytest.mark.parametrize("says", [Authority.UNTOLD, Authority.NO_BOT, Authority.NO_ANSWER])
async def test_where_telegram_does_not_tell_nothing_is_guessed(
    newsroom: Newsroom, telegram: Telegram, says: Authority
) -> None:
    about = newsroom.desk, telegram, ANNA, GROUP.chat_id
    await may_manage(*about, NOON, fresh=True)
    telegram.says = says

    later = NOON + timedelta(hours=1)
    assert await may_manage(*about, later, fresh=True) is says

    async with newsroom.desk.database.snapshot() as connection:
        assert await authority_of(connection, ANNA, GROUP.chat_id) == (True, NOON)


async def test_nothing_is_kept_of_whoever_types_a_command_in_a_group(
    newsroom: Newsroom, telegram: Telegram
) -> None:
    telegram.says = Authority.LACKING

    await may_manage(newsroom.desk, telegram, ANNA, GROUP.chat_id, NOON, fresh=True)

    async with newsroom.desk.database.snapshot() as connection:
        assert await authority_of(connection, ANNA, GROUP.chat_id) is None
