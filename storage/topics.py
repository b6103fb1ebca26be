"""Topics of forums that the bot has seen: the Bot API cannot list them.

A topic that the bot is about to make has a row before Telegram is asked: its ``thread_id`` is then
the rubric's id with a minus. A concurrent attempt finds that row and makes no second topic. A row
that is left over means a crash: nobody knows whether Telegram made the topic. Such a row with
``closed_at`` is a topic that a manager says is there: the bot knows it as soon as it gets a command
in it.
"""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.place import Topic
from storage.dialect import insert
from storage.tables import topics


async def keep_topic(connection: AsyncConnection, topic: Topic) -> None:
    """Insert a topic, or give a known one its title; whether it is closed stays."""
    key = {"chat_id": topic.chat_id, "thread_id": topic.thread_id}
    statement = insert(connection, topics).values(**key, title=topic.title)
    told = statement.on_conflict_do_update(
        index_elements=[topics.c.chat_id, topics.c.thread_id], set_={"title": topic.title}
    )
    await connection.execute(told)


async def add_topic(connection: AsyncConnection, topic: Topic) -> bool:
    """Insert a topic; False when there is a row of it, which then stays as it is."""
    key = {"chat_id": topic.chat_id, "thread_id": topic.thread_id}
    statement = insert(connection, topics).values(**key, title=topic.title)
    return bool((await connection.execute(statement.on_conflict_do_nothing())).rowcount)


async def close_topic(
    connection: AsyncConnection, chat_id: int, thread_id: int, at: datetime | None
) -> None:
    """Note that a topic is closed since ``at``; None: it is open."""
    this = topics.c.chat_id == chat_id, topics.c.thread_id == thread_id
    await connection.execute(update(topics).where(*this).values(closed_at=at))


async def topics_of(connection: AsyncConnection, chat_id: int) -> list[Topic]:
    """The topics of a chat by thread id, so those that are being made come first."""
    statement = select(topics).where(topics.c.chat_id == chat_id).order_by(topics.c.thread_id)
    return [Topic(*row) for row in await connection.execute(statement)]


async def forget_topic(connection: AsyncConnection, chat_id: int, thread_id: int) -> None:
    """Delete a topic's row."""
    this = topics.c.chat_id == chat_id, topics.c.thread_id == thread_id
    await connection.execute(delete(topics).where(*this))


async def forget_topics(connection: AsyncConnection, chat_id: int) -> None:
    """Delete the rows of all topics of a chat."""
    await connection.execute(delete(topics).where(topics.c.chat_id == chat_id))


async def move_topics(connection: AsyncConnection, old_chat_id: int, new_chat_id: int) -> None:
    """Give the topics of a group to the supergroup that it has become, unless it has them."""
    for topic in await topics_of(connection, old_chat_id):
        await add_topic(connection, Topic(new_chat_id, topic.thread_id, topic.title))
    await forget_topics(connection, old_chat_id)
