"""A thousand sites that live for a simulated week, and a clock that somebody else turns."""

import asyncio
import random
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus

from sources.fetching import Fetched, Fetcher, FetchError, FetchProblem

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
_LISTED = 20
_SHARED_HOSTS = 10
_FIRST_HOUR, _LAST_HOUR = 6, 21
_RETRY = timedelta(hours=1)
SHORTEST = timedelta(minutes=15)
LONGEST_OWN = timedelta(minutes=60)


@dataclass
class Clock:
    """A moment, and ways to move on."""

    now: datetime = BEGIN

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now

    def seconds(self) -> float:
        """The same for who counts seconds."""
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Let so many pass."""
        self.now += timedelta(seconds=seconds)


@dataclass
class Site:
    """One of them: when its articles appear, and what it wants of those who ask."""

    number: int
    moments: list[datetime]
    has_validators: bool
    max_age: timedelta
    ttl: timedelta
    url: str
    not_before: datetime = BEGIN
    troubled: list[datetime] = field(default_factory=list)

    @property
    def interval(self) -> timedelta:
        """The longest that may be between two looks."""
        return 1.1 * max(LONGEST_OWN, self.max_age, self.ttl)

    def count(self, now: datetime) -> int:
        """How many articles it has had."""
        return bisect_right(self.moments, now)

    def body(self, count: int) -> bytes:
        """Its feed, the newest first."""
        numbers = range(count - 1, max(count - 1 - _LISTED, -1), -1)
        ttl = f"<ttl>{self.ttl // timedelta(minutes=1)}</ttl>" if self.ttl else ""
        items = "".join(map(self._item, numbers))
        channel = f"<title>{self.number}</title>{ttl}{items}"
        return f'<rss version="2.0"><channel>{channel}</channel></rss>'.encode()

    def headline(self, number: int) -> str:
        """Of one of its articles."""
        return f"Site {self.number} article {number}"

    def _item(self, number: int) -> str:
        return (
            f"<item><title>{self.headline(number)}</title><guid>{self.number}-{number}</guid>"
            f"<pubDate>{format_datetime(self.moments[number])}</pubDate>"
            f"<description>What happened, told in some words, {self.number}-{number}.</description>"
            "</item>"
        )


class Press(Fetcher):
    """Answers for all sites as the web would, and watches how it is asked."""

    def __init__(self, sites: list[Site], clock: Clock, chance: random.Random) -> None:
        super().__init__(user_agent="")
        self._sites = {site.url: site for site in sites}
        self._clock = clock
        self._chance = chance
        self._active: Counter[str] = Counter()
        self._last: dict[str, float] = {}
        self.statuses: Counter[int] = Counter()
        self.with_validators: Counter[int] = Counter()
        self.too_soon = self.too_close = self.most = 0

    async def get(self, url: str, **asked: object) -> Fetched:
        """An answer, after others had their turn."""
        site, now = self._sites[url], self._clock.now
        host = url.split("/")[2]
        self.too_soon += now < site.not_before
        self.too_close += bool(self._active[host])
        self.too_close += self._clock.seconds() < self._last.get(host, 0.0) + 2
        self._active[host] += 1
        self.most = max(self.most, self._active.total())
        await asyncio.sleep(0)
        self._active[host] -= 1
        self._last[host] = self._clock.seconds()
        status, fetched = self._answer(site, now, asked.get("etag"))
        self.statuses[status] += 1
        if site.has_validators and status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            self.with_validators[status] += 1
        if fetched is None:
            raise FetchError(FetchProblem.TOO_SLOW)
        return fetched

    def _answer(self, site: Site, now: datetime, etag: object) -> tuple[int, Fetched | None]:
        luck = self._chance.random()
        if luck < 0.01:  # noqa: PLR2004 - one in a hundred
            site.not_before = now + SHORTEST
            site.troubled.append(now)
            return 0, None
        if luck < 0.03:  # noqa: PLR2004 - two in a hundred
            site.not_before = now + _RETRY
            site.troubled.append(now)
            seconds = str(round(_RETRY.total_seconds()))
            return 429, Fetched(site.url, 429, {"retry-after": seconds}, b"", None)
        site.not_before = now + 0.9 * max(SHORTEST, site.max_age, site.ttl)
        count = site.count(now)
        tag = f'W/"{count}"'
        headers = {"cache-control": f"max-age={round(site.max_age.total_seconds())}"}
        if site.has_validators:
            headers["etag"] = tag
            if etag == tag:
                return 304, Fetched(site.url, 304, headers, b"", None)
        return 200, Fetched(site.url, 200, headers, site.body(count), None)


def made_up(count: int, days: int, chance: random.Random) -> list[Site]:
    """Sites of all sizes: the middle one has five articles a day, one in twenty over thirty."""
    return [_site(number, days, chance) for number in range(count)]


def _site(number: int, days: int, chance: random.Random) -> Site:
    a_day = min(chance.lognormvariate(1.6, 1.1), 80.0)
    moments = sorted(
        _moment(chance, day) for day in range(-3, days) for _ in range(_some(chance, a_day))
    )
    is_on_shared = chance.random() < 0.1  # noqa: PLR2004 - one in ten
    host = f"blogs-{number % _SHARED_HOSTS}.example" if is_on_shared else f"site-{number}.example"
    return Site(
        number,
        moments,
        has_validators=chance.random() < 0.8,  # noqa: PLR2004 - four of five
        max_age=timedelta(minutes=chance.choice([0, 0, 0, 5, 120])),
        ttl=timedelta(minutes=chance.choice([0, 0, 0, 0, 30, 90])),
        url=f"https://{host}/{number}/rss",
    )


def _some(chance: random.Random, mean: float) -> int:
    return int(mean) + (chance.random() < mean % 1)


def _moment(chance: random.Random, day: int) -> datetime:
    hour = chance.uniform(_FIRST_HOUR, _LAST_HOUR)
    return (BEGIN + timedelta(days=day, hours=hour)).replace(microsecond=0)
