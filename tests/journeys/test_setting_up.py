"""Groups, topics and channels are added, looked at, mended and disconnected in private chats."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from emulator import Chat, Emulator, Person
from emulator.keyboards import buttons
from newsroom import places, setting_up
from tests.journeys.conftest import Newsdesk
from tests.journeys.places import handled

pytestmark = pytest.mark.usefixtures("newsdesk")

MANAGE, TOPICS, SENDS = "can_manage_chat", "can_manage_topics", "can_post_messages"


@pytest.fixture
def group(emulator: Emulator, anna: Person) -> Chat:
    return emulator.group("Двор", anna, is_supergroup=True, has_bot=False)


@pytest.fixture
def forum(emulator: Emulator, anna: Person) -> Chat:
    return emulator.group("Форум", anna, is_forum=True, has_bot=False)


@pytest.fixture
def channel(emulator: Emulator, anna: Person) -> Chat:
    return emulator.channel("Новости", anna, username="news_by")


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    # Telegram does not know, or does not tell the bot of, what the bot is not in.
    not_in = {"Bad Request: chat not found", "Bad Request: member list is inaccessible"}
    no_right = {"Bad Request: not enough rights to create a topic"}
    out = {"Forbidden: bot is not a member", "Forbidden: bot was kicked"}
    return refusals | not_in | no_right | out


async def offered(person: Person) -> None:
    await person.says("/places")
    await person.presses("+ Добавить")
    await person.sees("Что добавляем?")


def link(person: Person, label: str) -> str:
    """The address behind the newest button with this label."""
    urls = [
        button["url"]
        for message in person.chat
        for button in buttons(message.markup)
        if button["text"] == label
    ]
    return str(urls[-1])


async def test_a_channel_is_added_by_a_key_and_stands_in_the_list(
    anna: Person, channel: Chat
) -> None:
    await offered(anna)

    await anna.chooses_chat("Канал", channel)

    card = await anna.sees("Осталось выбрать")
    for words in ("Канал «Новости»", "@news_by", "✓ публиковать", "Подписок нет"):
        assert words in card.text
    assert "✗" not in card.text
    assert anna.keyboard() is None
    await anna.says("/places")
    await anna.presses("Новости")
    await anna.sees("Подключено вами")


async def test_a_basic_group_works_and_is_told_what_topics_need(anna: Person) -> None:
    group = await anna.creates_group("Двор", with_bot=False)
    await offered(anna)

    # Rights to choose from make it a supergroup on the way.
    await anna.chooses_chat("Группа", group)

    card = await anna.sees("Осталось выбрать")
    assert "включите темы в настройках группы" in card.text
    assert "✓ видеть, кто администратор" in card.text


async def test_a_group_that_telegram_desktop_left_out_is_added_by_a_link(
    anna: Person, group: Chat
) -> None:
    await offered(anna)
    await anna.chooses_chat("Группа", group, adds_bot=False)
    await anna.sees("Бота в группе нет")
    await anna.presses("Проверить снова")
    await anna.sees("Бота в группе нет")

    url = link(anna, "Добавить в группу")
    assert "admin=manage_chat" in urlsplit(url).query
    await anna.follows(url, group)

    await anna.sees("Осталось выбрать")
    await anna.sees("новости будут приходить сюда", chat=group)
    # The client says so twice: nothing is done twice.
    await anna.follows(url, group)
    await anna.sees("Подписки не изменились")


async def test_of_a_number_that_telegram_does_not_know_nothing_is_guessed(anna: Person) -> None:
    await anna.says("/places -1001234567890")

    await anna.sees("Такого чата бот не видит")


async def test_an_anonymous_administrator_is_known_by_the_link(anna: Person, group: Chat) -> None:
    await offered(anna)
    await anna.chooses_chat("Группа", group, adds_bot=False)
    await anna.sees("Бота в группе нет")
    nonce = link(anna, "Добавить в группу").split("startgroup=")[1].split("&")[0]
    await anna.adds_bot(group)

    await anna.says_anonymously(f"/start@newsdesk_demo_bot {nonce}", chat=group)

    await anna.sees("Осталось выбрать")


async def test_a_channel_added_by_a_link_is_known_by_who_has_added_it(
    anna: Person, channel: Chat
) -> None:
    await offered(anna)
    await anna.chooses_chat("Канал", channel, adds_bot=False)
    await anna.sees("Бота в канале нет")

    await anna.follows(link(anna, "Добавить в канал"), channel)

    await anna.sees("Осталось выбрать")


async def test_a_group_to_which_somebody_just_adds_the_bot_is_told_what_to_do(
    emulator: Emulator, anna: Person, tom: Person, group: Chat
) -> None:
    other = emulator.group("Другая", tom, is_supergroup=True, has_bot=False)
    await anna.says("/start")
    await anna.sees("Что вам присылать")

    await tom.adds_bot(other)
    await anna.adds_bot(group)

    await tom.sees("an administrator", chat=other)
    await anna.sees("администратор группы", chat=group)
    card = await anna.sees("Осталось выбрать")
    # A mere member writes; to be sure of people it has to run the group.
    assert "✓ писать" in card.text
    assert "✗ видеть, кто администратор" in card.text
    await anna.follows(link(anna, "Сделать администратором"), group)
    await anna.presses("Проверить снова")
    await anna.sees("всё на месте")


async def test_who_does_not_run_a_chat_cannot_add_it(
    anna: Person, ales: Person, channel: Chat
) -> None:
    await anna.adds_bot(channel)
    await ales.says("/places @news_by")
    await ales.sees("падключыць канал можа толькі той, хто публікуе")
    await ales.says("/places https://t.me/+AbCdEf")
    await ales.sees("Па спасылцы-запрашэнні")
    await ales.says("/places 12345")
    await ales.sees("Гэта асабісты чат")
    await ales.says("/places нешта")
    await ales.sees("Не разумею «нешта»")
    await ales.says("/places @nobody_by")
    await ales.sees("Такога чата бот не бачыць")

    await anna.appoints(ales, channel, [SENDS])
    await ales.says("/places @news_by")
    await ales.sees("Засталося выбраць")
    # Somebody has set it up already: both may.
    await anna.says("/places @news_by")
    card = await anna.sees("Подписки не изменились")
    assert "другой администратор" in card.text


async def test_a_chat_that_takes_the_bot_out_meanwhile_is_not_added(
    anna: Person, channel: Chat, group: Chat
) -> None:
    await anna.adds_bot(channel)
    await anna.removes_bot(channel)
    await anna.adds_bot(group)
    await anna.restricts_bot(group)

    await anna.says("/places @news_by")
    await anna.sees("Бота в канале нет")
    await anna.says(f"/places {group.id}")
    await anna.sees("не хватает права «писать»")


async def test_who_thinks_better_of_it_adds_nothing(anna: Person) -> None:
    await offered(anna)
    await anna.presses("Не добавлять")
    await anna.sees("ничего не добавляю")
    assert anna.keyboard() is None


async def test_a_forum_gets_a_topic_for_each_rubric_once(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, forum: Chat
) -> None:
    await offered(anna)
    await anna.chooses_chat("Группа с темами", forum)
    await anna.sees("Осталось выбрать")
    sport = await anna.makes_topic(forum, "⚽ спорт")
    await handled(emulator, newsdesk)

    await anna.presses("Темы по рубрикам")
    drawn = await anna.sees("Для каждой рубрики — своя тема")
    assert "⚽ спорт — тема есть" in drawn.text
    await anna.presses("Создать: новости сразу")

    made = await anna.sees("у каждой рубрики есть тема")
    assert "⚽ спорт — сразу" in made.text
    names = sorted(topic.name for topic in forum.topics.values())
    assert names.count("⚽ спорт") == 1
    assert len(names) == len(set(names)) > 5
    await newsdesk.publish("Победа в матче", "Счёт 3:1.", rubric="sport")
    post = await anna.sees("Победа в матче", chat=forum)
    assert post.topic == sport.id


async def test_topics_without_the_right_are_made_once_it_is_given(
    anna: Person, forum: Chat
) -> None:
    await anna.adds_bot(forum, rights=[MANAGE])
    await anna.says(f"/places {forum.id}")
    await anna.sees("✗ создавать темы")
    await anna.presses("Темы по рубрикам")
    await anna.presses("Создать: дайджестом")
    await anna.sees("нет права создавать темы")

    await anna.promotes_bot(forum, [MANAGE, TOPICS])
    await anna.presses("Создать: дайджестом")
    await anna.sees("у каждой рубрики есть тема")


async def test_a_place_is_disconnected_and_the_bot_leaves(
    newsdesk: Newsdesk, anna: Person, group: Chat
) -> None:
    await offered(anna)
    await anna.chooses_chat("Группа", group)
    await anna.sees("Осталось выбрать")

    await anna.presses("Отключить")
    await anna.sees("Подписки и настройки места исчезнут")
    await anna.presses("бот уйдёт")

    await anna.sees("Отключено, бот вышел")
    assert not group.has_bot
    desk = (await newsdesk.program()).desk
    assert await places.place_in(desk, group.id) is None
    assert await places.managed_chats(desk, anna.id) == []


async def test_what_was_begun_long_ago_is_not_ended(
    newsdesk: Newsdesk, anna: Person, channel: Chat
) -> None:
    await offered(anna)
    await anna.chooses_chat("Канал", channel, adds_bot=False)
    await anna.sees("Бота в канале нет")
    newsdesk.clock.advance(setting_up.PATIENCE + timedelta(seconds=1))

    await anna.follows(link(anna, "Добавить в канал"), channel)
    await anna.presses("Проверить снова")

    await anna.sees("Осталось выбрать")


async def test_who_gives_a_right_by_the_cards_link_sees_the_card_and_the_group_reads_nothing(
    emulator: Emulator, anna: Person, newsdesk: Newsdesk
) -> None:
    group = emulator.group("Двор", anna, is_forum=True)
    await anna.says(f"/places {group.id}")
    await anna.sees("✗ создавать темы")
    url = link(anna, "Разрешить темы")

    await anna.follows(url, group)

    await anna.sees("всё на месте")
    await anna.sees("✓ создавать темы")
    await handled(emulator, newsdesk)
    assert not [each for each in group.messages.values() if each.sender.is_bot]
