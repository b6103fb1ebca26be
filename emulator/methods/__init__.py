"""The methods of the Bot API, by their lower-case names."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.methods import (
    answering,
    chatting,
    deleting,
    editing,
    forums,
    forwarding,
    introducing,
    sending,
    updating,
)

Method = Callable[[Emulator, Call], Any | Awaitable[Any]]

METHODS: Mapping[str, Method] = {
    **sending.METHODS,
    **forwarding.METHODS,
    **editing.METHODS,
    **deleting.METHODS,
    **answering.METHODS,
    **introducing.METHODS,
    **chatting.METHODS,
    **forums.METHODS,
    **updating.METHODS,
}
