"""The parts of delivery, put together."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from botapi.pacing import Pacing
from botapi.sender import SendCall
from delivery.breakers import Storm
from delivery.budget import Budget
from delivery.chats import Chats
from delivery.flight import Capacity
from delivery.halts import Halts
from delivery.landing import Landing
from delivery.leadership import Lease
from delivery.notice import Announcement
from delivery.send_counts import SendCounts
from delivery.window import Exposure, SendWindow
from delivery.worker import Render, Worker
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the rest of the program sees: who sends, what holds it back, the shared pace."""

    worker: Worker
    halts: Halts
    pacing: Pacing


def assemble(
    database: Database,
    send: SendCall,
    render: Render,
    lease: Lease,
    pacing: Pacing,
    *,
    announce: Callable[[Announcement], None],
    random: Random,
    now: Callable[[], datetime],
    zone: ZoneInfo,
    stars_a_day: int = 0,
    clock: Callable[[], float] = time.monotonic,
    hears: Callable[[], bool] = lambda: False,
    counts: SendCounts | None = None,
) -> Delivery:
    """A worker that is yet to run. ``random`` spreads retries; ``pacing`` shares the clock.

    ``hears`` says whether other processes can wake this one. ``stars_a_day`` is the most that bulk
    sends may cost, ``zone`` that of readers who chose none; ``counts`` go on over several workers
    of one process.
    """
    capacity = Capacity(
        Chats(clock, pacing.groups), SendWindow(), Exposure(), pacing, random, clock
    )
    storm = Storm(clock, random)
    halts = Halts(database, pacing)
    landing = Landing(halts, storm, announce)
    worker = Worker(
        database=database,
        send=send,
        render=render,
        capacity=capacity,
        halts=halts,
        landing=landing,
        storm=storm,
        lease=lease,
        budget=Budget(stars_a_day, pacing.configured),
        now=now,
        zone=zone,
        hears=hears,
        counts=counts or SendCounts(),
    )
    halts.on_change(worker.wake)
    return Delivery(worker, halts, pacing)
