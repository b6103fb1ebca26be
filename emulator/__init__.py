"""A local Telegram Bot API for one bot, with a chat page and people for tests."""

from emulator.chat import Chat
from emulator.clock import Clock, ManualClock, SystemClock
from emulator.emulator import DEFAULT_TOKEN, Emulator
from emulator.errors import ApiError
from emulator.faults import Fault, Gate
from emulator.ledger import Entry, History
from emulator.messages import Message
from emulator.person import Person
from emulator.server import serve
from emulator.user import User

__all__ = [
    "DEFAULT_TOKEN",
    "ApiError",
    "Chat",
    "Clock",
    "Emulator",
    "Entry",
    "Fault",
    "Gate",
    "History",
    "ManualClock",
    "Message",
    "Person",
    "SystemClock",
    "Topic",
    "User",
    "serve",
]
