from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from emulator import Chat, Emulator, Person
from emulator.actions import ActionError
from tests.emulator.conftest import Ask


@pytest.fixture
def forum(emulator: Emulator, maria: Person) -> Chat:
    return emulator.group("Форум", maria, emulator.person("Борис"), is_forum=True)


async def messages(bot: Bot) -> list[Message]:
    return [each.message for each in await bot.get_updates() if each.message]


async def test_people_make_topics_and_the_bot_is_told(bot: Bot, forum: Chat, maria: Person) -> None:
    topic = await maria.makes_topic(forum, "Спорт")
    await maria.renames_topic(forum, topic, "Наука")
    await maria.closes_topic(forum, topic.id)
    await maria.reopens_topic(forum, topic.id)

    made, renamed, closed, reopened = await messages(bot)

    assert made.forum_topic_created
    assert (made.forum_topic_created.name, made.message_id) == ("Спорт", topic.id)
    assert renamed.forum_topic_edited
    assert renamed.forum_topic_edited.name == "Наука"
    assert closed.forum_topic_closed
    assert reopened.forum_topic_reopened
    threads = {(each.message_thread_id, each.is_topic_message) for each in await messages(bot)}
    assert threads == {(topic.id, True)}
    assert (await bot.get_chat(forum.id)).is_forum


async def test_what_is_said_in_a_topic_answers_its_creation(
    bot: Bot, emulator: Emulator, forum: Chat, maria: Person
) -> None:
    topic = await maria.makes_topic(forum, "Спорт")
    emulator.updates.clear()
    await maria.says("/here", chat=forum, topic=topic.id)
    await maria.says("/general", chat=forum)

    here, general = await messages(bot)

    assert (here.message_thread_id, here.is_topic_message) == (topic.id, True)
    assert here.reply_to_message
    assert here.reply_to_message.message_id == topic.id
    assert here.reply_to_message.forum_topic_created
    assert (general.message_thread_id, general.is_topic_message) == (None, None)


async def test_a_topic_that_is_not_there_is_refused(
    bot: Bot, emulator: Emulator, forum: Chat, maria: Person
) -> None:
    topic = await maria.makes_topic(forum, "Спорт")
    await bot.send_message(forum.id, "x", message_thread_id=topic.id)
    await maria.deletes_topic(forum, topic.id)
    group = emulator.group("Группа", maria)
    for chat, thread in ((forum, topic.id), (forum, 1), (group, 5)):
        with pytest.raises(TelegramBadRequest, match="message thread not found"):
            await bot.send_message(chat.id, "x", message_thread_id=thread)
    assert not [each for each in forum.messages.values() if each.topic == topic.id]


async def test_who_manages_topics_writes_in_closed_ones(
    bot: Bot, emulator: Emulator, forum: Chat, maria: Person
) -> None:
    topic = await maria.makes_topic(forum, "Спорт")
    await maria.closes_topic(forum, topic.id)
    await maria.closes_topic(forum, 0)
    for thread in (topic.id, None):
        with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
            await bot.send_message(forum.id, "x", message_thread_id=thread)
    boris = Person(emulator, forum.members[maria.id + 1])
    with pytest.raises(ActionError, match="may not write"):
        await boris.says("x", chat=forum, topic=topic.id)

    await maria.promotes_bot(forum, ["can_manage_topics"])

    assert await bot.send_message(forum.id, "x", message_thread_id=topic.id)


async def test_the_bot_makes_topics_with_the_right_to(
    bot: Bot, emulator: Emulator, forum: Chat, maria: Person
) -> None:
    with pytest.raises(TelegramBadRequest, match="not enough rights to create a topic"):
        await bot.create_forum_topic(forum.id, "Спорт")
    await maria.promotes_bot(forum, ["can_manage_topics"])
    emulator.updates.clear()

    topic = await bot.create_forum_topic(forum.id, "Спорт", icon_color=0xFFD67E)
    thread = topic.message_thread_id
    await bot.edit_forum_topic(forum.id, thread, name="Наука")
    await bot.close_forum_topic(forum.id, thread)
    await bot.reopen_forum_topic(forum.id, thread)

    assert forum.topics[thread].name == "Наука"
    assert not forum.closed_topics
    assert (await bot.send_message(forum.id, "x", message_thread_id=thread)).is_topic_message
    assert not await messages(bot)
    assert await bot.get_forum_topic_icon_stickers()


@pytest.mark.parametrize(
    ("method", "values", "words"),
    [
        ("createForumTopic", {"name": " "}, "TOPIC_TITLE_EMPTY"),
        ("createForumTopic", {"name": "x" * 129}, "TOPIC_TITLE_TOO_LONG"),
        ("createForumTopic", {"name": "x", "icon_color": 5}, "invalid icon color"),
        ("editForumTopic", {"message_thread_id": 99, "name": "y"}, "message thread not found"),
        ("editForumTopic", {"name": "Спорт"}, "TOPIC_NOT_MODIFIED"),
        ("reopenForumTopic", {}, "TOPIC_NOT_MODIFIED"),
        ("deleteForumTopic", {}, "not enough rights to delete the topic"),
    ],
)
async def test_what_cannot_be_done_to_a_topic_is_refused(
    ask: Ask, forum: Chat, maria: Person, method: str, values: dict[str, Any], words: str
) -> None:
    topic = await maria.makes_topic(forum, "Спорт")
    await maria.promotes_bot(forum, ["can_manage_topics"])
    given = {"chat_id": forum.id, "message_thread_id": topic.id} | values
    assert words in (await ask(method, **given))["description"]


async def test_a_group_without_topics_has_none(ask: Ask, emulator: Emulator, maria: Person) -> None:
    group = emulator.group("Группа", maria, is_supergroup=True)
    answer = await ask("createForumTopic", chat_id=group.id, name="x")
    assert answer["description"] == "Bad Request: the chat is not a forum"
    with pytest.raises(ValueError, match="is no forum"):
        await maria.makes_topic(group, "x")
