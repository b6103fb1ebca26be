"""What colleagues did to a draft, shown in the chats of all who have it open, in place."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from handlers.answer import delete, edit, refresh, send
from handlers.locales import Locales
from handlers.visitor import Catalogues
from news.article import Article, ArticleStatus
from news.dispatch import DeliveryState, Tally
from newsroom import (
    attending,
    counting,
    editors,
    originals,
    publishing,
    reporting,
)
from newsroom.desk import Desk
from newsroom.standing import standing
from storage.originals import Shown, StaleCard
from storage.trouble import costing_itself_alone
from texts.approval import Viewer
from texts.article import article_message
from texts.card import article_card
from texts.flight import cancelled, departing
from texts.locale import Locale
from texts.message import Message
from texts.post import draft_card
from texts.schedule import planned_card

log = logging.getLogger(__name__)


class SharedDrafts:
    """Keeps the previews and cards of drafts as the drafts are, without a sound."""

    def __init__(
        self,
        desk: Desk,
        bot: Bot,
        catalogues: Catalogues,
        username: str,
        *,
        inline: bool = True,
    ) -> None:
        self._desk = desk
        self._bot = bot
        self._locales = Locales(desk, catalogues, username, inline=inline)

    async def show(self, now: datetime) -> None:
        """The tick: show anew what a colleague has changed, a few cards at a time."""
        for card in await attending.look_round(self._desk, now):
            is_shown = False
            with costing_itself_alone("draft.not_shown", article=card.article_id):
                is_shown = await self._shown(card, now)
            if not is_shown:
                await attending.put_off(self._desk, card, now)

    async def _shown(self, card: StaleCard, now: datetime) -> bool:
        article = await publishing.article(self._desk, card.article_id)
        try:
            if article is not None:
                await self._show(card, article, await self._locales.of(card.chat_id), now)
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            log.info("draft.dropped", extra={"chat": card.chat_id, "reason": str(error)})
            # The chat may have got another preview and card meanwhile.
            await originals.forget_shown(self._desk, card.article_id, card.chat_id, card.shown)
        except TelegramAPIError as error:
            log.warning("draft.not_refreshed", extra={"chat": card.chat_id, "error": str(error)})
            return False
        else:
            await attending.shown_anew(self._desk, card)
        return True

    async def _show(
        self, stale: StaleCard, article: Article, locale: Locale, now: datetime
    ) -> None:
        chat_id, shown = stale.chat_id, stale.shown
        preview = article_message(locale, article, now)
        if article.status is ArticleStatus.DRAFT and shown.photo != article.photo:
            await self._show_below(stale, article, locale, now)
            return
        if shown.photo == article.photo and article.status is not ArticleStatus.CANCELLED:
            # Below a preview that is gone stands no card of a wording that nobody has seen.
            await edit(self._bot, chat_id, shown.preview_id, preview)
        card = await self._card(article, locale, chat_id, shown, now)
        # Meanwhile somebody may have agreed, and the card may say who did.
        is_there = await originals.shown(self._desk, article.id, chat_id) == shown
        if card is not None and is_there:
            await refresh(self._bot, chat_id, shown.card_id, card)

    async def _show_below(
        self, stale: StaleCard, article: Article, locale: Locale, now: datetime
    ) -> None:
        """Show a draft with another photo in new messages: no edit can."""
        chat_id = stale.chat_id
        preview_id = await send(self._bot, chat_id, article_message(locale, article, now))
        stands = await standing(self._desk, article, now, chat_id)
        viewer = await self._viewer(chat_id, now)
        card = draft_card(locale, article, stands, now, preview_id=preview_id, viewer=viewer)
        shown = Shown(preview_id, await send(self._bot, chat_id, card), article.photo)
        await originals.remember_shown(self._desk, article.id, chat_id, shown)
        await delete(self._bot, chat_id, [stale.shown.preview_id, stale.shown.card_id])

    async def _card(
        self, article: Article, locale: Locale, chat_id: int, shown: Shown, now: datetime
    ) -> Message | None:
        """The card as it is now; None when that is the article's progress, which others show."""
        match article.status:
            case ArticleStatus.DRAFT:
                stands = await standing(self._desk, article, now, chat_id)
                viewer = await self._viewer(chat_id, now)
                return draft_card(
                    locale, article, stands, now, preview_id=shown.preview_id, viewer=viewer
                )
            case ArticleStatus.DEPARTING:
                return departing(locale, article, now, shown.preview_id)
            case ArticleStatus.SCHEDULED:
                return planned_card(locale, article, now, shown.preview_id)
            case ArticleStatus.CANCELLED:
                return cancelled(locale)
        of = article.id, chat_id, shown.card_id
        if await reporting.card_in(self._desk, *of, now) is not None:
            return None
        figures = await counting.figures_of_article(self._desk, article)
        return article_card(
            locale,
            article,
            _lasting(figures.tally),
            chat_id,
            now,
            names=await editors.names(self._desk, {article.author_id}),
            role=await editors.role_of(self._desk, chat_id),
        )

    async def _viewer(self, chat_id: int, now: datetime) -> Viewer:
        return Viewer(chat_id, await editors.role_of(self._desk, chat_id), now)


def _lasting(tally: Tally) -> Tally:
    """Nothing while copies are on their way: nobody edits the card again when the last is there."""
    moves = DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.OUTDATED
    return Tally({}) if tally.count(*moves) else tally
