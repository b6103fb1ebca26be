"""Halting every bulk send, and going on."""

from texts.html import paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.sending_actions import ContinueSending, StopSending


def stopped(locale: Locale, waiting: int, halted: str | None = None) -> Message:
    """The answer to /stop; ``waiting`` deliveries stand still.

    ``halted`` is why a breaker has halted everything as well.
    """
    say = locale.catalogue
    also = say("sending-halted-as-well", cause=halted) if halted else ""
    row = (locale.button("flight-continue", ContinueSending()),)
    return Message(paragraphs(say("sending-stopped", count=waiting), also), (row,))


def continued(locale: Locale, waiting: int, halted: str | None = None) -> Message:
    """The answer to /continue; ``waiting`` deliveries go on.

    ``halted`` is why a breaker had halted everything, which is over as well.
    """
    say = locale.catalogue
    also = say("sending-halt-ended", cause=halted) if halted else ""
    if not waiting:
        return Message(paragraphs(say("sending-nothing"), also))
    row = (locale.button("flight-stop", StopSending()),)
    return Message(paragraphs(say("sending-continued", count=waiting), also), (row,))
