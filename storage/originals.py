"""The Telegram messages that articles were made of, and those that show their drafts.

Who edits one of the former edits its article. They are numbered from 0 for each text that was sent;
the latter have numbers below 0.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.formatting import Formatted, from_json, to_json
from storage.dialect import insert
from storage.tables import article_messages

_PREVIEW = -2
_CARD = -1
_COLUMNS = ("article_id", "part", "text", "formatting", "photo", "photo_refused", "file_id")
_NONE: Mapping[int, str | None] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """The messages of ours that show a draft to its editor."""

    preview_id: int
    card_id: int
    photo: str | None = None
    """The photo that the preview has, by its file id: no edit gives it another."""


@dataclass(frozen=True, slots=True)
class StaleCard:
    """A draft as a chat shows it and it is no more, since a moment."""

    article_id: int
    chat_id: int
    shown: Shown
    since: datetime


@dataclass(frozen=True, slots=True)
class Original:
    """A message, one of the parts that an article's text was sent in.

    ``photo`` is its photo's unique id, or the file id of one that was kept before version 0012.
    With ``photo_refused`` the article does not have it: it came with a text that was refused.
    ``file_id`` is the one by which the article has it, if that is known.
    """

    article_id: int
    chat_id: int
    message_id: int
    part: int
    text: Formatted
    photo: str | None = None
    photo_refused: bool = False
    file_id: str | None = None


async def keep_originals(
    connection: AsyncConnection,
    article_id: int,
    chat_id: int,
    texts: Mapping[int, Formatted],
    photos: Mapping[int, str | None],
    refused_photos: Collection[int] = (),
    file_ids: Mapping[int, str | None] = _NONE,
) -> None:
    """Keep the messages that an article was made of, by their ids, in order; some have photos."""
    await _keep(
        connection,
        [
            _row(article_id, chat_id, message_id, part, text)
            | {
                "photo": photos.get(message_id),
                "photo_refused": message_id in refused_photos,
                "file_id": file_ids.get(message_id),
            }
            for part, (message_id, text) in enumerate(texts.items())
        ],
    )


async def keep_shown(
    connection: AsyncConnection, article_id: int, chat_id: int, shown: Shown
) -> None:
    """Keep which messages show a draft, in place of those that showed it until now."""
    await drop_shown(connection, article_id, chat_id)
    places = ((_PREVIEW, shown.preview_id), (_CARD, shown.card_id))
    nothing = Formatted("")
    await _keep(
        connection,
        [
            _row(article_id, chat_id, message_id, part, nothing)
            | {"photo": shown.photo if part == _PREVIEW else None}
            for part, message_id in places
        ],
    )


async def hand_over(connection: AsyncConnection, article_id: int, other_id: int) -> None:
    """Let the messages that an article was made of be another's: who edits one edits that."""
    await connection.execute(
        update(article_messages)
        .where(article_messages.c.article_id == article_id, article_messages.c.part >= 0)
        .values(article_id=other_id)
    )


async def drop_shown(
    connection: AsyncConnection, article_id: int, chat_id: int, only: Shown | None = None
) -> None:
    """Forget which messages show a draft in a chat; with ``only``, if it is these messages."""
    statement = (
        delete(article_messages)
        .where(article_messages.c.article_id == article_id, article_messages.c.part < 0)
        .where(article_messages.c.chat_id == chat_id)
    )
    if only is not None:
        known = (only.preview_id, only.card_id)
        statement = statement.where(article_messages.c.message_id.in_(known))
    await connection.execute(statement)


async def shown_of(connection: AsyncConnection, article_id: int, chat_id: int) -> Shown | None:
    """The messages that show a draft in a chat, if they are known."""
    rows = await connection.execute(
        select(article_messages.c.part, article_messages.c.message_id, article_messages.c.photo)
        .where(article_messages.c.article_id == article_id, article_messages.c.part < 0)
        .where(article_messages.c.chat_id == chat_id)
    )
    found = {row.part: row for row in rows}
    if found.keys() != {_PREVIEW, _CARD}:
        return None
    preview, card = found[_PREVIEW], found[_CARD]
    return Shown(preview.message_id, card.message_id, preview.photo)


