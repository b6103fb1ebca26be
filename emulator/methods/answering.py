"""answerCallbackQuery and answerInlineQuery."""

import re
from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.methods.sending import link_preview

_MOST_TOAST = 200
_MOST_RESULTS = 50
_MOST_ID = 64
"""Bytes of an inline result's id."""
_MOST_OFFSET = 64
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_callback_query(emulator: Emulator, call: Call) -> bool:
    """Answers a pressed button, once."""
    text = call.text("text")
    if len(text) > _MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    url = call.text("url")
    if url and not url.startswith((f"https://t.me/{emulator.bot.username}?start=", "tg://")):
        raise bad_request("URL_INVALID")
    query = emulator.queries.take("callback_query", call.text("callback_query_id"))
    answer = {
        "callback_query_id": query.id,
        "text": text or None,
        "show_alert": call.flag("show_alert"),
        "url": url or None,
    }
    if not query.answer.done():
        query.answer.set_result(answer)
    emulator.feed.tell(query.user_id, {"type": "callback_answer", **answer})
    return True


def answer_inline_query(emulator: Emulator, call: Call) -> bool:
    """Answers an inline query, once."""
    given = call.json("results", "inline query results")
    if given is not None and not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    results = [_result(emulator, item) for item in given or ()]
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(call.text("next_offset").encode()) > _MOST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = _results_button(call.json("button"))
    query = emulator.queries.take("inline_query", call.text("inline_query_id"))
    if not query.answer.done():
        query.answer.set_result(
            {
                "results": results,
                "next_offset": call.text("next_offset"),
                "button": button,
            }
        )
    return True


def _results_button(given: object) -> dict[str, Any] | None:
    """What leads from above the results to the bot's private chat."""
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("text"):
        raise bad_request("inline query results button must have a text")
    if not _START_PARAMETER.fullmatch(str(given.get("start_parameter") or "")):
        raise bad_request("START_PARAM_INVALID")
    return given


def _result(emulator: Emulator, given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise bad_request("inline query result must be an object")
    if not 1 <= len(str(given.get("id") or "").encode()) <= _MOST_ID:
        raise bad_request("RESULT_ID_INVALID")
    match given.get("type"):
        case "article":
            _check_article(emulator, given)
        case "photo":
            _check_photo(emulator, given)
        case _:
            raise bad_request("the emulator takes only articles and photos as inline query results")
    emulator.keyboards.read(given.get("reply_markup"))
    return given


def _check_article(emulator: Emulator, given: dict[str, Any]) -> None:
    if not given.get("title"):
        raise bad_request("RESULT_TITLE_EMPTY")
    thumbnail = given.get("thumbnail_url")
    if thumbnail and not str(thumbnail).startswith(("http://", "https://")):
        raise bad_request("WEBDOCUMENT_URL_INVALID")
    _check_content(emulator, given.get("input_message_content"))


def _check_photo(emulator: Emulator, given: dict[str, Any]) -> None:
    """A photo that Telegram has: one by its address the emulator could not fetch."""
    if not given.get("photo_file_id"):
        raise bad_request('Can\'t find field "photo_file_id"')
    if emulator.files.get(str(given["photo_file_id"])).kind != "photo":
        raise bad_request("wrong remote file identifier specified: it is no photo")
    emulator.formatter.caption(
        str(given.get("caption") or ""),
        str(given.get("parse_mode") or ""),
        given.get("caption_entities"),
    )
    if given.get("input_message_content") is not None:
        _check_content(emulator, given["input_message_content"])


def _check_content(emulator: Emulator, content: object) -> None:
    if not isinstance(content, dict):
        raise bad_request("input message content is not specified")
    emulator.formatter.text(
        str(content.get("message_text") or ""),
        str(content.get("parse_mode") or ""),
        content.get("entities"),
    )
    link_preview(content.get("link_preview_options"))


METHODS = {
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": answer_inline_query,
}
