from typing import Any

import pytest
from aiogram.types import InlineKeyboardMarkup

from emulator import ApiError
from emulator.keyboards import Keyboards, buttons, is_inline


def inline(*items: dict[str, Any], text: str = "x") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, **button}] for button in items]}


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "x" * 64},
        {"callback_data": "я" * 32},
        {"url": "https://belta.by/"},
        {"url": "tg://user?id=7"},
        {"switch_inline_query": ""},
        {"switch_inline_query_current_chat": "a"},
        {"web_app": {"url": "https://belta.by/"}},
        {"copy_text": {"text": "a"}},
        {"callback_data": "x", "style": "danger"},
    ],
)
def test_a_button_is_taken(button: dict[str, Any]) -> None:
    markup = Keyboards().read(inline(button))
    assert markup == inline(button)
    InlineKeyboardMarkup.model_validate(markup)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": [{}]}, '"inline_keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [["x"]]}, "InlineKeyboardButton must be an Object"),
        (inline({}), "Text buttons are unallowed in the inline keyboard"),
        (inline({"callback_data": ""}), "Text buttons are unallowed"),
        (inline({"callback_data": "x" * 65}), "Bad Request: BUTTON_DATA_INVALID"),
        (inline({"callback_data": "я" * 33}), "Bad Request: BUTTON_DATA_INVALID"),
        (inline({"callback_data": "x"}, text=" "), "button text must be non-empty"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]}, '"text" must be of type String'),
        (inline({"url": "nowhere"}), "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP"),
        (inline({"web_app": {"url": "http://x.by"}}), "Only HTTPS links are allowed"),
        (inline({"copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        (inline({"callback_data": "x", "style": "odd"}), "invalid button style"),
        (inline(*[{"callback_data": "x"}] * 101), "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}, "too long"),
        ({"keyboard": [[7]]}, "KeyboardButton must be a String or an Object"),
        ({"keyboard": ["x"]}, '"keyboard" must be an Array of Arrays'),
    ],
)
def test_a_bad_keyboard_is_refused(markup: Any, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        Keyboards().read(markup)
    assert words in refusal.value.description


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, None),
        ("", None),
        ({"inline_keyboard": []}, None),
        ({"keyboard": [["a"]]}, {"keyboard": [[{"text": "a"}]]}),
        ('{"remove_keyboard": true}', {"remove_keyboard": True}),
        ({"force_reply": True, "x": 1}, {"force_reply": True}),
    ],
)  # fmt: skip
def test_other_markups_are_kept(given: Any, read: Any) -> None:
    markup = Keyboards().read(given)
    assert markup == read
    assert not is_inline(markup)


def test_buttons_are_listed_row_by_row() -> None:
    markup = Keyboards().read(inline({"callback_data": "1"}, {"callback_data": "2"}))
    assert [button["callback_data"] for button in buttons(markup)] == ["1", "2"]
