"""What a bot says of itself: getMe, commands, name, descriptions, menu button."""

from collections.abc import Callable
from functools import partial
from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.profile import TEXT_LIMITS, read_commands, read_language, read_scope

_MENU_BUTTONS = ("default", "commands", "web_app")


def get_me(emulator: Emulator, _call: Call) -> dict[str, Any]:
    """The bot as a user."""
    return {
        **emulator.bot.as_dict(),
        "can_join_groups": True,
        "can_read_all_group_messages": emulator.reads_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(emulator: Emulator, call: Call) -> bool:
    """Sets the menu of a scope and a language."""
    commands = read_commands(call)
    key = read_scope(call, emulator.chats), read_language(call)
    emulator.profile.commands[key] = commands
    emulator.show_commands()
    return True


def get_my_commands(emulator: Emulator, call: Call) -> list[dict[str, str]]:
    """The menu of exactly that scope and language."""
    key = read_scope(call, emulator.chats), read_language(call)
    return emulator.profile.commands.get(key, [])


def delete_my_commands(emulator: Emulator, call: Call) -> bool:
    """Lets a broader scope show through again."""
    key = read_scope(call, emulator.chats), read_language(call)
    emulator.profile.commands.pop(key, None)
    emulator.show_commands()
    return True


def _set_text(name: str, emulator: Emulator, call: Call) -> bool:
    text = call.text(name)
    if len(text) > TEXT_LIMITS[name]:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    emulator.profile.texts[name, read_language(call)] = text
    return True


def _get_text(name: str, emulator: Emulator, call: Call) -> dict[str, str]:
    texts = emulator.profile.texts
    default = emulator.bot.first_name if name == "name" else ""
    text = texts.get((name, read_language(call))) or texts.get((name, ""))
    return {name: text or default}


def set_chat_menu_button(emulator: Emulator, call: Call) -> bool:
    """Sets the button beside the text field, for one chat or, without one, for all."""
    button = call.json("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in _MENU_BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    chat_id = emulator.chats.find(call.text("chat_id")).id if call.text("chat_id") else 0
    emulator.profile.menu_buttons[chat_id] = button
    return True


def get_chat_menu_button(emulator: Emulator, call: Call) -> dict[str, Any]:
    """The button of a chat."""
    buttons = emulator.profile.menu_buttons
    return buttons.get(call.integer("chat_id")) or buttons.get(0) or {"type": "commands"}


METHODS: dict[str, Callable[[Emulator, Call], Any]] = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": partial(_set_text, "name"),
    "getmyname": partial(_get_text, "name"),
    "setmydescription": partial(_set_text, "description"),
    "getmydescription": partial(_get_text, "description"),
    "setmyshortdescription": partial(_set_text, "short_description"),
    "getmyshortdescription": partial(_get_text, "short_description"),
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
}
