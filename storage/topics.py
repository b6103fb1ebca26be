"""Topics of forums, as far as the bot has seen them: bots cannot list them.

A topic that the bot is making has a row before Telegram is asked: its ``thread_id`` is then below
zero, the rubric's id with a minus. Whoever comes second finds it; and so does who comes after a
crash, when nobody knows whether it was made. Such a row with ``closed_at`` is a topic that somebody
says is there: the bot knows it as soon as a command is given in it.
"""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.place import Topic
from storage.dialect import insert
from storage.tables import topics


async def keep_topic(connection: AsyncConnection, topic: Topic) -> None:
    """Know a topic by its title; whether it is closed stays as it was."""
    key = {"chat_id": topic.chat_id, "thread_id": topic.thread_id}
    statement = insert(connection, topics).values(**key, title=topic.title)
    told = statement.on_conflict_do_update(
        index_elements=[topics.c.chat_id, topics.c.thread_id], set_={"title": topic.title}
    )
    await connection.execute(told)


async def add_topic(connection: AsyncConnection, topic: Topic) -> bool:
    """Know a topic that was unknown; False when it was not."""
    key = {"chat_id": topic.chat_id, "thread_id": topic.thread_id}
    statement = insert(connection, topics).values(**key, title=topic.title)
    return bool((await connection.execute(statement.on_conflict_do_nothing())).rowcount)


async def close_topic(
    connection: AsyncConnection, chat_id: int, thread_id: int, at: datetime | None
) -> None:
    """Note that a topic is closed since then; None for open."""
    this = topics.c.chat_id == chat_id, topics.c.thread_id == thread_id
    await connection.execute(update(topics).where(*this).values(closed_at=at))


async def topics_of(connection: AsyncConnection, chat_id: int) -> list[Topic]:
    """The topics of a chat, by id: those that are being made first."""
    statement = select(topics).where(topics.c.chat_id == chat_id).order_by(topics.c.thread_id)
    return [Topic(*row) for row in await connection.execute(statement)]


async def forget_topic(connection: AsyncConnection, chat_id: int, thread_id: int) -> None:
    """Forget a topic that is no more, or was never made."""
    this = topics.c.chat_id == chat_id, topics.c.thread_id == thread_id
    await connection.execute(delete(topics).where(*this))


async def forget_topics(connection: AsyncConnection, chat_id: int) -> None:
    """Forget all topics of a chat."""
    await connection.execute(delete(topics).where(topics.c.chat_id == chat_id))


async def move_topics(connection: AsyncConnection, old_chat_id: int, new_chat_id: int) -> None:
    """Let the topics of a chat be in another; those known there stay."""
    for topic in await topics_of(connection, old_chat_id):
        await add_topic(connection, Topic(new_chat_id, topic.thread_id, topic.title))
    await forget_topics(connection, old_chat_id)
