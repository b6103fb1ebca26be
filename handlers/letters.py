"""/letters: what readers write, and the newsroom's answers; for editors."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say, toast
from handlers.content import is_forwarded
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over, stop_waiting
from news import telegram
from news.letter import LONGEST_LETTER, Letter
from newsroom import letters, publishing
from newsroom.desk import Desk
from newsroom.letters import Answered
from texts.html import width
from texts.letter_actions import (
    AnswerLetter,
    AskMuteWriter,
    CloseLetter,
    DropAnswer,
    MuteWriter,
    OpenLetter,
    ReopenLetter,
    ShowLetters,
)
from texts.letters import (
    answer_dropped,
    answer_kept,
    answer_prompt,
    answer_too_long,
    answer_without_words,
    answered_before,
    letter_card,
    letter_gone_toast,
    letters_page,
    mute_question,
    unknown_letter,
)
from texts.message import Message as Screen


class Answering(StatesGroup):
    """An editor is to write the answer to a letter."""

    awaited = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="letters")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(show_letters, Typed("letters"))
    typed = ~F.text.startswith("/") & ~F.caption.startswith("/")
    router.message.register(take_answer, StateFilter(Answering.awaited), Said(typed))
    router.callback_query.register(turn_page, Pressed(ShowLetters))
    router.callback_query.register(open_letter, Pressed(OpenLetter))
    router.callback_query.register(ask_answer, Pressed(AnswerLetter))
    router.callback_query.register(drop_answer, Pressed(DropAnswer))
    router.callback_query.register(close_letter, Pressed(CloseLetter))
    router.callback_query.register(reopen_letter, Pressed(ReopenLetter))
    router.callback_query.register(ask_mute, Pressed(AskMuteWriter))
    router.callback_query.register(mute_writer, Pressed(MuteWriter))
    return router


async def show_letters(
    message: Message, command: CommandObject, visitor: Visitor, desk: Desk
) -> Answer:
    """The open letters; with a number that letter, and with a text behind it its answer."""
    if not command.args:
        return say(await _page(desk, visitor, 1))
    number, *text = command.args.split(maxsplit=1)
    letter_id = telegram.user_id(number)
    if letter_id is None or await letters.letter(desk, letter_id) is None:
        return say(unknown_letter(visitor.locale, number))
    if text and not is_forwarded(message):
        return await _answer(desk, visitor, letter_id, text[0])
    screen = await _card(desk, visitor, letter_id)
    return say(screen or unknown_letter(visitor.locale, number))


async def turn_page(_: CallbackQuery, action: ShowLetters, visitor: Visitor, desk: Desk) -> Answer:
    """A page of the letters, in place."""
    return change(await _page(desk, visitor, action.page, everything=action.everything))


async def open_letter(_: CallbackQuery, action: OpenLetter, visitor: Visitor, desk: Desk) -> Answer:
    """One letter, in place."""
    screen = await _card(desk, visitor, action.letter_id, action.page, everything=action.everything)
    return change(screen) if screen else toast(letter_gone_toast(visitor.locale))


async def ask_answer(
    _: CallbackQuery, action: AnswerLetter, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """Wait for the answer, unless a colleague has given one."""
    found = await letters.letter(desk, action.letter_id)
    if found is None:
        return toast(letter_gone_toast(visitor.locale))
    if found[0].answer is not None:
        return say(answered_before(visitor.locale, found[0]))
    await state.set_data({"letter": action.letter_id, **asked_at(visitor.now)})
    await state.set_state(Answering.awaited)
    return say(answer_prompt(visitor.locale, found[0]))


async def drop_answer(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for no answer any more."""
    await stop_waiting(state, Answering)
    return change(answer_dropped(visitor.locale))


async def take_answer(message: Message, state: FSMContext, visitor: Visitor, desk: Desk) -> Answer:
    """Keep the awaited answer, which the reader gets within seconds; what comes late is none."""
    awaited = await state.get_data()
    if is_over(awaited, visitor.now):
        await state.clear()
        raise SkipHandler
    if is_cancellation(message.text):
        await state.clear()
        return say(answer_dropped(visitor.locale))
    letter_id = int(awaited.get("letter", 0))
    text = (message.text or message.caption or "").strip()
    if not text:
        return say(answer_without_words(visitor.locale, letter_id))
    if width(text) > LONGEST_LETTER:
        return say(answer_too_long(visitor.locale, letter_id))
    answer = await _answer(desk, visitor, letter_id, text)
    await state.clear()
    return answer


async def close_letter(
    _: CallbackQuery, action: CloseLetter, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """Put the letter away, and wait for no answer to it."""
    if (await state.get_data()).get("letter") == action.letter_id:
        await stop_waiting(state, Answering)
    closed = await letters.close(desk, action.letter_id, _id(visitor), visitor.now)
    return await _changed(desk, visitor, closed)


async def reopen_letter(
    _: CallbackQuery, action: ReopenLetter, visitor: Visitor, desk: Desk
) -> Answer:
    """Have the letter among the open ones again."""
    return await _changed(desk, visitor, await letters.reopen(desk, action.letter_id, _id(visitor)))


async def ask_mute(_: CallbackQuery, action: AskMuteWriter, visitor: Visitor, desk: Desk) -> Answer:
    """Ask whether to take no more letters from its writer."""
    found = await letters.letter(desk, action.letter_id)
    if found is None:
        return toast(letter_gone_toast(visitor.locale))
    return change(mute_question(visitor.locale, found[0]))


async def mute_writer(_: CallbackQuery, action: MuteWriter, visitor: Visitor, desk: Desk) -> Answer:
    """Take no more letters from its writer, or take them again."""
    changed = await letters.set_muted(
        desk, action.letter_id, _id(visitor), visitor.now, muted=action.muted
    )
    return await _changed(desk, visitor, changed)


async def _answer(desk: Desk, visitor: Visitor, letter_id: int, text: str) -> Answer:
    if width(text) > LONGEST_LETTER:
        return say(answer_too_long(visitor.locale, letter_id))
    try:
        letter = await letters.answer(desk, letter_id, _id(visitor), text, visitor.now)
    except Answered as error:
        return say(answered_before(visitor.locale, error.letter))
    if letter is None:
        return say(unknown_letter(visitor.locale, str(letter_id)))
    return say(answer_kept(visitor.locale, letter))


async def _changed(desk: Desk, visitor: Visitor, letter: Letter | None) -> Answer:
    screen = await _card(desk, visitor, letter.id) if letter else None
    return change(screen) if screen else toast(letter_gone_toast(visitor.locale))


async def _page(desk: Desk, visitor: Visitor, number: int, *, everything: bool = False) -> Screen:
    page = await letters.page(desk, number, only_open=not everything)
    return letters_page(
        visitor.locale, page.letters, page.number, page.total, visitor.now, everything=everything
    )


async def _card(
    desk: Desk, visitor: Visitor, letter_id: int, page: int = 1, *, everything: bool = False
) -> Screen | None:
    found = await letters.letter(desk, letter_id)
    if found is None:
        return None
    letter, is_muted = found
    article = await publishing.article(desk, letter.article_id) if letter.article_id else None
    return letter_card(
        visitor.locale,
        letter,
        article,
        visitor.now,
        is_muted=is_muted,
        page=page,
        everything=everything,
    )


def _id(visitor: Visitor) -> int:
    return visitor.person_id
