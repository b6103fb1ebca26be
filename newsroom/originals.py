"""The Telegram messages that articles were made of, and those that show their drafts."""

from collections.abc import Collection, Mapping

from news.formatting import Formatted, from_json, to_json
from news.storable import storable
from newsroom.desk import Desk
from storage.originals import (
    Original,
    Shown,
    add_original,
    drop_shown,
    keep_originals,
    keep_shown,
    originals_with,
    shown_article,
    shown_of,
)


async def remember(
    desk: Desk,
    article_id: int,
    chat_id: int,
    texts: Mapping[int, Formatted],
    photos: Mapping[int, str | None],
    refused_photos: Collection[int] = (),
    file_ids: Mapping[int, str | None] | None = None,
) -> None:
    """Keep which messages of a chat an article was made of, by their ids, in order.

    ``photos`` are the unique ids of their photos, ``file_ids`` those by which the article has
    them. The photos of the messages ``refused_photos`` came with texts that were refused.
    """
    async with desk.database.transaction() as connection:
        await keep_originals(
            connection, article_id, chat_id, texts, photos, refused_photos, file_ids or {}
        )


async def remember_photo(
    desk: Desk,
    article_id: int,
    chat_id: int,
    message_id: int,
    photo: str | None,
    file_id: str | None,
) -> None:
    """Keep that a photo of an article came in a message of its own, after its text."""
    async with desk.database.transaction() as connection:
        await add_original(connection, article_id, chat_id, message_id, photo, file_id)


async def shown_in(desk: Desk, chat_id: int, message_id: int) -> int | None:
    """The article that a message of ours shows to its editor, if it is known to show any."""
    async with desk.database.snapshot() as connection:
        return await shown_article(connection, chat_id, message_id)


async def originals(desk: Desk, chat_id: int, message_id: int) -> tuple[Original, ...]:
    """The messages, in order, of the text that a message is a piece of; none if it is of none.

    An article may have been given several texts one after another: the others are left out.
    """
    async with desk.database.snapshot() as connection:
        found = await originals_with(connection, chat_id, message_id)
    text: list[Original] = []
    for each in found:
        if each.part == 0:
            if any(one.message_id == message_id for one in text):
                break
            text = []
        text.append(each)
    return tuple(text)


def says_the_same(original: Original, text: Formatted) -> bool:
    """Whether a message still says what it said when it was remembered."""
    cleaned = storable(text.text)
    kept = Formatted(cleaned, from_json(to_json(text.spans), len(cleaned)))
    return kept == original.text


async def remember_shown(desk: Desk, article_id: int, chat_id: int, shown: Shown) -> None:
    """Keep which messages of ours show a draft to its editor."""
    async with desk.database.transaction() as connection:
        await keep_shown(connection, article_id, chat_id, shown)


async def shown(desk: Desk, article_id: int, chat_id: int) -> Shown | None:
    """The messages that show a draft in a chat, if they are known."""
    async with desk.database.snapshot() as connection:
        return await shown_of(connection, article_id, chat_id)


async def shown_with(desk: Desk, chat_id: int, message_id: int) -> tuple[int, Shown] | None:
    """The draft that a message of ours shows, by its id, and all that shows it; None for none."""
    async with desk.database.snapshot() as connection:
        article_id = await shown_article(connection, chat_id, message_id)
        found = await shown_of(connection, article_id, chat_id) if article_id else None
    return (article_id, found) if article_id and found else None


async def forget_shown(
    desk: Desk, article_id: int, chat_id: int, only: Shown | None = None
) -> None:
    """Forget which messages show a draft in a chat: they show it as it no longer is."""
    async with desk.database.transaction() as connection:
        await drop_shown(connection, article_id, chat_id, only)
