"""A simulated month of readers and places in forty zones, with kills in between.

    python -m bench.month [readers] [days] [kills]

The bot lives through it in a process of its own that is ended with SIGKILL again and again; what a
stand-in for Telegram accepted is judged by their settings and the clocks on their walls,
never by the bot's own tables. A message of doubt, which a kill may double, is counted apart.
"""

import asyncio
import random
import signal
import sqlite3
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from bench.figures import Figure, show
from bench.month_life import ANSWER, SEED
from bench.month_places import Address, cast
from bench.month_readers import A_DAY, BEGIN, OFF, Person, Story
from bench.newsdesk import ROOT
from news.group_turn import MOST
from news.timetable_language import parse_timetable

_LATEST = timedelta(hours=2)
"""The spread around a slot, at most, and what sending takes."""
_NIGHT = timedelta(hours=12)
_ON_ITS_WAY = timedelta(seconds=2)
_AT_ONCE = timedelta(minutes=5)
_PATIENCE = 24 * 3600.0
_DOUBTS = "SELECT coalesce(sum(doubts), 0) FROM deliveries"


@dataclass(frozen=True)
class Accepted:
    """A message that Telegram took."""

    at: datetime
    kind: str
    breaking: bool
    silent: bool
    articles: tuple[int, ...]
    title: str
    more: bool
    """Whether there is more of it, a tap away."""

    @cached_property
    def is_timely(self) -> bool:
        """Whether it is a digest that a timetable asked for."""
        return self.kind == "digest" and not self.title.startswith(_OTHER_TITLES)


_OTHER_TITLES = ("<b>Пока вы спали", "<b>Вас не было", "<b>Новости одним сообщением")


