"""/manage: in the private chat readers' commands speak for a channel, a group or a topic."""

import pytest

from emulator import Chat, Emulator, Person
from emulator.keyboards import buttons
from news.language import Language
from newsroom import subscribing
from tests.journeys.conftest import Newsdesk
from tests.journeys.places import followed_by, place_of
from texts.manage_actions import ForPlace, Manage
from texts.place_actions import CheckChat, RemovePlace, ShowPlace
from texts.subscription_actions import ToggleRubric

pytestmark = pytest.mark.usefixtures("newsdesk")


@pytest.fixture
async def channel(emulator: Emulator, anna: Person, tom: Person) -> Chat:
    """Anna's channel, which the bot posts in; Tom has never run it."""
    channel = emulator.channel("Новости", anna, username="news_by")
    channel.members[tom.id] = tom.user
    await anna.adds_bot(channel)
    return channel


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    """Chats that nobody knows, and channels that tell nobody but their administrators."""
    hidden = "Bad Request: member list is inaccessible"
    return {*refusals, "Bad Request: chat not found", hidden}


async def manages(person: Person, channel: Chat) -> None:
    said = await person.says(f"/manage @{channel.username}")
    await person.sees("Канал «Новости»", since=said)


async def test_commands_speak_for_a_channel_until_they_are_ones_own_again(
    newsdesk: Newsdesk, anna: Person, channel: Chat
) -> None:
    await manages(anna, channel)
    said = await anna.says("/subscribe общество")
    done = await anna.sees("Общество", since=said)
    assert done.text.startswith("Канал «Новости»\n\n")
    await anna.says("/language be")
    await anna.says("/digest 08:00")

    said = await anna.says("/settings")
    screen = await anna.sees("Настройки\n", since=said)
    assert screen.text.startswith("Канал «Новости»\n\n")
    assert "Язык: Беларуская" in screen.text
    assert await anna.presses("Без звука", on=screen) == "Всё будет приходить без звука"
    assert "Звук: выключен" in screen.text
    assert await followed_by(newsdesk, channel.id) == ["society"]
    place = await place_of(newsdesk, channel)
    assert place is not None
    assert (place.silent, place.language) == (True, Language.BE)

    await anna.presses("Закончить", on=screen)
    said = await anna.says("/subscriptions")
    own = await anna.sees("", since=said)
    assert "Новости»" not in own.text
    assert await followed_by(newsdesk, anna.id) == []


async def test_a_button_changes_whom_its_screen_was_made_for(
    newsdesk: Newsdesk, anna: Person, channel: Chat
) -> None:
    said = await anna.says("/rubrics")
    own = await anna.sees("Рубрики", since=said)
    await manages(anna, channel)
    said = await anna.says("/rubrics")
    places = await anna.sees("Рубрики", since=said)

    await anna.presses("Спорт", on=own)
    await anna.says("/manage me")
    await anna.sees("Команды снова меняют ваши")
    await anna.presses("Культура", on=places)

    assert await followed_by(newsdesk, anna.id) == ["sport"]
    assert await followed_by(newsdesk, channel.id) == ["culture"]
    ticked = [each["text"] for each in buttons(places.markup) if each["text"].startswith("✓")]
    assert len(ticked) == 1
    await anna.presses("Подписки", on=places)
    assert places.text.startswith("Канал «Новости»\n\n")
    assert "Культура" in places.text


async def test_words_that_were_searched_for_are_followed_by_the_channel(
    newsdesk: Newsdesk, anna: Person, channel: Chat
) -> None:
    await newsdesk.publish("Договор подписан", "В Астане.", "society")
    await manages(anna, channel)
    said = await anna.says("договор")
    found = await anna.sees("Договор подписан", since=said)
    assert found.text.startswith("Канал «Новости»\n\n🔎 договор")
    await anna.says("/manage me")

    await anna.presses("Следить", on=found)

    await anna.sees("Канал «Новости»\n\n", since=found)
    assert await followed_by(newsdesk, channel.id) == ["договор"]
    assert await followed_by(newsdesk, anna.id) == []


async def test_lost_authority_ends_it_and_changes_nothing(
    newsdesk: Newsdesk, anna: Person, tom: Person, channel: Chat
) -> None:
    await anna.appoints(tom, channel)
    said = await tom.says("/manage @news_by")
    await tom.sees("Channel “Новости”", since=said)
    said = await tom.says("/rubrics")
    rubrics = await tom.sees("Channel “Новости”", since=said)
    await anna.dismisses(tom, channel)

    # To look on is harmless; a change asks Telegram.
    said = await tom.says("/subscribe sport")
    await tom.sees("Channel “Новости”: you no longer run it", since=said)
    assert "you no longer run it" in await tom.presses("Culture", on=rubrics)
    assert await followed_by(newsdesk, channel.id) == []

    await tom.says("/subscribe economy")
    await tom.sees("Economy")
    assert await followed_by(newsdesk, tom.id) == ["economy"]


