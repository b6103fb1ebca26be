"""What was recognised of an article, put right one detail at a time: by taps, or a typed line."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.amending import REFUSED, log_change, refusal, refusal_toast, spread
from handlers.answer import Answer, change, delete, refresh, say, toast
from handlers.composing import show_in_place
from handlers.editor import WRITERS, Allowed
from handlers.editor_chat import EditorChat
from handlers.press import Pressed
from handlers.said import Said
from handlers.visitor import Visitor
from handlers.waiting import is_cancellation, is_over, stop_waiting
from news.article import Article, ArticleStatus
from news.detail import BadDetail, Detail, DetailFault, Mend
from newsroom import attending, mending, originals, publishing, rewording
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.refusals import ChangedSince, Unchanged, WrongStatus
from newsroom.rights import NotAllowed
from sources.detail import labelled_detail, read_detail
from storage.originals import Shown
from texts.article import article_message
from texts.detail_actions import ClearDetail, MendDetail, NameLanguage, ShowDetails
from texts.details import (
    changed_since,
    detail_prompt,
    detail_refusal,
    details_screen,
    unmended_toast,
)
from texts.errors import gone_toast
from texts.flight import changed_since_toast
from texts.html import Html
from texts.message import Message as Screen

# Who has gone on to something else types something else.
_PATIENCE = timedelta(minutes=15)


class Mending(StatesGroup):
    """An editor has been asked what a detail is to be."""

    awaited = State()


@dataclass(frozen=True, slots=True)
class Card:
    """The message that shows an article's details, below its preview if that is known."""

    article_id: int
    card_id: int | None
    preview_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """The detail that is waited for, of the article in the revision that the editor saw."""

    card: Card
    detail: Detail
    revision: int
    status: ArticleStatus
    at: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "_Asked":
        return cls(
            Card(**data["card"]),
            Detail(data["detail"]),
            data["revision"],
            ArticleStatus(data["status"]),
            data["at"],
        )

    @property
    def data(self) -> dict[str, Any]:
        return asdict(self)

    def is_over(self, article: Article | None, now: datetime) -> bool:
        """Whether what is typed now can hardly be meant: of what has gone out, or long after."""
        is_late = is_over(self.data, now, _PATIENCE)
        return is_late or article is None or article.status is not self.status


class OfCard(Filter):
    """Lets an answer through to a message that shows a draft, and hands on which ``card`` it is."""

    async def __call__(self, message: Message, desk: Desk) -> bool | dict[str, Any]:
        """Whether it answers one."""
        answered = message.reply_to_message
        if answered is None:
            return False
        found = await originals.shown_with(desk, message.chat.id, answered.message_id)
        if found is None:
            return False
        article_id, shown = found
        return {"card": Card(article_id, shown.card_id, shown.preview_id)}


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="mending")
    router.message.filter(Allowed(*WRITERS))
    router.callback_query.filter(Allowed(*WRITERS))
    router.callback_query.register(show_details, Pressed(ShowDetails))
    router.callback_query.register(ask, Pressed(MendDetail))
    router.callback_query.register(clear, Pressed(ClearDetail, NameLanguage))
    labelled = Said(F.reply_to_message, F.text.func(_is_labelled))
    router.message.register(take_line, labelled, OfCard())
    typed = Said(~F.text.startswith("/"), ~F.caption.startswith("/"))
    router.message.register(take_detail, StateFilter(Mending.awaited), typed)
    return router


async def show_details(
    _: CallbackQuery, action: ShowDetails, visitor: Visitor, desk: Desk, state: FSMContext
) -> Answer:
    """All that was recognised, in place; nothing is waited for any more."""
    await stop_waiting(state, Mending)
    try:
        article = await rewording.revisable(desk, action.article_id)
    except WrongStatus as error:
        return toast(refusal_toast(visitor.locale, error))
    await attending.attend(desk, article, visitor.person_id, visitor.now)
    return change(details_screen(visitor.locale, article, action.preview_id))