async def measure(readers: int, days: int, kills: int) -> list[Figure]:
    """Let the month pass, and judge what was accepted."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        await _live(folder, readers, days, kills)
        lines = (folder / "ledger").read_bytes().splitlines()
        with closing(sqlite3.connect(folder / "news.db")) as database:
            doubts = database.execute(_DOUBTS).fetchone()[0]
    month = cast(readers, days, SEED)
    news = {each.number: each for each in month.stories}
    inboxes = defaultdict[Address, list[Accepted]](list)
    entries = [orjson.loads(line) for line in lines]
    for said in entries:
        if said["method"].startswith("send"):
            inboxes[said["chat"], said["topic"]].append(_accepted(said))
    counts = Counter[str]()
    for person in month.people:
        counts.update(_judge(person, inboxes[person.chat, 0], news))
    for place in month.places:
        got = [each for address in place.addresses for each in inboxes[address]]
        found = _judge(place, got, news)
        counts.update(found)
        counts["in places"] += len(got)
        counts["promised to places"] += found["promised"]
    counts["answers"] = sum(said["method"] == ANSWER for said in entries)
    return _figures(counts, len(lines), doubts, kills, _busiest_minute(entries))


def _busiest_minute(entries: Iterable[dict[str, Any]]) -> int:
    """The most that any group or channel was sent within a minute, answers and edits among it."""
    sent = defaultdict[int, list[float]](list)
    for said in entries:
        if said["chat"] < 0:
            sent[said["chat"]].append(said["at"])
    return max(
        bisect_left(moments, at + 60.0) - nth
        for moments in map(sorted, sent.values())
        for nth, at in enumerate(moments)
    )


def _accepted(said: dict[str, Any]) -> Accepted:
    at = datetime.fromtimestamp(said["at"], UTC)
    return Accepted(
        at,
        said["kind"],
        said["breaking"],
        said["silent"],
        tuple(said["articles"]),
        said["title"],
        said["more"],
    )


async def _live(folder: Path, readers: int, days: int, kills: int) -> None:
    """Run it to the end, killed at moments spread over the month."""
    length = timedelta(days=days)
    moments = sorted(BEGIN + length * random.random() for _ in range(kills))
    for moment in (*moments, None):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.month_life", str(folder), str(readers), str(days)),
            cwd=ROOT,
        )
        ended = asyncio.create_task(process.wait())
        while not ended.done() and (moment is None or _now(folder) < moment):
            await asyncio.wait([ended], timeout=0.01)
        if moment is not None and not ended.done():
            # Somewhere in what follows, not always at a step's end.
            await asyncio.wait([ended], timeout=random.random())
            if not ended.done():
                process.send_signal(signal.SIGKILL)
        code = await ended
        if code not in (0, -signal.SIGKILL):
            raise RuntimeError(f"the bot has ended by itself: {code}")
        print(f"  {_now(folder):%d %b %H:%M}", flush=True)


def _now(folder: Path) -> datetime:
    file = folder / "now"
    return datetime.fromisoformat(file.read_text()) if file.exists() else BEGIN


def _judge(person: Person, got: list[Accepted], news: dict[int, Story]) -> Counter[str]:
    counts = Counter[str]()
    counts["digests"] = sum(each.kind == "digest" for each in got)
    counts["instants"] = len(got) - counts["digests"]
    counts["in quiet hours"] = sum(_is_disturbed(person, each) for each in got)
    counts["over a limit"] = _over_limit(person, got)
    counts["digests too many in a slot"] = _too_many(person, got)
    counts["digests side by side"] = _side_by_side(got)
    counts["sounds amiss"] = _sounds_amiss(person, got, news)
    had = Counter(number for each in got for number in each.articles)
    counts["doubled"] = _doubled(got)
    wanted = {number for number, story in news.items() if person.wants(story)}
    counts["unwanted"] = sum(not _may_have(person, news[number]) for number in had)
    promised = {number for number in wanted if not person.is_away(news[number])}
    counts["promised"] = len(promised)
    lost = promised - had.keys()
    further = {number for number in lost if _is_further(news[number], got)}
    counts["on further pages"] = len(further)
    counts["lost"] = len(lost - further)
    counts["late"] = _late(person, got, [news[number] for number in promised & had.keys()])
    return counts


def _is_disturbed(person: Person, one: Accepted) -> bool:
    """Whether it broke quiet hours that had begun when it was claimed."""
    moments = one.at, one.at - _ON_ITS_WAY
    return all(person.is_disturbed(each, breaking=one.breaking) for each in moments)


def _is_further(story: Story, got: Iterable[Accepted]) -> bool:
    """Whether the first digest after a story has more than what its message shows."""
    digests = [each for each in got if each.kind == "digest" and each.at > story.at]
    return bool(digests) and digests[0].more


def _doubled(got: Iterable[Accepted]) -> int:
    """Messages with something that their reader has had before."""
    had, doubled = set[int](), 0
    for each in got:
        doubled += not had.isdisjoint(each.articles)
        had.update(each.articles)
    return doubled


def _may_have(person: Person, story: Story) -> bool:
    muted, person.muted = person.muted, None
    try:
        return person.wants(story)
    finally:
        person.muted = muted


def _over_limit(person: Person, got: Iterable[Accepted]) -> int:
    """Instant messages beyond the limit that their reader had then, on that day of theirs then."""
    over, had = 0, list[datetime]()
    for each in got:
        if each.kind != "article" or each.breaking:
            continue
        clock, limit = person.clock_at(each.at), person.limit_at(each.at)
        had.append(each.at)
        day = each.at.astimezone(clock).date()
        over += 0 < limit < sum(at.astimezone(clock).date() == day for at in had)
    return over


def _sounds_amiss(person: Person, got: Iterable[Accepted], news: dict[int, Story]) -> int:
    """Articles that rang though they were to be silent, or the other way round.

    While they have muted something, what is followed changes: nothing is said of those readers.
    """
    if person.muted:
        return 0
    return sum(
        each.silent is person.rings(news[number])
        for each in got
        if each.kind == "article"
        for number in each.articles
    )


def _slots(person: Person) -> list[datetime]:
    """By the clocks that they have lived by, but for the time when they had no digests."""
    timetable = parse_timetable(person.timetable)
    found, at = [], BEGIN - timedelta(days=4)
    while (slot := timetable.next_slot(at, person.clock_at(at))) is not None:
        if person.moved and at < person.moved[0] <= slot:
            slot = timetable.next_slot(person.moved[0], person.clock_at(person.moved[0])) or slot
        found.append(slot)
        at = slot
        if slot > BEGIN + timedelta(days=60):
            break
    off = person.off
    return [slot for slot in found if off is None or not off[0] <= slot < off[1]]


def _too_many(person: Person, got: Iterable[Accepted]) -> int:
    """Digests of the timetable that share their nearest slot with another.

    A message that continues another, "2 of 3", is of the same moment.
    """
    slots = _slots(person)
    moments = sorted({each.at for each in got if each.is_timely})
    if person.timetable == OFF:
        return len(moments)
    if person.timetable == "hourly":
        return sum(b - a < timedelta(minutes=20) for a, b in pairwise(moments))
    taken = Counter(bisect_right(slots, at + _LATEST / 2) for at in moments)
    return sum(number - 1 for number in taken.values())


def _side_by_side(got: Iterable[Accepted]) -> int:
    """Digests that came so soon after another that they should have been one."""
    digests = [each for each in got if each.kind == "digest"]
    return sum(
        b.at - a.at < _AT_ONCE and (b.at > a.at or a.is_timely != b.is_timely)
        for a, b in pairwise(digests)
    )


def _late(person: Person, got: Iterable[Accepted], promised: Iterable[Story]) -> int:
    """Stories that came later than the slot after them, and the quiet hours that this was in."""
    if person.timetable == OFF and person.paused:
        return 0
    came = {number: each.at for each in reversed(list(got)) for number in each.articles}
    slots = _slots(person)
    late = 0
    for story in promised:
        # Without digests, what is over the limit comes with the next morning.
        slot = slots[bisect_right(slots, story.at)] if slots else story.at + A_DAY
        # With quiet hours that hold the slot, it is the end of these.
        patience = _NIGHT if person.quiet or person.new_quiet else timedelta(0)
        late += came[story.number] > slot + _LATEST + patience
    return late


def _figures(
    counts: Counter[str], accepted: int, doubts: int, kills: int, busiest: int
) -> list[Figure]:
    return [
        Figure("messages accepted", accepted, ""),
        Figure("articles by themselves", counts["instants"], ""),
        Figure("digests", counts["digests"], ""),
        Figure("of all these in groups and channels", counts["in places"], ""),
        Figure("answers in groups", counts["answers"], ""),
        Figure("to one group in its busiest minute", busiest, "", most=MOST),
        Figure("inside somebody's quiet hours", counts["in quiet hours"], "", most=0),
        Figure("over somebody's limit", counts["over a limit"], "", most=0),
        Figure("digests too many in a slot", counts["digests too many in a slot"], "", most=0),
        Figure("digests that should have been one", counts["digests side by side"], "", most=0),
        Figure("with a sound, or without, amiss", counts["sounds amiss"], "", most=0),
        Figure("articles promised", counts["promised"], ""),
        Figure("of these to groups and channels", counts["promised to places"], ""),
        Figure("of these a tap away", counts["on further pages"], ""),
        Figure("of these lost", counts["lost"], "", most=0),
        Figure("of these later than their slot", counts["late"], "", most=0),
        Figure("unwanted: another language, or not followed", counts["unwanted"], "", most=0),
        Figure(
            f"messages doubled, beyond the doubts of {kills} kills",
            max(0, counts["doubled"] - doubts),
            "",
            most=0,
        ),
        Figure("doubts", doubts, ""),
    ]


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(200, 5, 3)[len(given) :])
    show("A month", asyncio.run(measure(*sizes)))