async def test_who_may_not_post_does_not_speak_for_a_channel(
    newsdesk: Newsdesk, anna: Person, tom: Person, channel: Chat
) -> None:
    await anna.appoints(tom, channel, ["can_edit_messages"])

    await tom.says("/manage @news_by")

    await tom.sees("only its administrators can manage it")
    assert await place_of(newsdesk, channel) is None


async def test_nobodys_forged_button_speaks_for_another(
    newsdesk: Newsdesk, anna: Person, tom: Person, channel: Chat
) -> None:
    await manages(anna, channel)
    place = await place_of(newsdesk, channel)
    assert place is not None
    said = await tom.says("/help")
    screen = await tom.sees("/latest", since=said)

    for forged in (ForPlace(place.id, ToggleRubric(1).pack()), Manage(place.id)):
        assert "no longer run it" in await tom.forges(forged.pack(), on=screen)
    reader = await subscribing.reader((await newsdesk.program()).desk, anna.id)
    assert reader is not None
    for nobody in (ForPlace(reader.id, ToggleRubric(1).pack()), Manage(reader.id), Manage(9999)):
        assert "is gone" in await tom.forges(nobody.pack(), on=screen)

    for each in (channel.id, tom.id, anna.id):
        assert await followed_by(newsdesk, each) == []


async def test_a_private_place_has_no_name_for_those_who_never_ran_it(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, tom: Person
) -> None:
    channel = emulator.channel("Тайное", anna)
    await anna.adds_bot(channel)
    await anna.says(f"/manage {channel.id}")
    await anna.sees("Канал «Тайное»")
    place = await place_of(newsdesk, channel)
    assert place is not None
    said = await tom.says("/help")
    screen = await tom.sees("/latest", since=said)

    # Ids of places are small numbers, and those of chats can be guessed.
    toggle = ForPlace(place.id, ToggleRubric(1).pack())
    for forged in (
        toggle,
        Manage(place.id),
        ShowPlace(place.id),
        RemovePlace(place.id, leave=True),
    ):
        assert "is gone" in await tom.forges(forged.pack(), on=screen)
    for command in ("manage", "places"):
        said = await tom.says(f"/{command} {channel.id}")
        await tom.sees(f"Channel “{channel.id}”", since=said)
    await tom.forges(CheckChat(channel.id, is_channel=True).pack(), on=screen)

    assert "Тайное" not in "".join(each.text for each in tom.chat)


async def test_where_telegram_does_not_tell_nothing_is_guessed(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    channel = emulator.channel("Тихий", anna, username="quiet_by")

    await anna.says("/manage @quiet_by")

    told = await anna.sees("Канал «Тихий»: бота там нет")
    (button,) = buttons(told.markup)
    assert "startchannel" in button["url"]
    assert await place_of(newsdesk, channel) is None
    await anna.adds_bot(channel)
    said = await anna.says("/manage @quiet_by")
    await anna.sees("Теперь команды меняют", since=said)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("11111111", "Это человек"),
        ("-100999", "Такого места нет"),
        ("@nobody_here", "Такого места нет"),
        ("https://t.me/+AbCdEf", "По ссылке-приглашению"),
        ("слова всякие", "не канал и не группа"),
    ],
)
async def test_what_names_no_place_is_told(anna: Person, typed: str, told: str) -> None:
    await anna.says(f"/manage {typed}")

    await anna.sees(told)


async def test_alone_it_offers_the_places_that_one_runs(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, channel: Chat
) -> None:
    await anna.says("/manage")
    await anna.sees("Здесь появятся группы и каналы")
    group = emulator.group("Болтовня", anna, is_supergroup=True, is_forum=True)
    topic = await anna.makes_topic(group, "Спорт")
    await anna.says("/subscribe спорт", chat=group, topic=topic.id)
    await anna.sees("Спорт", chat=group)
    await manages(anna, channel)
    said = await anna.says("/manage")
    offer = await anna.sees("Сейчас команды меняют", since=said)

    await anna.presses("Тема", on=offer)
    await anna.presses("Слова", on=offer)
    await anna.says("/subscribe хоккей")
    await anna.sees("хоккей")

    assert await followed_by(newsdesk, group.id, topic.id) == ["sport", "хоккей"]


async def test_the_digest_of_a_place_goes_there(
    newsdesk: Newsdesk, anna: Person, channel: Chat
) -> None:
    await manages(anna, channel)
    await anna.says("/subscribe общество")
    await anna.sees("Общество")
    await newsdesk.publish("Мост открыт", "Сегодня.", "society")

    said = await anna.says("/digest now")

    await anna.sees("Дайджест отправляется туда", since=said)
    await anna.sees("Мост открыт", chat=channel)
