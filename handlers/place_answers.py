"""Screens of places: how what a reader's handler answers becomes one, and is read back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message, TelegramObject

from handlers.answer import Answer
from texts.action import Action
from texts.actions import asked_by
from texts.first_minute_actions import ShowHome
from texts.locale import Locale
from texts.manage import NamedPlace, headed, to_card, unheaded
from texts.manage_actions import ForPlace
from texts.message import Button, Rows
from texts.message import Message as Screen

Kinds: TypeAlias = frozenset[type[Action]]


def for_place(
    locale: Locale, answer: Answer, named: NamedPlace, bound: Kinds, kept: Kinds
) -> Answer:
    """The answer under the place's name, with buttons that mean the place for ever.

    ``bound`` are those that do; ``kept`` are their reader's own there too, and no other is left.
    The way home is there the way to the place's card.
    """

    def of_place(button: Button) -> Button | None:
        action = button.action
        if isinstance(action, ShowHome):
            return to_card(locale, named.place.id)
        if action is None or isinstance(action, tuple(kept)):
            return button
        made = ForPlace(named.place.id, action.pack())
        # One with long words may have no room for the place.
        return replace(button, action=made) if type(action) in bound and made.fits else None

    return _changed(answer, of_place, lambda screen: headed(locale, screen, named))


def in_group(answer: Answer, kept: Kinds) -> Answer:
    """The answer with the buttons that work in a group; it makes no sound there."""

    def works(button: Button) -> Button | None:
        if button.action is None:
            # To share something is one member's doing.
            return None if button.inline_query is not None else button
        return button if type(button.action) in kept else None

    return _changed(answer, works, lambda screen: replace(screen, silent=True, keys=None))


def unbound(event: TelegramObject) -> TelegramObject:
    """A press of a place's screen as if it were its reader's own."""
    if not isinstance(event, CallbackQuery) or asked_by(event.data)[1] is None:
        return event
    told: dict[str, Any] = {"data": _own_data(event.data)}
    pressed = event.message
    if isinstance(pressed, Message):
        told["message"] = _own_screen(pressed)
    return event.model_copy(update=told)


def _own_screen(message: Message) -> Message:
    shown: dict[str, Any] = {"text": unheaded(message.text) if message.text else None}
    if message.reply_markup is not None:
        rows = [list(map(_own_button, row)) for row in message.reply_markup.inline_keyboard]
        shown["reply_markup"] = message.reply_markup.model_copy(update={"inline_keyboard": rows})
    return message.model_copy(update=shown)


def _own_button(button: InlineKeyboardButton) -> InlineKeyboardButton:
    return button.model_copy(update={"callback_data": _own_data(button.callback_data)})


def _own_data(data: str | None) -> str | None:
    action, place_id = asked_by(data)
    return action.pack() if action is not None and place_id is not None else data


def _changed(
    answer: Answer,
    button: Callable[[Button], Button | None],
    screen: Callable[[Screen], Screen],
) -> Answer:
    def shown(message: Screen) -> Screen:
        return screen(replace(message, buttons=_rows(message.buttons, button)))

    return replace(
        answer,
        messages=tuple(map(shown, answer.messages)),
        change=shown(answer.change) if answer.change else None,
        rows=_rows(answer.rows, button) if answer.rows is not None else None,
        swapped=button(answer.swapped) if answer.swapped else None,
    )


def _rows(rows: Rows, changed: Callable[[Button], Button | None]) -> Rows:
    made = [tuple(each for each in map(changed, row) if each is not None) for row in rows]
    return tuple(row for row in made if row)
