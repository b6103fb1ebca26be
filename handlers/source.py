"""/source and /sources: where articles come from by themselves; for editors."""

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.adding import Adder, Wanted
from handlers.answer import Answer, change, refresh, say, send, toast, topic_of
from handlers.channel import channel_forwarded
from handlers.content import is_forwarded
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.said import Said
from handlers.source_card import card_of, checked_card
from handlers.source_line import SourceLine, SourceVerb, read_source_line
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over, stop_waiting
from news.source import Source
from newsroom import inboxes, reading, sourcing
from newsroom.checking import LookNow
from newsroom.desk import Desk
from newsroom.sourcing import NoSource
from sources.fetching import Fetcher
from sources.reader import Reader
from texts import sources as texts
from texts.errors import said_by_another
from texts.message import Message as Screen
from texts.source import paused_note, remove_question
from texts.source_actions import DropAddress, ShowSources, StartSource, TryFeed, WantDrafts
from texts.source_trial import feed_listed, looking


class Adding(StatesGroup):
    """An editor is to send the address of a new source."""

    address = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="source")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(show_sources, Typed("sources"))
    router.message.register(do_typed, Typed("source"))
    typed = Said(F.text, ~F.text.startswith("/"))
    router.message.register(take_address, StateFilter(Adding.address), typed)
    router.callback_query.register(turn_page, Pressed(ShowSources))
    router.callback_query.register(ask_address, Pressed(StartSource))
    router.callback_query.register(drop_address, Pressed(DropAddress))
    router.callback_query.register(try_feed, Pressed(TryFeed))
    router.callback_query.register(want_drafts, Pressed(WantDrafts))
    return router


async def show_sources(message: Message, visitor: Visitor, desk: Desk) -> Answer:  # noqa: ARG001 - aiogram hands it on
    """The list."""
    return say(await _page(desk, visitor))


async def do_typed(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    fetcher: Fetcher,
    reader: Reader,
    look_now: LookNow,
) -> Answer:
    """Do what is typed, or open what can be done."""
    await stop_waiting(state, Adding)
    if not command.args:
        return say(texts.sources_menu(visitor.locale))
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    line = read_source_line(command.args)
    if line is None:
        return say(texts.sources_usage(visitor.locale, command.args))
    if line.verb is not SourceVerb.ADD:
        return say(await _done(desk, visitor, line, look_now))
    channel = channel_forwarded(message)
    if not line.rest and channel is None:
        return await _ask(state, visitor)
    adder = Adder(desk, bot, visitor, fetcher, reader)
    return await _added(message, adder, await adder.understood(line.rest, channel))


async def take_address(
    message: Message,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    fetcher: Fetcher,
    reader: Reader,
) -> Answer:
    """The address that was asked for; also the channel whose post is sent on."""
    words = (message.text or "").strip()
    if is_over(await state.get_data(), visitor.now):
        await state.clear()
        raise SkipHandler
    if is_cancellation(words):
        await state.clear()
        return say(texts.address_dropped(visitor.locale))
    channel = channel_forwarded(message)
    if channel is None and is_forwarded(message):
        return say(said_by_another(visitor.locale))
    adder = Adder(desk, bot, visitor, fetcher, reader)
    wanted = await adder.understood("" if channel is not None else words, channel)
    if isinstance(wanted, Wanted):
        await state.clear()
    return await _added(message, adder, wanted)


async def turn_page(_: CallbackQuery, action: ShowSources, visitor: Visitor, desk: Desk) -> Answer:
    """A page of the list, in place."""
    return change(await _page(desk, visitor, action.page))


async def ask_address(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for an address."""
    return await _ask(state, visitor)


async def drop_address(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for no address any more."""
    await stop_waiting(state, Adding)
    return change(texts.address_dropped(visitor.locale))


async def try_feed(
    press: CallbackQuery,
    action: TryFeed,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    fetcher: Fetcher,
    reader: Reader,
) -> Answer:
    """Try one of the feeds that a page names, by its address in the pressed message."""
    pressed = press.message
    shown = (pressed.text or "") if isinstance(pressed, Message) else ""
    address = feed_listed(shown, action.number)
    if pressed is None or address is None:
        return toast(texts.source_gone_toast(visitor.locale))
    known = action.rubric_id and await reading.known_rubric(desk, action.rubric_id)
    await refresh(bot, press.from_user.id, pressed.message_id, looking(visitor.locale))
    adder = Adder(desk, bot, visitor, fetcher, reader)
    return change(await adder.tried(Wanted(address, None, known or None, action.mode)))


async def want_drafts(_: CallbackQuery, action: WantDrafts, visitor: Visitor, desk: Desk) -> Answer:
    """Bring drafts of sources to this editor, or no more."""
    await inboxes.set_wanted(desk, visitor.person_id, wanted=action.wanted)
    told = texts.drafts_wanted_toast(visitor.locale, wanted=action.wanted)
    return change(await _page(desk, visitor), told)


async def _ask(state: FSMContext, visitor: Visitor) -> Answer:
    await state.set_data(asked_at(visitor.now))
    await state.set_state(Adding.address)
    return say(texts.address_prompt(visitor.locale))


async def _added(message: Message, adder: Adder, wanted: Wanted | Screen) -> Answer:
    """What came of it, in place of the line that says that it takes a moment."""
    if not isinstance(wanted, Wanted):
        return say(wanted)
    chat_id, locale = adder.visitor.person_id, adder.visitor.locale
    progress = await send(adder.bot, chat_id, looking(locale), topic_of(message))
    await refresh(adder.bot, chat_id, progress, await adder.tried(wanted))
    return Answer()


async def _done(desk: Desk, visitor: Visitor, line: SourceLine, look_now: LookNow) -> Screen:
    """The card of the source that a line is about, after what it says."""
    if line.number is None:
        return texts.which_source(visitor.locale)
    try:
        source = await sourcing.source(desk, line.number)
        if source is None:
            return texts.unknown_source(visitor.locale, str(line.number))
        return await _changed(desk, visitor, source, line.verb, look_now)
    except NoSource:
        return texts.unknown_source(visitor.locale, str(line.number))


async def _changed(
    desk: Desk, visitor: Visitor, source: Source, verb: SourceVerb, look_now: LookNow
) -> Screen:
    """Raises NoSource."""
    by, locale = visitor.doer, visitor.locale
    match verb:
        case SourceVerb.REMOVE:
            return remove_question(locale, source)
        case SourceVerb.PAUSE:
            source = await sourcing.pause(desk, source.id, by)
            return await card_of(desk, visitor, source, note=paused_note(locale, source))
        case SourceVerb.RESUME:
            source = await sourcing.resume(desk, source.id, by)
            return await card_of(desk, visitor, source, note=paused_note(locale, source))
        case SourceVerb.CHECK:
            return await checked_card(desk, visitor, source, look_now)
    return await card_of(desk, visitor, source)


async def _page(desk: Desk, visitor: Visitor, page: int = 1) -> Screen:
    inbox = await inboxes.inbox(desk, visitor.person_id)
    every = await sourcing.sources(desk)
    return texts.sources_page(visitor.locale, every, visitor.now, page, wanted=inbox.wanted)