async def ask(
    press: CallbackQuery, action: MendDetail, visitor: Visitor, desk: Desk, state: FSMContext
) -> Answer:
    """Ask what a detail is to be, in place, and wait for it; a language is chosen by a tap."""
    try:
        article = await rewording.revisable(desk, action.article_id)
    except WrongStatus as error:
        return toast(refusal_toast(visitor.locale, error))
    if article.revision != action.revision:
        screen = details_screen(visitor.locale, article, action.preview_id)
        return change(screen, changed_since_toast(visitor.locale))
    if action.detail is not Detail.LANGUAGE:
        card = Card(article.id, _pressed(press), action.preview_id)
        await _wait(state, card, action.detail, article, visitor.now)
    return change(detail_prompt(visitor.locale, article, action.detail, action.preview_id))


async def clear(
    press: CallbackQuery,
    action: ClearDetail | NameLanguage,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    state: FSMContext,
) -> Answer:
    """Let the article have no such detail, or be in that language."""
    await stop_waiting(state, Mending)
    chat = EditorChat.of_press(desk, bot, visitor, press)
    card = Card(action.article_id, _pressed(press), action.preview_id)
    wanted = (
        Mend(Detail.LANGUAGE, action.language.value)
        if isinstance(action, NameLanguage)
        else Mend(action.detail)
    )
    try:
        amended = await _mend(chat, card, wanted, action.revision)
    except ChangedSince:
        return await _now(chat, card, changed_since_toast(chat.locale))
    except Unchanged:
        return await _now(chat, card, unmended_toast(chat.locale))
    except (WrongStatus, NotAllowed) as error:
        return toast(refusal_toast(chat.locale, error))
    await _show_mended(chat, amended, card, wanted.detail)
    return Answer()


