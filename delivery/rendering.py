"""Claimed deliveries as calls: an article once a language and zone, a digest from shared lines."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from botapi.outcome import Unsendable
from botapi.template import Template, plain_template, template
from delivery.settling import PLAIN
from news.article import Article
from news.language import Language
from news.zone import stored_zone
from storage.articles import articles_by_id
from storage.database import Database
from storage.deliveries import DeliveryKey, Waiting
from storage.trouble import concerns_all
from texts.article import article_message
from texts.catalogue import Catalogue
from texts.digest import DigestLine, digest_line, digest_message
from texts.locale import Locale
from texts.message import Message

log = logging.getLogger(__name__)

FRESH_SECONDS = 2.0
"""How long an article is sent as it was read: then its latest wording is looked up."""
MOST_KEPT = 1000

Rendered = Template | Unsendable
"""The call for a delivery, or why it cannot be made."""

_TemplateKey = tuple[int, Language, str | None, bool]


@dataclass(frozen=True, slots=True)
class _Kept:
    article: Article
    template: Template


class Renderer:
    """Renders what the worker has claimed; ``zone`` is that of readers who chose none."""

    def __init__(
        self,
        database: Database,
        catalogues: Mapping[Language, Catalogue],
        zone: ZoneInfo,
        bot: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        inline: bool = True,
    ) -> None:
        self._database = database
        self._catalogues = catalogues
        self._zone = zone
        self._bot = bot
        self._inline = inline
        self._clock = clock
        self._articles: dict[int, Article] = {}
        self._read_at = 0.0
        self._unreadable: set[int] = set()
        self._logged: set[tuple[str, int]] = set()
        self._templates: dict[_TemplateKey, _Kept] = {}
        self._lines: dict[tuple[int, Language], DigestLine] = {}

    async def render(self, rows: Sequence[Waiting]) -> dict[DeliveryKey, Rendered]:
        """The call for each delivery, or why there is none: that is its own affair."""
        await self._read(rows)
        return {row.key: self._one(row) for row in rows}

    async def _read(self, rows: Iterable[Waiting]) -> None:
        if self._clock() - self._read_at >= FRESH_SECONDS:
            self._articles.clear()
            self._unreadable.clear()
            self._read_at = self._clock()
        missing = {number for row in rows for number in _articles_of(row)}
        missing -= self._articles.keys() | self._unreadable
        try:
            await self._fetch(sorted(missing))
        except Exception as error:
            if concerns_all(error):
                raise
            log.warning("delivery.read_singly", extra={"error": type(error).__name__})
            for number in missing:
                await self._fetch_alone(number)

    async def _fetch_alone(self, number: int) -> None:
        try:
            await self._fetch([number])
        except Exception as error:
            if concerns_all(error):
                raise
            self._unreadable.add(number)
            self._log(error, "article", number)

    async def _fetch(self, numbers: Sequence[int]) -> None:
        if numbers:
            async with self._database.snapshot() as connection:
                self._articles |= await articles_by_id(connection, numbers)

    def _one(self, row: Waiting) -> Rendered:
        try:
            made = self._digest(row) if row.items else self._article(row)
        except Exception as error:  # noqa: BLE001 - logged once a dispatch
            self._log(error, "dispatch", row.key.dispatch_id)
            return Unsendable(f"cannot be rendered: {type(error).__name__}")
        # A digest's articles are to blame, and readers of other articles share its dispatch.
        return made or Unsendable("nothing to say", alone=bool(row.items))

    def _log(self, error: Exception, what: str, number: int) -> None:
        """Log what could not be rendered, once for each dispatch or article."""
        if (what, number) not in self._logged:
            if len(self._logged) >= MOST_KEPT:
                self._logged.clear()
            self._logged.add((what, number))
            log.error("delivery.unrenderable", exc_info=error, extra={what: number})

    def _article(self, row: Waiting) -> Template | None:
        article = self._articles.get(row.article_id or 0)
        if article is None:
            return None
        key = (article.id, row.language, row.zone, row.reason == PLAIN)
        kept = self._templates.get(key)
        # An article is compared once a reading: its body may be long.
        if kept is None or kept.article is not article:
            if len(self._templates) >= MOST_KEPT:
                self._templates.clear()
            same = kept is not None and kept.article == article
            made = kept.template if kept and same else self._made(row, article)
            kept = self._templates[key] = _Kept(article, made)
        return kept.template

    def _made(self, row: Waiting, article: Article) -> Template:
        return _called(row, article_message(self._locale(row), article))

    def _digest(self, row: Waiting) -> Template | None:
        found = [self._articles[number] for number in row.items if number in self._articles]
        if not found:
            return None
        locale = self._locale(row)
        lines = [line for article in found if (line := self._line(locale, row.language, article))]
        if not lines:
            return None
        return _called(row, digest_message(locale, lines, row.not_before, row.more))

    def _line(self, locale: Locale, language: Language, article: Article) -> DigestLine | None:
        """An article's line; None when it cannot be made, and the rest of the digest goes."""
        try:
            return self._kept_line(locale, language, article)
        except Exception as error:  # noqa: BLE001 - logged once an article
            self._log(error, "article", article.id)
            return None

    def _kept_line(self, locale: Locale, language: Language, article: Article) -> DigestLine:
        kept = self._lines.get((article.id, language))
        if kept is None or kept.article != article:
            if len(self._lines) >= MOST_KEPT:
                self._lines.clear()
            kept = self._lines[article.id, language] = digest_line(locale, article)
        return kept

    def _locale(self, row: Waiting) -> Locale:
        zone = stored_zone(row.zone, self._zone)
        return Locale(self._catalogues[row.language], zone, self._bot, self._inline)


def _articles_of(row: Waiting) -> tuple[int, ...]:
    return row.items or (() if row.article_id is None else (row.article_id,))


def _called(row: Waiting, message: Message) -> Template:
    return plain_template(message) if row.reason == PLAIN else template(message)
