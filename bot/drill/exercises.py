"""What can be let happen, how it begins and how it is put right."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.drill.stage import Stage
from bot.drill.tcp_proxy import TcpProxy
from emulator import Chat, Emulator, Fault
from emulator.faults import Order

_FOR_ALL, _FOR_ONE = 5, 10
"""Seconds for which Telegram asks to wait."""
_SENDS = ("sendMessage", "sendPhoto")
_LOSES = 0.3
"""The part of the answers that is lost."""

Begin = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Exercise:
    """``end`` is None for what happens in a moment; ``lacks`` says why it cannot be had here."""

    name: str
    begin: Begin
    end: Begin | None
    lacks: str = ""


class Ordered:
    """Faults of Telegram that an exercise has ordered, to be taken back by it alone."""

    def __init__(self, emulator: Emulator, *faults: Callable[[], Order]) -> None:
        self._emulator = emulator
        self._faults = faults
        self._orders: list[Order] = []

    async def begin(self) -> None:
        """Order them."""
        self._orders = [order() for order in self._faults]

    async def end(self) -> None:
        """Take them back."""
        for order in self._orders:
            self._emulator.faults.orders.remove(order)


def exercises(emulator: Emulator, group: Chat, proxy: TcpProxy, stage: Stage) -> list[Exercise]:
    """All of them, for what is on stage."""
    return [*_of_telegram(emulator, group, proxy), _full_disk(stage), _kill(stage)]


def _of_telegram(emulator: Emulator, group: Chat, proxy: TcpProxy) -> list[Exercise]:
    too_fast, chat_too_fast = Fault.too_many_requests(_FOR_ALL), Fault.too_many_requests(_FOR_ONE)
    faults = emulator.faults

    def ordered(name: str, *orders: Callable[[], Order]) -> Exercise:
        made = Ordered(emulator, *orders)
        return Exercise(name, made.begin, made.end)

    def bad_gateway() -> Order:
        # The poll that waits would go on waiting, and nothing be seen for half a minute.
        emulator.updates.interrupt()
        return faults.add(Fault.page())

    async def refuse() -> None:
        proxy.refuse()

    async def hold() -> None:
        proxy.hold()

    return [
        ordered("too_fast", *_each(lambda method: faults.add(too_fast, method=method))),
        ordered(
            "group_too_fast",
            *_each(lambda method: faults.add(chat_too_fast, method=method, chat_id=group.id)),
        ),
        Exercise("refused", refuse, proxy.open),
        Exercise("silent", hold, proxy.open),
        ordered("bad_gateway", bad_gateway),
        ordered(
            "answers_lost",
            *_each(
                lambda method: faults.add(Fault.reset_after(), method=method, probability=_LOSES)
            ),
        ),
    ]


def _each(order: Callable[[str], Order]) -> list[Callable[[], Order]]:
    """The order for each method that brings news."""
    return [partial(order, method) for method in _SENDS]


def _full_disk(stage: Stage) -> Exercise:
    async def fill() -> None:
        await stage.children[0].order("full")

    async def make_room() -> None:
        await stage.children[0].order("room")

    lacks = "" if stage.engine == "sqlite" else "needs_sqlite"
    return Exercise("disk_full", fill, make_room, lacks)


def _kill(stage: Stage) -> Exercise:
    async def kill() -> None:
        child = stage.leader
        if child is not None:
            await child.kill()
            await child.start()

    return Exercise("killed", kill, None)
