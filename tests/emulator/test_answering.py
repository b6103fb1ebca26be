from typing import Any

import pytest

from emulator import Person
from tests.emulator.conftest import Ask

NESTED = ["message_id", "chat_id", "user_id", "media", "message_text", "input_message_content"]
ODD: list[Any] = [7, -1, 1.5, True, "x", "{", [], [1], [[7]], {}, {"a": {}}, {"type": 7}, [{}]]
PARAMETERS = {
    "sendMessage": ["text", "entities", "reply_markup", "reply_parameters", "link_preview_options"],
    "sendPhoto": ["photo", "caption", "caption_entities"],
    "sendMediaGroup": ["media"],
    "editMessageText": ["message_id", "text", "inline_message_id"],
    "editMessageMedia": ["media"],
    "deleteMessages": ["message_ids"],
    "answerCallbackQuery": ["callback_query_id", "text", "url"],
    "answerInlineQuery": ["inline_query_id", "results"],
    "setMyCommands": ["commands", "scope", "language_code"],
    "setChatMenuButton": ["menu_button"],
    "getUpdates": ["offset", "limit", "allowed_updates"],
    "setWebhook": ["url", "secret_token"],
    "getChatMember": ["user_id"],
    "getFile": ["file_id"],
    "copyMessage": ["from_chat_id", "message_id"],
    "forwardMessages": ["message_ids"],
}
BUTTONS = ["url", "callback_data", "web_app", "copy_text", "switch_inline_query", "style"]


@pytest.mark.parametrize(
    ("method", "name"), [(method, name) for method, names in PARAMETERS.items() for name in names]
)
async def test_odd_values_are_answered_and_never_break_the_server(
    ask: Ask, anna: Person, method: str, name: str
) -> None:
    usual = {"chat_id": anna.id, "text": "x", "from_chat_id": anna.id, "message_id": 1}
    for value in ODD:
        answer = await ask(method, **usual | {name: value})
        assert answer["ok"] or answer["error_code"] in (400, 409), value


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize(
    ("method", "holder", "usual"),
    [
        ("sendMessage", "reply_parameters", {}),
        ("setMyCommands", "scope", {"type": "chat_member"}),
        ("editMessageMedia", "media", {"type": "photo"}),
        ("answerInlineQuery", "results", {"type": "article", "id": "1", "title": "x"}),
    ],
)
async def test_odd_values_within_are_answered_too(
    ask: Ask, anna: Person, method: str, holder: str, usual: dict[str, Any], name: str
) -> None:
    for value in ODD:
        given = usual | {name: value}
        values = {holder: [given] if holder == "results" else given}
        answer = await ask(method, chat_id=anna.id, text="x", **values)
        assert answer["ok"] or answer["error_code"] == 400, value


@pytest.mark.parametrize("name", BUTTONS)
async def test_odd_buttons_are_answered_too(ask: Ask, anna: Person, name: str) -> None:
    for value in ODD:
        markup = {"inline_keyboard": [[{"text": "x", name: value}]]}
        answer = await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
        assert answer["ok"] or answer["error_code"] == 400, value
