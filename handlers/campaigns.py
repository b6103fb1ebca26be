"""/campaign and /campaigns: links that editors give out, and whom they bring."""

import re
from collections.abc import Callable
from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say, send_picture, toast, topic_of
from handlers.content import is_forwarded
from handlers.editor import EDITORS, Allowed
from handlers.picture import TO_UPLOAD
from handlers.press import Pressed
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over, stop_waiting
from news.article import Article
from news.rubric import Rubric, find_rubric
from newsroom import campaigns, reading
from newsroom.campaigns import Standing, campaign_name
from newsroom.desk import Desk
from texts.campaign_actions import (
    AskEndCampaign,
    DrawCampaign,
    DropCampaign,
    EndCampaign,
    OpenCampaign,
    ShowCampaigns,
    StartCampaign,
)
from texts.campaigns import (
    bad_campaign_name,
    bad_target,
    campaign_added,
    campaign_card,
    campaign_ended,
    campaign_prompt,
    campaigns_page,
    end_question,
    qr_caption,
    unknown_campaign,
)
from texts.errors import gone_toast, said_by_another
from texts.message import Message as Screen
from texts.qr_code import qr_png

_ADD = frozenset({"add", "добавить", "дадаць", "новая"})
_END = frozenset({"end", "завершить", "завяршыць"})
_ARTICLE = re.compile(r"(?:.*[?&]start=)?(?:a_|№ ?|#)?(\d{1,18})")
_RUBRIC = re.compile(r"(?:.*[?&]start=)?r_([\w-]{1,62})")

MakeSlug = Callable[[], str]


class Naming(StatesGroup):
    """What an editor is asked for: a campaign's name, and where its link is to lead."""

    name = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="campaigns")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(show_campaigns, Typed("campaigns"))
    router.message.register(arrange, Typed("campaign"))
    typed = Said(F.text, ~F.text.startswith("/"), ~F.forward_origin)
    router.message.register(take, StateFilter(Naming), typed)
    router.callback_query.register(turn_page, Pressed(ShowCampaigns))
    router.callback_query.register(open_campaign, Pressed(OpenCampaign))
    router.callback_query.register(ask_name, Pressed(StartCampaign))
    router.callback_query.register(drop, Pressed(DropCampaign))
    router.callback_query.register(draw, Pressed(DrawCampaign))
    router.callback_query.register(ask_to_end, Pressed(AskEndCampaign))
    router.callback_query.register(end, Pressed(EndCampaign))
    return router


async def show_campaigns(_: Message, visitor: Visitor, desk: Desk) -> Answer:
    """Those under way."""
    return say(await _page(desk, visitor))


async def arrange(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    make_slug: MakeSlug,
) -> Answer:
    """Begin a campaign, or end it by its name; anything else opens the list."""
    await stop_waiting(state, Naming)
    verb, _, typed = (command.args or "").partition(" ")
    if verb.casefold() not in _ADD | _END:
        return say(await _page(desk, visitor))
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    if verb.casefold() in _ADD:
        return say(await _add(desk, visitor, typed, make_slug))
    campaign = await campaigns.named(desk, campaign_name(typed) or "")
    if campaign is None:
        return say(unknown_campaign(visitor.locale, typed))
    return say(end_question(visitor.locale, campaign))


async def take(
    message: Message, state: FSMContext, visitor: Visitor, desk: Desk, make_slug: MakeSlug
) -> Answer:
    """The name that was asked for."""
    data, words = await state.get_data(), message.text or ""
    await state.clear()
    if is_over(data, visitor.now):
        raise SkipHandler
    if is_cancellation(words):
        return say(await _page(desk, visitor))
    return say(await _add(desk, visitor, words, make_slug))


