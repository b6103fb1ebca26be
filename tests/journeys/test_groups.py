"""Groups: administrators' commands speak for the group, or for the topic that they are given in."""

from collections.abc import Awaitable, Callable

import pytest

from emulator import Chat, Emulator, Fault, Message, Person
from emulator.keyboards import buttons
from news.language import Language
from tests.journeys.conftest import Newsdesk
from tests.journeys.places import followed_by, handled, place_of

pytestmark = pytest.mark.usefixtures("newsdesk")

Silent = Callable[[Message], Awaitable[None]]


@pytest.fixture
def group(emulator: Emulator, anna: Person, tom: Person) -> Chat:
    """Anna's forum, where Tom is a member and the bot, too."""
    return emulator.group("Болтовня", anna, tom, is_supergroup=True, is_forum=True)


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    """A group that is full takes nothing; of hidden members its administrators alone are told."""
    return {*refusals, "Too Many Requests", "Bad Request: CHAT_ADMIN_REQUIRED"}


@pytest.fixture
def silent(emulator: Emulator, newsdesk: Newsdesk, tom: Person) -> Silent:
    """Check that nobody was answered since a message."""

    async def check(since: Message) -> None:
        await handled(emulator, newsdesk)
        await tom.sees_nothing_new(since=since)

    return check


async def test_an_administrator_speaks_for_the_group(
    newsdesk: Newsdesk, anna: Person, group: Chat
) -> None:
    said = await anna.says("/settings", chat=group)
    screen = await anna.sees("Настройки\n", chat=group)
    assert screen.reply_to is said
    assert await place_of(newsdesk, group) is None

    await anna.says("/Subscribe@Newsdesk_Demo_Bot договор", chat=group)
    await anna.sees("договор", chat=group, since=screen)

    assert await followed_by(newsdesk, group.id) == ["договор"]
    assert await followed_by(newsdesk, anna.id) == []
    assert not anna.chat


async def test_a_topic_is_a_place_of_its_own(newsdesk: Newsdesk, anna: Person, group: Chat) -> None:
    topic = await anna.makes_topic(group, "Спорт")
    await anna.says("/subscribe спорт", chat=group, topic=topic.id)
    done = await anna.sees("Спорт", chat=group)
    said = await anna.says("/rubrics", chat=group)
    rubrics = await anna.sees("Рубрики", chat=group, since=said)
    await anna.presses("Культура", on=rubrics)

    assert (done.topic, rubrics.topic) == (topic.id, 0)
    assert await followed_by(newsdesk, group.id, topic.id) == ["sport"]
    assert await followed_by(newsdesk, group.id) == ["culture"]


async def test_a_group_speaks_its_own_language(
    newsdesk: Newsdesk, anna: Person, group: Chat
) -> None:
    await anna.says("/language be", chat=group)
    await anna.sees("Беларуская", chat=group)
    await anna.says("/rubrics", chat=group)

    await anna.sees("Рубрыкі", chat=group)

    place = await place_of(newsdesk, group)
    assert place is not None
    assert place.language is Language.BE


async def test_nobody_else_is_answered(
    newsdesk: Newsdesk, anna: Person, tom: Person, group: Chat, silent: Silent
) -> None:
    said = await anna.says("/rubrics", chat=group)
    rubrics = await anna.sees("Рубрики", chat=group, since=said)
    await anna.presses("Культура", on=rubrics)
    assert "для администраторов" in await tom.presses("Спорт", on=rubrics)
    said = await tom.says("/subscribe sport", chat=group)
    for text in ("/latest", "/start@newsdesk_demo_bot", "привет"):
        await tom.says(text, chat=group)
    for text in ("/latest@other_bot", "/post", "/stats", "/saved", "/mydata", "/nonsense", "слово"):
        await anna.says(text, chat=group)

    await silent(said)

    assert await followed_by(newsdesk, group.id) == ["culture"]


async def test_who_is_no_administrator_any_more_changes_nothing(
    newsdesk: Newsdesk, anna: Person, tom: Person, group: Chat, silent: Silent
) -> None:
    await anna.appoints(tom, group, ["can_pin_messages"])
    await tom.says("/subscribe sport", chat=group)
    rubrics = await tom.sees("Sport", chat=group)
    said = await tom.says("/rubrics", chat=group)
    rubrics = await tom.sees("Sections", chat=group, since=said)
    await anna.dismisses(tom, group)

    assert await tom.presses("Culture", on=rubrics) == "These buttons are for administrators"
    said = await tom.says("/unsubscribe sport", chat=group)
    await silent(said)

    assert await followed_by(newsdesk, group.id) == ["sport"]


