"""Which handlers only look: they are flagged ``look``, and change nothing of a place.

Of a flagged handler's person Telegram is asked once a day whether they run the place; before every
change it is asked anew.
"""

from typing import Any

from aiogram.dispatcher.flags import get_flag

ALONE = "alone"
"""The flag's value for a command that changes nothing if nothing follows it."""


def is_look(data: dict[str, Any]) -> bool:
    """Whether the handler that is about to be called only looks."""
    look = get_flag(data, "look")
    command = data.get("command")
    return look is True or (look == ALONE and (command is None or not command.args))