async def ask_name(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for a name."""
    await state.set_data(asked_at(visitor.now))
    await state.set_state(Naming.name)
    return change(campaign_prompt(visitor.locale))


async def drop(_: CallbackQuery, state: FSMContext, visitor: Visitor, desk: Desk) -> Answer:
    """Wait no more."""
    await stop_waiting(state, Naming)
    return change(await _page(desk, visitor))


async def turn_page(
    _: CallbackQuery, action: ShowCampaigns, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the list, in place."""
    return change(await _page(desk, visitor, action.page, ended=action.ended))


async def open_campaign(
    _: CallbackQuery, action: OpenCampaign, visitor: Visitor, desk: Desk
) -> Answer:
    """A campaign's card."""
    found = await campaigns.standing(desk, action.campaign_id)
    if found is None:
        return toast(gone_toast(visitor.locale))
    return change(await _card(desk, visitor, found))


async def draw(
    press: CallbackQuery, action: DrawCampaign, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """The link as a picture, below."""
    found = await campaigns.standing(desk, action.campaign_id)
    if found is None:
        return toast(gone_toast(visitor.locale))
    link = visitor.locale.shared_url(found.campaign.slug)
    words = replace(qr_caption(visitor.locale, found.campaign), photo=TO_UPLOAD)
    await send_picture(bot, press.from_user.id, words, qr_png(link), topic_of(press.message))
    return Answer()


async def ask_to_end(
    _: CallbackQuery, action: AskEndCampaign, visitor: Visitor, desk: Desk
) -> Answer:
    """Ask once more."""
    found = await campaigns.standing(desk, action.campaign_id)
    if found is None:
        return toast(gone_toast(visitor.locale))
    return change(end_question(visitor.locale, found.campaign))


async def end(_: CallbackQuery, action: EndCampaign, visitor: Visitor, desk: Desk) -> Answer:
    """List it no longer."""
    found = await campaigns.standing(desk, action.campaign_id)
    if found is None:
        return toast(gone_toast(visitor.locale))
    await campaigns.end(desk, found.campaign, visitor.doer)
    over = await campaigns.standing(desk, action.campaign_id)
    return change(await _card(desk, visitor, over or found, campaign_ended(visitor.locale)))


async def _add(desk: Desk, visitor: Visitor, typed: str, make_slug: MakeSlug) -> Screen:
    """Begin the campaign that a line names, which may say where it leads."""
    words, _, where = typed.partition("|")
    name = campaign_name(words)
    if name is None:
        return bad_campaign_name(visitor.locale)
    target = await _target(desk, where.strip())
    if where.strip() and target is None:
        return bad_target(visitor.locale, where.strip())
    made = await campaigns.add(desk, name, target, visitor.doer, make_slug)
    found = await campaigns.standing(desk, made.id)
    if found is None:
        raise LookupError(f"campaign {made.id} vanished")
    return await _card(desk, visitor, found, campaign_added(visitor.locale))


async def _target(desk: Desk, typed: str) -> str | None:
    """What a link opens, as a deep link says it; None for nothing that there is."""
    if found := _ARTICLE.fullmatch(typed):
        article = await reading.article(desk, int(found[1]))
        return f"a_{article.id}" if article else None
    every = await reading.rubrics(desk)
    slug = _RUBRIC.fullmatch(typed)
    rubric = find_rubric(slug[1] if slug else typed, every) if typed else None
    return f"r_{rubric.slug}" if rubric else None


async def _led_to(desk: Desk, target: str | None) -> Article | Rubric | None:
    kind, _, key = (target or "").partition("_")
    if kind == "a":
        return await reading.article(desk, int(key))
    return find_rubric(key, await reading.every_rubric(desk)) if kind == "r" else None


async def _card(desk: Desk, visitor: Visitor, found: Standing, told: str = "") -> Screen:
    target = await _led_to(desk, found.campaign.target)
    return campaign_card(visitor.locale, found.campaign, found.brought, target, visitor.now, told)


async def _page(desk: Desk, visitor: Visitor, page: int = 1, *, ended: bool = False) -> Screen:
    known = await campaigns.listed(desk, ended=ended)
    pairs = [(each.campaign, each.brought) for each in known]
    return campaigns_page(visitor.locale, pairs, page, ended=ended)