async def test_members_are_not_answered_where_the_bot_may_not_see_who_they_are(
    newsdesk: Newsdesk, anna: Person, tom: Person, group: Chat, silent: Silent
) -> None:
    group.hides_members = True
    said = await tom.says("/subscribe sport", chat=group)
    await silent(said)
    await anna.says("/subscribe спорт", chat=group)
    await anna.sees("Спорт", chat=group, since=said)

    assert await followed_by(newsdesk, group.id) == ["sport"]


async def test_the_newsroom_sees_who_changed_what_of_a_group(
    anna: Person, editor: Person, group: Chat
) -> None:
    await anna.says("/subscribe договор", chat=group)
    await anna.sees("договор", chat=group)
    await editor.says("/log")
    log = await editor.sees("место изменено · Болтовня — подписки")

    assert "место подключено · Болтовня" in log.text


async def test_an_anonymous_administrator_confirms_by_a_button(
    newsdesk: Newsdesk, anna: Person, tom: Person, group: Chat
) -> None:
    said = await anna.says_anonymously("/subscribe договор", chat=group)
    asked = await anna.sees("/subscribe договор", chat=group, since=said)
    assert await followed_by(newsdesk, group.id) == []
    # What was asked for is what it was when it was asked.
    await anna.edits(said, "/subscribe скидки")

    assert await tom.presses("Подтвердить", on=asked) == "These buttons are for administrators"
    assert await followed_by(newsdesk, group.id) == []
    await anna.presses("Подтвердить", on=asked)

    assert await followed_by(newsdesk, group.id) == ["договор"]
    assert "договор" in asked.text
    assert not [each for each in buttons(asked.markup) if each["text"] == "Confirm"]


async def test_a_group_that_is_no_place_yet_is_asked_in_the_words_of_who_added_the_bot(
    newsdesk: Newsdesk, emulator: Emulator, tom: Person
) -> None:
    group = await tom.creates_group("Chatter", with_bot=False)
    await tom.adds_bot(group)
    await handled(emulator, newsdesk)
    said = await tom.says_anonymously("/subscribe sport", chat=group)

    assert (await tom.sees("You are writing as the group", chat=group, since=said)).text


async def test_what_is_confirmed_in_a_topic_is_the_topics_own(
    newsdesk: Newsdesk, anna: Person, group: Chat
) -> None:
    topic = await anna.makes_topic(group, "Спорт")
    await anna.says_anonymously("/subscribe хоккей", chat=group, topic=topic.id)
    asked = await anna.sees("/subscribe хоккей", chat=group)

    await anna.presses("Подтвердить", on=asked)

    assert asked.topic == topic.id
    assert await followed_by(newsdesk, group.id, topic.id) == ["хоккей"]
    assert await followed_by(newsdesk, group.id) == []


@pytest.mark.usefixtures("group")
async def test_nobody_is_heard_in_the_name_of_a_channel(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, group: Chat, silent: Silent
) -> None:
    channel = emulator.channel("Канал", anna)
    said = await anna.says_as(channel, "/subscribe sport", chat=group)

    await silent(said)

    assert await followed_by(newsdesk, group.id) == []


async def test_help_in_a_group_says_what_can_be_done_there(anna: Person, group: Chat) -> None:
    await anna.says("/help@newsdesk_demo_bot", chat=group)

    helped = await anna.sees("Я присылаю в эту группу", chat=group)

    assert "личном чате" in helped.text
    topic = await anna.makes_topic(group, "Спорт")
    await anna.says("/start", chat=group, topic=topic.id)
    await anna.sees("Я присылаю в эту тему", chat=group)


async def test_a_press_is_answered_where_nothing_more_can_be_written_for_a_minute(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person, group: Chat
) -> None:
    said = await anna.says("/rubrics", chat=group)
    rubrics = await anna.sees("Рубрики", chat=group, since=said)
    full = Fault.too_many_requests(60)
    emulator.faults.add(full, method="editMessageReplyMarkup", chat_id=group.id)

    assert "Слежу: " in await anna.presses("Культура", on=rubrics)
    assert "через минуту" in await anna.presses("Подписки", on=rubrics)

    assert await followed_by(newsdesk, group.id) == ["culture"]