async def mark_stale(
    connection: AsyncConnection, article_id: int, now: datetime, *, but: int | None = None
) -> None:
    """Note that the chats that show a draft, but for one, show it as it is no more."""
    shows = article_messages.c.article_id == article_id, article_messages.c.part == _CARD
    statement = update(article_messages).where(*shows).values(stale_at=now)
    if but is not None:
        statement = statement.where(article_messages.c.chat_id != but)
    await connection.execute(statement)


async def stale_cards(connection: AsyncConnection, now: datetime, most: int) -> list[StaleCard]:
    """The cards to be shown anew by now, those that wait longest first."""
    preview, card = article_messages.alias(), article_messages.c
    is_its_preview = and_(
        preview.c.article_id == card.article_id,
        preview.c.chat_id == card.chat_id,
        preview.c.part == _PREVIEW,
    )
    rows = await connection.execute(
        select(
            card.article_id,
            card.chat_id,
            card.message_id,
            card.stale_at,
            preview.c.message_id.label("preview_id"),
            preview.c.photo,
        )
        .select_from(article_messages.join(preview, is_its_preview))
        .where(card.stale_at <= now)
        .order_by(card.stale_at, card.chat_id, card.message_id)
        .limit(most)
    )
    return [
        StaleCard(
            row.article_id,
            row.chat_id,
            Shown(row.preview_id, row.message_id, row.photo),
            row.stale_at,
        )
        for row in rows
    ]


async def freshen(
    connection: AsyncConnection, stale: StaleCard, again_at: datetime | None = None
) -> None:
    """Note that a card is shown anew, or is to be; not of one that became stale meanwhile."""
    await connection.execute(
        update(article_messages)
        .where(article_messages.c.chat_id == stale.chat_id)
        .where(article_messages.c.message_id == stale.shown.card_id)
        .where(article_messages.c.stale_at == stale.since)
        .values(stale_at=again_at)
    )


async def shown_article(connection: AsyncConnection, chat_id: int, message_id: int) -> int | None:
    """The article that a message of ours shows to its editor, if it is known to show any."""
    return await connection.scalar(
        select(article_messages.c.article_id).where(
            article_messages.c.chat_id == chat_id,
            article_messages.c.message_id == message_id,
            article_messages.c.part < 0,
        )
    )


async def add_original(
    connection: AsyncConnection,
    article_id: int,
    chat_id: int,
    message_id: int,
    photo: str | None,
    file_id: str | None,
) -> None:
    """Keep one more message that an article was made of: a photo that came later."""
    last = await connection.scalar(
        select(func.max(article_messages.c.part)).where(
            article_messages.c.article_id == article_id, article_messages.c.chat_id == chat_id
        )
    )
    part = max(last or 0, 0) + 1
    row = _row(article_id, chat_id, message_id, part, Formatted(""))
    await _keep(connection, [row | {"photo": photo, "file_id": file_id}])


def _row(
    article_id: int,
    chat_id: int,
    message_id: int,
    part: int,
    text: Formatted,
) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "message_id": message_id,
        "article_id": article_id,
        "part": part,
        "text": text.text,
        "formatting": to_json(text.spans),
        "photo": None,
        "photo_refused": False,
        "file_id": None,
    }


async def _keep(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    statement = insert(connection, article_messages)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[article_messages.c.chat_id, article_messages.c.message_id],
            set_={name: statement.excluded[name] for name in _COLUMNS} | {"stale_at": None},
        ),
        rows,
    )


async def originals_with(
    connection: AsyncConnection, chat_id: int, message_id: int
) -> tuple[Original, ...]:
    """The texts that an article was made of in a chat, if a message is a piece of one of them.

    The messages are in the order in which they were sent.
    """
    of = select(article_messages.c.article_id).where(
        article_messages.c.chat_id == chat_id,
        article_messages.c.message_id == message_id,
        article_messages.c.part >= 0,
    )
    rows = await connection.execute(
        select(article_messages)
        .where(article_messages.c.article_id == of.scalar_subquery())
        .where(article_messages.c.chat_id == chat_id, article_messages.c.part >= 0)
        .order_by(article_messages.c.message_id)
    )
    return tuple(
        Original(
            row.article_id,
            row.chat_id,
            row.message_id,
            row.part,
            Formatted(row.text, from_json(row.formatting, len(row.text))),
            row.photo,
            row.photo_refused,
            row.file_id,
        )
        for row in rows
    )
