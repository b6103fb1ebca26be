"""A link that an editor handed in: the article is on its page."""

import asyncio
import logging
import re
from dataclasses import replace

from aiogram.enums import ContentType
from aiogram.types import Message

from handlers.answer import show_typing
from handlers.editor_chat import EditorChat
from handlers.material import Material, without_command
from newsroom import reading
from sources.fetched_page import fetch_webpage
from sources.fetching import FetchError
from sources.image import ImageError, fetch_image
from sources.unreadable import UnreadableReason, UnreadableSource
from texts.post import LeftOut

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_LONGEST = 2_000
# An update has 90 s in all.
_PAGE_SECONDS, _PICTURE_SECONDS = 60, 15

log = logging.getLogger(__name__)


class UnreadablePage(UnreadableSource):
    """A page that gave no article, and the link to it: the text that follows has it as source."""

    def __init__(self, link: str, error: UnreadableSource) -> None:
        super().__init__(error.reason, error.limit, error.kind)
        self.link = link


def link_in(message: Message) -> str | None:
    """The web address that a message is, its command aside, where it says nothing else."""
    if message.content_type != ContentType.TEXT:
        return None
    said = without_command(message.text or "").strip()
    return said if len(said) <= _LONGEST and _ADDRESS.fullmatch(said) else None


async def article_behind(link: str, chat: EditorChat) -> Material:
    """The article on the page that a link leads to, with its picture. Raises UnreadablePage."""
    assert chat.fetcher is not None  # noqa: S101 - whoever takes links has both
    assert chat.reader is not None  # noqa: S101 - as above
    await show_typing(chat.bot, chat.id, chat.topic)
    names = await reading.rubric_names(chat.desk)
    try:
        async with asyncio.timeout(_PAGE_SECONDS):
            page = await fetch_webpage(
                chat.fetcher, chat.reader, link, rubrics=names, zone=chat.desk.zone
            )
    except UnreadableSource as error:
        log.info("page.not_read", extra={"link": link, "reason": error.reason})
        raise UnreadablePage(link, error) from error
    except TimeoutError as error:
        slow = UnreadableSource(UnreadableReason.SITE_TOO_SLOW)
        raise UnreadablePage(link, slow) from error
    draft = page.draft
    whole = "\n\n".join([draft.headline, *draft.body])
    return await _illustrated(Material(whole, draft=draft, link=link), page.image_url, chat)


async def _illustrated(material: Material, image_url: str | None, chat: EditorChat) -> Material:
    """The article with its picture; the card says where that could not be had."""
    if image_url is None or chat.fetcher is None:
        return material
    await show_typing(chat.bot, chat.id, chat.topic)
    try:
        async with asyncio.timeout(_PICTURE_SECONDS):
            picture = await fetch_image(chat.fetcher, image_url)
    except (FetchError, ImageError, TimeoutError) as error:
        log.info("page.picture_not_fetched", extra={"link": image_url, "reason": repr(error)})
        return replace(material, left_out=(LeftOut.PAGE_PICTURE,))
    return replace(material, pictures=(picture,))