async def take_detail(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """The awaited value; one that cannot be is refused, and another is awaited."""
    asked = _Asked.of(await state.get_data())
    if asked.is_over(await publishing.article(desk, asked.card.article_id), visitor.now):
        await state.clear()
        raise SkipHandler
    chat = EditorChat.of(desk, bot, visitor, message)
    if is_cancellation(message.text):
        await state.clear()
        return await _call_off(chat, asked.card)
    try:
        wanted = _value(message, asked.detail, visitor.locale.zone)
        amended = await _mend(chat, asked.card, wanted, asked.revision)
    except BadDetail as error:
        typed = message.text or message.caption or ""
        return await _ask_again(chat, state, asked, detail_refusal(chat.locale, error, typed))
    except ChangedSince:
        return await _ask_again(chat, state, asked, changed_since(chat.locale))
    except REFUSED as error:
        await state.clear()
        return say(refusal(chat.locale, error, asked.card.article_id))
    await _show_mended(chat, amended, asked.card, asked.detail)
    await state.clear()
    await delete(bot, chat.id, [message.message_id])
    return Answer()


async def take_line(message: Message, card: Card, visitor: Visitor, bot: Bot, desk: Desk) -> Answer:
    """A line such as «Место: Минск» that answers a draft's preview or card."""
    detail, said = labelled_detail(message.text or "") or (Detail.HEADLINE, "")
    chat = EditorChat.of(desk, bot, visitor, message)
    try:
        amended = await _mend(chat, card, read_detail(detail, said, visitor.locale.zone), None)
    except BadDetail as error:
        article = await publishing.article(desk, card.article_id)
        if article is None:
            return say(refusal(chat.locale, error, card.article_id))
        return say(Screen(detail_refusal(chat.locale, error, said)))
    except REFUSED as error:
        return say(refusal(chat.locale, error, card.article_id))
    await _show_mended(chat, amended, card, detail)
    await delete(bot, chat.id, [message.message_id])
    return Answer()


async def _mend(chat: EditorChat, card: Card, wanted: Mend, revision: int | None) -> Amended:
    """Raises ChangedSince, Unchanged, WrongStatus."""
    return await mending.mend(
        chat.desk,
        card.article_id,
        wanted,
        chat.id,
        chat.now,
        revision=revision,
        request=chat.request,
    )


def _value(message: Message, detail: Detail, zone: tzinfo) -> Mend:
    """What a message says that a detail is to be. Raises BadDetail."""
    if detail is Detail.PHOTO and message.photo:
        return Mend(detail, message.photo[-1].file_id)
    if not (typed := message.text or message.caption or ""):
        fault = DetailFault.NO_PHOTO if detail is Detail.PHOTO else DetailFault.EMPTY
        raise BadDetail(detail, fault)
    return read_detail(detail, typed, zone)


async def _ask_again(chat: EditorChat, state: FSMContext, asked: _Asked, notice: Html) -> Answer:
    """Ask once more below what was typed, and no longer above it."""
    card = asked.card
    try:
        article = await rewording.revisable(chat.desk, card.article_id)
    except WrongStatus as error:
        await state.clear()
        return say(refusal(chat.locale, error, card.article_id))
    await _refresh_preview(chat, article, card)
    prompt = detail_prompt(chat.locale, article, asked.detail, card.preview_id, notice)
    moved = Card(card.article_id, await chat.send(prompt), card.preview_id)
    await _wait(state, moved, asked.detail, article, chat.now)
    if card.card_id is not None:
        await delete(chat.bot, chat.id, [card.card_id])
    if card.preview_id is not None and moved.card_id is not None:
        shown = Shown(card.preview_id, moved.card_id, article.photo)
        await originals.remember_shown(chat.desk, article.id, chat.id, shown)
    return Answer()


async def _call_off(chat: EditorChat, card: Card) -> Answer:
    """Ask no more: all details again, in place of the question."""
    article = await publishing.article(chat.desk, card.article_id)
    if article is None:
        return Answer()
    screen = details_screen(chat.locale, article, card.preview_id)
    if card.card_id is None:
        return say(screen)
    await refresh(chat.bot, chat.id, card.card_id, screen)
    return Answer()


async def _now(chat: EditorChat, card: Card, said: str) -> Answer:
    """The details as they are by now, in place."""
    article = await publishing.article(chat.desk, card.article_id)
    if article is None:
        return toast(gone_toast(chat.locale))
    await _refresh_preview(chat, article, card)
    return change(details_screen(chat.locale, article, card.preview_id), said)


async def _show_mended(chat: EditorChat, amended: Amended, card: Card, detail: Detail) -> None:
    """Show what has become of an article, all where it stands, and let that reach its copies."""
    log_change(chat, amended)
    article = amended.article
    await attending.changed(chat.desk, article, chat.id, chat.now)
    if amended.dispatch_id is not None:
        await spread(chat, amended)
    elif amended.keeps_photo:
        await _refresh_preview(chat, article, card)
    elif article.status is ArticleStatus.DRAFT:
        card = await _show_anew(chat, article, card)
    if card.card_id is not None:
        screen = details_screen(chat.locale, article, card.preview_id, detail)
        await refresh(chat.bot, chat.id, card.card_id, screen)


async def _show_anew(chat: EditorChat, article: Article, card: Card) -> Card:
    """Send a draft's preview and card again: another photo cannot come into the old ones."""
    await show_in_place(chat, article)
    shown = await originals.shown(chat.desk, article.id, chat.id)
    if shown is None:
        return card
    old = [each for each in (card.card_id, card.preview_id) if each is not None]
    await delete(chat.bot, chat.id, old)
    return Card(article.id, shown.card_id, shown.preview_id)


async def _refresh_preview(chat: EditorChat, article: Article, card: Card) -> None:
    if card.preview_id is not None:
        preview = article_message(chat.locale, article, chat.now)
        await refresh(chat.bot, chat.id, card.preview_id, preview)


async def _wait(
    state: FSMContext, card: Card, detail: Detail, article: Article, now: datetime
) -> None:
    asked = _Asked(card, detail, article.revision, article.status, now.timestamp())
    # The data first: after a crash between the two nothing is waited for.
    await state.set_data(asked.data)
    await state.set_state(Mending.awaited)


def _pressed(press: CallbackQuery) -> int | None:
    return press.message.message_id if press.message else None


def _is_labelled(text: str | None) -> bool:
    return labelled_detail(text or "") is not None
