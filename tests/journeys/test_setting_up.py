"""Groups, topics and channels are added, looked at and mended, from the private chat."""

import pytest

from emulator import Chat, Emulator, Person
from newsroom import places, subscribing
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

MANAGE, TOPICS = "can_manage_chat", "can_manage_topics"


@pytest.fixture
def group(emulator: Emulator, anna: Person) -> Chat:
    return emulator.group("Двор", anna, is_supergroup=True, has_bot=False)


@pytest.fixture
def forum(emulator: Emulator, anna: Person) -> Chat:
    return emulator.group("Форум", anna, is_forum=True, has_bot=False)


@pytest.fixture
def channel(emulator: Emulator, anna: Person) -> Chat:
    return emulator.channel("Новости", anna, username="news_by")


async def offered(person: Person) -> None:
    await person.says("/places")
    await person.presses("+ Добавить")
    await person.sees("Что добавляем?")


async def test_a_channel_is_added_by_a_key_and_shows_its_card(
    anna: Person, channel: Chat
) -> None:
    await offered(anna)

    await anna.chooses_chat("Канал", channel)

    card = await anna.sees("место подключено")
    for words in ("Канал «Новости»", "@news_by", "✓ публиковать", "Ни на что не подписано"):
        assert words in card.text
    assert "✗" not in card.text
    assert anna.keyboard is None
    await anna.says("/places")
    await anna.sees("Нажмите на место")
    await anna.presses("Новости")
    await anna.sees("Подключили вы")
