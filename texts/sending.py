"""Halting every bulk send, and going on."""

from texts.actions import ContinueSending, StopSending
from texts.locale import Locale
from texts.message import Message


def stopped(locale: Locale, waiting: int) -> Message:
    """The answer to /stop; ``waiting`` deliveries stand still."""
    row = (locale.button("flight-continue", ContinueSending()),)
    return Message(locale.catalogue("sending-stopped", count=waiting), (row,))


def continued(locale: Locale, waiting: int) -> Message:
    """The answer to /continue; ``waiting`` deliveries go on."""
    if not waiting:
        return Message(locale.catalogue("sending-nothing"))
    row = (locale.button("flight-stop", StopSending()),)
    return Message(locale.catalogue("sending-continued", count=waiting), (row,))
