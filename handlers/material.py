"""What an editor handed in: a text, a caption under a photo, or a file."""

import asyncio
import logging
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Document, Message
from aiohttp import ClientError

from sources.file import LARGEST_FILE, read_file
from sources.unreadable import Reason, UnreadableSource

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Material:
    """A text to make an article of, and the file id of its photo."""

    text: str
    photo: str | None = None


async def material_of(message: Message, bot: Bot) -> Material:
    """What a message holds. Raises UnreadableSource, also for a message without any text."""
    if message.document is not None:
        return Material(await _read_document(message.document, bot))
    photo = message.photo[-1].file_id if message.photo else None
    text = message.text or message.caption
    if not text:
        raise UnreadableSource(Reason.EMPTY)
    return Material(text, photo)


async def _read_document(document: Document, bot: Bot) -> str:
    # Bigger files need not be fetched to be refused; Telegram gives bots 20 MB at most.
    if (document.file_size or 0) > LARGEST_FILE:
        raise UnreadableSource(Reason.TOO_LARGE, LARGEST_FILE)
    content = await _fetch(document, bot)
    # A hostile file takes seconds to read, and everybody else would wait.
    return await asyncio.to_thread(
        read_file, content.read() if content else b"", document.file_name or ""
    )


async def _fetch(document: Document, bot: Bot) -> BinaryIO | None:
    try:
        return await bot.download(document, destination=BytesIO())
    except (AiogramError, ClientError, TimeoutError) as error:
        log.warning("file.not_fetched", extra={"error": str(error)})
        raise UnreadableSource(Reason.NOT_FETCHED) from error
