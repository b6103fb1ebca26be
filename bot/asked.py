"""Tells the editors that a program wants an article out, and that one of them has to agree."""

import asyncio
import logging

from aiogram import Bot

from bot.clock import Clock
from handlers.colleagues import ask_colleagues
from handlers.editor_chat import EditorChat
from handlers.visitor import Catalogues, Visitor
from news.article import Article
from news.role import EDITORS
from newsroom import editors, subscribing
from newsroom.desk import Desk
from storage.trouble import concerns_all
from texts.locale import Locale

log = logging.getLogger(__name__)


class Asked:
    """Shows drafts of programs to those who may agree to them, in tasks of its own."""

    def __init__(
        self, desk: Desk, bot: Bot, catalogues: Catalogues, username: str, clock: Clock
    ) -> None:
        self._desk = desk
        self._bot = bot
        self._catalogues = catalogues
        self._username = username
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()

    def tell(self, article: Article) -> None:
        """Begin to show it; who is not reached finds it among the drafts."""
        task = asyncio.create_task(self._tell(article))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Wait until all have been shown."""
        await asyncio.gather(*self._tasks)

    async def _tell(self, article: Article) -> None:
        try:
            chat = await self._any_chat()
            count = await ask_colleagues(chat, article, also_here=True) if chat else 0
        except Exception as error:
            # What concerns all is told where the database is watched.
            if not concerns_all(error):
                log.exception("approval.not_shown", extra={"article": article.id})
            return
        log.info("approval.shown", extra={"article": article.id, "count": count})

    async def _any_chat(self) -> EditorChat | None:
        """An editor's chat, from which those of the others are told."""
        for person_id, role in await editors.everyone(self._desk):
            reader = await subscribing.reader(self._desk, person_id)
            if role in EDITORS and reader is not None and reader.active:
                catalogue = self._catalogues[reader.language]
                locale = Locale(catalogue, reader.zone, self._username, plain=reader.plain)
                visitor = Visitor(
                    reader,
                    person_id,
                    locale,
                    self._clock(),
                    is_new=False,
                    role=role,
                    update_id=0,
                    catalogues=self._catalogues,
                )
                return EditorChat(self._desk, self._bot, visitor, None, "api")
        return None
