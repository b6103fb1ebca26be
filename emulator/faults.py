"""Faults to order: what goes wrong, for which calls, how often."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Literal

from emulator.call import Call
from emulator.errors import ApiError, forbidden, too_many_requests
from emulator.replies import Reply, refused

_PAGE = "<html><head><title>{0} {1}</title></head><body><h1>{0} {1}</h1>nginx</body></html>"
_ODD = b'{"ok":true,"result":{"message_id":"odd","date":null,"chat":[]}}'


class Gate(asyncio.Event):
    """Holds calls up until it is set, and tells when the first one stands before it."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = asyncio.Event()

    async def wait(self) -> Literal[True]:
        """Waits until the gate is set."""
        self.reached.set()
        return await super().wait()


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a call; made by the functions below."""

    name: str
    instead: Reply | None = None
    """Answered without looking at the call: nothing is accepted."""
    change: Callable[[Reply], Reply] | None = None
    """Done to the answer: the call was carried out."""
    wait: float | asyncio.Event | None = None
    """Seconds, or an event (a Gate) that a test sets when it likes."""
    waits_after: bool = False

    async def pause(self, *, after: bool) -> None:
        """Holds the call up, before or after it is carried out."""
        if self.wait is None or after != self.waits_after:
            return
        if isinstance(self.wait, asyncio.Event):
            await self.wait.wait()
        else:
            await asyncio.sleep(self.wait)

    @classmethod
    def error(cls, code: int, description: str, **parameters: int) -> "Fault":
        """Any refusal, description with its prefix ("Bad Request: ...")."""
        return cls("error", refused(ApiError(code, description, dict(parameters))))

    @classmethod
    def too_many_requests(cls, retry_after: int | None = None) -> "Fault":
        """A 429; without ``retry_after`` it comes without parameters."""
        if retry_after is None:
            return cls("too_many_requests", refused(ApiError(429, "Too Many Requests")))
        return cls("too_many_requests", refused(too_many_requests(retry_after)))

    @classmethod
    def forbidden(cls, reason: str = "bot was blocked by the user") -> "Fault":
        """A 403."""
        return cls("forbidden", refused(forbidden(reason)))

    @classmethod
    def page(cls, status: int = 502, title: str = "Bad Gateway") -> "Fault":
        """An HTML page of a server in between, before the call got through."""
        body = _PAGE.format(status, title).encode()
        return cls("page", Reply(status, body, "text/html", description=title))

    @classmethod
    def page_after(cls, status: int = 502, title: str = "Bad Gateway") -> "Fault":
        """The same page, but the call did get through."""
        page = cls.page(status, title).instead
        return cls("page_after", change=lambda reply: page or reply)

    @classmethod
    def reset_before(cls) -> "Fault":
        """The connection breaks before the call is carried out."""
        return cls("reset_before", Reply(0, is_dropped=True, description="reset"))

    @classmethod
    def reset_after(cls) -> "Fault":
        """The connection breaks after the call was carried out: its answer is lost."""
        return cls("reset_after", change=lambda reply: replace(reply, is_dropped=True))

    @classmethod
    def slow(cls, wait: float | asyncio.Event, *, after: bool = False) -> "Fault":
        """The call takes so many seconds, or until the event is set."""
        return cls("slow", wait=wait, waits_after=after)

    @classmethod
    def truncated(cls) -> "Fault":
        """Carried out; half of the answer arrives."""
        return cls("truncated", change=lambda reply: replace(reply, is_cut=True))

    @classmethod
    def undecodable(cls) -> "Fault":
        """Carried out; the answer is a 200 that is no JSON."""
        return cls("undecodable", change=lambda reply: replace(reply, body=b"{ok"))

    @classmethod
    def odd_schema(cls) -> "Fault":
        """Carried out; the answer is a 200 whose JSON is not what the method returns."""
        return cls("odd_schema", change=lambda reply: replace(reply, body=_ODD))

    @classmethod
    def body(cls, body: str | bytes) -> "Fault":
        """Carried out; the answer is a 200 with this body instead."""
        instead = body.encode() if isinstance(body, str) else body
        return cls("body", change=lambda reply: replace(reply, body=instead))


@dataclass(slots=True)
class Order:
    """A fault for the calls it fits."""

    fault: Fault
    method: str | None
    chat_id: int | None
    times: int | None
    probability: float
    random: Random
    fired: int = 0

    def strikes(self, call: Call) -> bool:
        """Whether this call is hit; counts it when it is."""
        if self.method is not None and call.method != self.method.lower():
            return False
        if self.chat_id is not None and call.text("chat_id") != str(self.chat_id):
            return False
        if self.times is not None and self.fired >= self.times:
            return False
        if self.probability < 1 and self.random.random() >= self.probability:
            return False
        self.fired += 1
        return True


@dataclass(slots=True)
class Faults:
    """The orders in force, tried in the order they were given."""

    orders: list[Order] = field(default_factory=list)

    def add(
        self,
        fault: Fault,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int | None = None,
        probability: float = 1.0,
        random: Random | None = None,
    ) -> Order:
        """Orders a fault; None is any method, any chat, any number of times."""
        chance = random or Random(0)  # noqa: S311 - repeatable on purpose
        order = Order(fault, method, chat_id, times, probability, chance)
        self.orders.append(order)
        return order

    def clear(self) -> None:
        """Takes back every order."""
        self.orders.clear()

    def strike(self, call: Call) -> list[Fault]:
        """What befalls a call: delays add up, otherwise the first order wins."""
        struck: list[Fault] = []
        is_hit = False
        for order in self.orders:
            delays = order.fault.wait is not None
            if (delays or not is_hit) and order.strikes(call):
                struck.append(order.fault)
                is_hit |= not delays
        return struck


_MAKERS: dict[str, Callable[..., Fault]] = {
    "error": Fault.error,
    "too_many_requests": Fault.too_many_requests,
    "forbidden": Fault.forbidden,
    "page": Fault.page,
    "page_after": Fault.page_after,
    "reset_before": Fault.reset_before,
    "reset_after": Fault.reset_after,
    "slow": Fault.slow,
    "truncated": Fault.truncated,
    "undecodable": Fault.undecodable,
    "odd_schema": Fault.odd_schema,
    "body": Fault.body,
}
_ORDER_FIELDS = ("method", "chat_id", "times", "probability")


def order_from(faults: Faults, given: dict[str, Any]) -> Order:
    """An order written as JSON: ``kind``, its own arguments, the order's fields, ``seed``.

    Raises KeyError, TypeError or ValueError for what cannot be understood.
    """
    given = dict(given)
    make = _MAKERS[given.pop("kind")]
    random = Random(given.pop("seed", 0))  # noqa: S311 - repeatable on purpose
    about = {name: given.pop(name) for name in _ORDER_FIELDS if name in given}
    return faults.add(make(**given), random=random, **about)
