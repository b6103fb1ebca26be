"""Reply markups: what Telegram takes, as it gives it back."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from emulator.errors import bad_request
from emulator.links import LinkError, checked, mentioned_user
from emulator.rights import NO_RIGHTS, from_object

Markup = dict[str, Any]

MOST_BUTTONS = 100
MOST_IN_ROW = 8
MOST_DATA = 64
"""Bytes of callback_data."""
_MOST_COPIED = 256
_STYLES = ("primary", "danger", "success")
_CACHED = 1024
_FLAGS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective", "force_reply")
_REQUESTS = ("request_contact", "request_location", "request_poll", "request_users", "request_chat")
_ASKED = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chats",
}


class Keyboards:
    """Reads reply markups, and remembers the latest."""

    def __init__(self) -> None:
        self._remembered = lru_cache(_CACHED)(_read)

    def read(self, given: object) -> Markup | None:
        """The markup of a parameter, JSON text or parsed; raises ApiError."""
        if not given:
            return None
        return self._remembered(given if isinstance(given, str) else orjson.dumps(given))


def is_inline(markup: Markup | None) -> bool:
    """Whether the buttons stand under the message."""
    return bool(markup and "inline_keyboard" in markup)


def check_fits(markup: Markup | None, *, private: bool, channel: bool) -> None:
    """Whether a chat of this kind may be sent the markup; raises ApiError."""
    if channel and markup and not is_inline(markup):
        raise bad_request("inline keyboard expected")
    for key in buttons(markup) if markup and "keyboard" in markup and not private else ():
        for request in _REQUESTS:
            if request in key:
                raise bad_request(f"{_ASKED[request]} can be requested in private chats only")


def buttons(markup: Markup | None) -> list[Markup]:
    """All buttons, row by row."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    return [button for row in rows for button in row]


def _read(source: str | bytes) -> Markup | None:
    try:
        given = orjson.loads(source)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if given.get("keyboard"):
        rows = _rows(given, "keyboard")
        return {"keyboard": [[_key(key) for key in row] for row in rows], **_options(given)}
    if given.get("inline_keyboard"):
        rows = _rows(given, "inline_keyboard")
        return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}
    if given.get("remove_keyboard"):
        return {"remove_keyboard": True}
    return _options(given) if given.get("force_reply") else None


def _options(given: Mapping[str, Any]) -> Markup:
    kept = {name: True for name in _FLAGS if given.get(name)}
    placeholder = given.get("input_field_placeholder")
    return kept | ({"input_field_placeholder": placeholder} if placeholder else {})


def _rows(given: Mapping[str, Any], name: str) -> list[list[Any]]:
    rows = given[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def _text(button: Mapping[str, Any], what: str) -> str:
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f'can\'t parse {what}: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{what} text must be non-empty")
    return text


def _key(key: object) -> Markup:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    text = _text(key, "keyboard button")
    if key.get("request_chat"):
        _check_request(key["request_chat"])
    return {"text": text, **{name: key[name] for name in _REQUESTS if key.get(name)}}


def _check_request(wish: object) -> None:
    """What the documentation asks of KeyboardButtonRequestChat; the wording is a guess."""
    if not isinstance(wish, dict) or not isinstance(wish.get("request_id"), int):
        raise bad_request('can\'t parse keyboard button: Field "request_id" must be of type Number')
    if not isinstance(wish.get("chat_is_channel"), bool):
        raise bad_request('can\'t parse keyboard button: Field "chat_is_channel" must be a Boolean')
    bots = from_object(wish.get("bot_administrator_rights"))
    people = from_object(wish.get("user_administrator_rights"))
    if bots is not None and not bots <= (people or NO_RIGHTS):
        raise bad_request("rights of the bot must be a subset of the rights of the user")


def _button(button: object) -> Markup:
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    text = _text(button, "inline keyboard button")
    return {"text": text, **_style(button), **_purpose(button)}


def _style(button: Mapping[str, Any]) -> Markup:
    style = button.get("style")
    if style and style not in _STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    return {"style": style} if style else {}


def _purpose(button: Mapping[str, Any]) -> Markup:
    """What the button does; Telegram takes the first field it knows, in this order."""
    if button.get("url"):
        return {"url": _url(_string(button, "url"), "")}
    if button.get("callback_data"):
        return {"callback_data": _data(button["callback_data"])}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if isinstance(button.get(name), str):
            return {name: button[name]}
    if button.get("switch_inline_query_chosen_chat"):
        return {
            "switch_inline_query_chosen_chat": _object(button, "switch_inline_query_chosen_chat")
        }
    if button.get("web_app"):
        url = _url(_string(_object(button, "web_app"), "url"), "Web App ", https_only=True)
        return {"web_app": {"url": url}}
    if button.get("copy_text"):
        return {"copy_text": {"text": _copied(_string(_object(button, "copy_text"), "text"))}}
    raise bad_request(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )


def _object(button: Mapping[str, Any], name: str) -> Markup:
    value = button[name]
    if not isinstance(value, dict):
        raise bad_request(
            f'can\'t parse inline keyboard button: Field "{name}" must be of type Object'
        )
    return value


def _string(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name, "")
    if not isinstance(value, str):
        raise bad_request(
            f'can\'t parse inline keyboard button: Field "{name}" must be of type String'
        )
    return value


def _url(url: str, kind: str, *, https_only: bool = False) -> str:
    if mentioned_user(url) is not None and not https_only:
        return url
    try:
        return checked(url, https_only=https_only)
    except LinkError as error:
        raise bad_request(
            f"inline keyboard button {kind}URL '{url}' is invalid: {error}"
        ) from error


def _data(data: object) -> str:
    if not isinstance(data, str) or len(data.encode()) > MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _copied(text: str) -> str:
    if not 1 <= len(text) <= _MOST_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text
