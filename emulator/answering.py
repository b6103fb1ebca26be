"""What becomes of a call: faults, the method, the log."""

from inspect import isawaitable

from emulator.call import Call
from emulator.emulator import QUIET, Emulator
from emulator.errors import ApiError
from emulator.methods import METHODS
from emulator.replies import Reply, refused, succeeded

_WAITING = "getupdates"
_UNKNOWN = ApiError(404, "Not Found: method not found")


async def answer(emulator: Emulator, call: Call) -> Reply:
    """Carries a call out, as far as the ordered faults let it."""
    counts = call.method != _WAITING
    emulator.in_flight += counts
    try:
        reply = await _answer(emulator, call)
    finally:
        emulator.in_flight -= counts
        if not emulator.in_flight:
            emulator.changes.tell(QUIET)
    emulator.log(call, 0 if reply.is_dropped else reply.status, reply.description)
    return reply


async def _answer(emulator: Emulator, call: Call) -> Reply:
    faults = emulator.faults.strike(call) if emulator.faults.orders else ()
    for fault in faults:
        await fault.pause(after=False)
        if fault.instead is not None:
            return fault.instead
    reply = await carry_out(emulator, call)
    for fault in faults:
        await fault.pause(after=True)
        if fault.change is not None:
            reply = fault.change(reply)
    if reply.is_dropped or reply.is_cut:
        mark_undelivered(call)
    return reply


async def carry_out(emulator: Emulator, call: Call) -> Reply:
    """Runs the method."""
    method = METHODS.get(call.method)
    if method is None:
        return refused(_UNKNOWN)
    try:
        result = method(emulator, call)
        if isawaitable(result):
            result = await result
    except ApiError as error:
        return refused(error)
    return succeeded(result)


def mark_undelivered(call: Call) -> None:
    """Notes in the ledger that the answer never arrived."""
    for entry in call.accepted:
        entry.delivered = False
