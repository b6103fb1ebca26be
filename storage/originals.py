"""The Telegram messages that articles were made of: who edits one edits its article."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.formatting import Formatted, from_json, to_json
from storage.dialect import insert
from storage.tables import article_messages


@dataclass(frozen=True, slots=True)
class Original:
    """A message, one of the parts that an article's text was sent in."""

    article_id: int
    chat_id: int
    message_id: int
    part: int
    text: Formatted


async def keep_originals(
    connection: AsyncConnection, article_id: int, chat_id: int, texts: Mapping[int, Formatted]
) -> None:
    """Keep the messages that an article was made of, by their ids, in order."""
    rows = [
        {
            "chat_id": chat_id,
            "message_id": message_id,
            "article_id": article_id,
            "part": part,
            "text": text.text,
            "formatting": to_json(text.spans),
        }
        for part, (message_id, text) in enumerate(texts.items())
    ]
    if not rows:
        return
    statement = insert(connection, article_messages)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[article_messages.c.chat_id, article_messages.c.message_id],
            set_={
                name: statement.excluded[name]
                for name in ("article_id", "part", "text", "formatting")
            },
        ),
        rows,
    )


async def originals_with(
    connection: AsyncConnection, chat_id: int, message_id: int
) -> tuple[Original, ...]:
    """The messages, in order, of the article that a message is an original of; none if it is not.

    Those of other chats are left out: each editor's text is one by itself.
    """
    of = select(article_messages.c.article_id).where(
        article_messages.c.chat_id == chat_id, article_messages.c.message_id == message_id
    )
    rows = await connection.execute(
        select(article_messages)
        .where(article_messages.c.article_id == of.scalar_subquery())
        .where(article_messages.c.chat_id == chat_id)
        .order_by(article_messages.c.part, article_messages.c.message_id)
    )
    return tuple(
        Original(
            row.article_id,
            row.chat_id,
            row.message_id,
            row.part,
            Formatted(row.text, from_json(row.formatting, len(row.text))),
        )
        for row in rows
    )
