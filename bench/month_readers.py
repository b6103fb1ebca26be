"""Readers of a simulated month: how each wants the news, and what that promises them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

BEGIN = datetime(2026, 10, 12, tzinfo=UTC)
"""The clocks of Europe change within the month that follows, and those of America after it."""
RUBRICS = ("politics", "economy", "society", "world", "regions", "incidents", "culture", "sport")
LANGUAGES = ("ru", "ru", "ru", "be")
A_DAY = timedelta(days=1)
OFF = "off"
_SHORT = timedelta(days=2.9)
_LONGEST_WAIT = timedelta(days=5)
"""What is published may wait so long for the next slot, and for the end of quiet hours."""
ZONES = (
    "Europe/Minsk",
    "Europe/Moscow",
    "Europe/Kyiv",
    "Europe/Warsaw",
    "Europe/Vilnius",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Istanbul",
    "Europe/Kaliningrad",
    "Asia/Yekaterinburg",
    "Asia/Novosibirsk",
    "Asia/Vladivostok",
    "Asia/Kamchatka",
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Tbilisi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Dubai",
    "Asia/Jerusalem",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Bangkok",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Atlantic/Azores",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Santiago",
    "America/Havana",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
)
TIMETABLES = (
    *("daily 09:00",) * 6,
    "daily 08:00 20:30",
    "weekdays 07:30",
    "mon,thu 18:00",
    "daily 02:30",
    "hourly",
    "off",
)
QUIET = (
    *("",) * 4,
    "23:00-07:00",
    "23:00-07:00 breaking",
    "22:30-08:15",
    "00:30-09:30",
    "13:00-15:00",
    "01:00-03:00 breaking",
)
LIMITS = (0, 0, 0, 0, 0, 1, 2, 5)
_EVENTS = (*("nothing",) * 6, "pause", "block", "mute", "quiet", "limit", "move", "off")
_PART_WITH_WORD = 0.2
_PART_SILENT = 0.3
_PART_BREAKING = 0.05


Doing: TypeAlias = tuple[datetime, int, str, str]
"""When somebody does something: who, what, and how."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the month; its ``number`` is in its headline."""

    number: int
    at: datetime
    rubric: str
    language: str
    breaking: bool
    word: bool


@dataclass(slots=True)
class Person:
    """A reader with settings of some kind; ``away`` is when nothing is promised to them.

    ``instant`` and ``digest`` are rubrics, ``word`` a rule of theirs, ``silent`` which of these are
    to make no sound. ``muted`` is one rubric of theirs for some days, ``off`` when they have no
    digests, ``moved`` when they begin to live by another clock.
    """

    number: int
    zone: str
    timetable: str
    quiet: str
    limit: int
    instant: tuple[str, ...]
    digest: tuple[str, ...]
    word: bool
    languages: str
    paused: tuple[datetime, datetime] | None = None
    blocked: tuple[datetime, datetime] | None = None
    muted: tuple[str, datetime, datetime] | None = None
    new_quiet: tuple[datetime, str] | None = None
    new_limit: tuple[datetime, int] | None = None
    moved: tuple[datetime, str] | None = None
    off: tuple[datetime, datetime] | None = None
    silent: frozenset[str] = frozenset()

    @property
    def chat(self) -> int:
        """Their chat in Telegram."""
        return 1_000_000 + self.number

    def quiet_at(self, moment: datetime) -> str:
        """The quiet hours that they have then."""
        if self.new_quiet and moment >= self.new_quiet[0]:
            return self.new_quiet[1]
        return self.quiet

    def limit_at(self, moment: datetime) -> int:
        """How many instant messages they want on a day, as they have it then; 0 for any number."""
        if self.new_limit and moment >= self.new_limit[0]:
            return self.new_limit[1]
        return self.limit

    def clock_at(self, moment: datetime) -> ZoneInfo:
        """The clock that they live by then."""
        has_moved = self.moved and moment >= self.moved[0]
        return ZoneInfo(self.moved[1] if self.moved and has_moved else self.zone)

    def is_disturbed(self, moment: datetime, *, breaking: bool) -> bool:
        """Whether a message at that moment breaks their quiet hours, by the clock on their wall."""
        quiet = self.quiet_at(moment)
        if not quiet or (breaking and quiet.endswith("breaking")):
            return False
        start, end = (time.fromisoformat(each) for each in quiet.split()[0].split("-"))
        local = moment.astimezone(self.clock_at(moment)).time()
        return start <= local < end if start < end else local >= start or local < end

    def wants(self, story: Story) -> bool:
        """Whether the story concerns them, in whatever way it comes."""
        if self.languages and story.language not in self.languages.split():
            return False
        if self.word and story.word:
            return True
        if self.muted and self.muted[0] == story.rubric:
            return False
        return story.rubric in self.comes_by(story)

    def comes_by(self, story: Story) -> tuple[str, ...]:
        """The rubrics by which they have a story: without digests, those that are at once."""
        has_all = self.timetable != OFF or story.breaking
        return self.instant + self.digest if has_all else self.instant

    def rings(self, story: Story) -> bool:
        """Whether a story that comes by itself makes a sound: by anything that is not silent."""
        rubrics = self.instant + self.digest if story.breaking else self.instant
        by = [one for one in rubrics if one == story.rubric]
        if self.word and story.word:
            by.append("word")
        return any(one not in self.silent for one in by)

    def is_away(self, story: Story) -> bool:
        """Whether a story may stay away: they were gone, had no digests, or muted it for a time.

        Of what waited for a digest before, they are brought the best only, when they are back.
        """
        # Without digests, what a pause of few days kept back comes when it ends.
        paused = None if self.timetable == OFF and self._rests_briefly else self.paused
        spans = [span for span in (paused, self.blocked, self.off) if span]
        return any(begin - _LONGEST_WAIT <= story.at < end + A_DAY for begin, end in spans)

    @property
    def _rests_briefly(self) -> bool:
        return self.paused is not None and self.paused[1] - self.paused[0] < _SHORT


def people(count: int, days: int, chance: random.Random) -> list[Person]:
    """Readers with settings of every kind, by chance."""
    return [person(number, days, chance) for number in range(1, count + 1)]


def person(number: int, days: int, chance: random.Random) -> Person:
    """A reader with settings of some kind."""
    followed = chance.sample(RUBRICS, chance.randint(1, 4))
    at_once = chance.randint(0, len(followed))
    made = Person(
        number=number,
        zone=ZONES[number % len(ZONES)],
        timetable=chance.choice(TIMETABLES),
        quiet=chance.choice(QUIET),
        limit=chance.choice(LIMITS),
        instant=tuple(followed[:at_once]),
        digest=tuple(followed[at_once:]),
        word=chance.random() < _PART_WITH_WORD,
        languages=chance.choice(("", "", "", "ru", "be", "be ru")),
    )
    follows = (*followed, "word")
    made.silent = frozenset(one for one in follows if chance.random() < _PART_SILENT)
    match chance.choice(_EVENTS):
        case "pause":
            made.paused = span(days, chance)
        case "block":
            made.blocked = span(days, chance)
        case "mute":
            made.muted = (followed[0], *span(days, chance))
        case "quiet":
            made.new_quiet = (span(days, chance)[0], chance.choice(QUIET))
        case "limit":
            made.new_limit = (span(days, chance)[0], chance.choice(LIMITS))
        case "move":
            made.moved = (span(days, chance)[0], chance.choice(ZONES))
        case "off":
            made.off = span(days, chance)
    return made


def span(days: int, chance: random.Random) -> tuple[datetime, datetime]:
    """Some days of the month."""
    begin = BEGIN + A_DAY * chance.uniform(0.1, max(0.2, days - 1))
    return begin, begin + A_DAY * chance.uniform(0.2, 6)


def stories(days: int, a_day: int, chance: random.Random) -> list[Story]:
    """What is published, in order; it leaves the last five days for the seldom digests."""
    moments = sorted(BEGIN + A_DAY * chance.uniform(0, days) for _ in range(max(2, days * a_day)))
    return [
        Story(
            number=1000 + number,
            at=at.replace(microsecond=0),
            rubric=chance.choice(RUBRICS),
            language=chance.choice(LANGUAGES),
            breaking=chance.random() < _PART_BREAKING,
            word=chance.random() < _PART_WITH_WORD,
        )
        for number, at in enumerate(moments)
    ]


def doings(person: Person) -> Iterator[Doing]:
    """What they do in the month: when, who, what, and how."""
    if person.paused:
        begin, end = person.paused
        yield begin, person.number, "pause", end.isoformat()
    if person.blocked:
        yield person.blocked[1], person.number, "unblock", ""
    if person.muted:
        rubric, begin, end = person.muted
        yield begin, person.number, f"mute {rubric}", end.isoformat()
    if person.new_quiet:
        yield person.new_quiet[0], person.number, "quiet", person.new_quiet[1]
    if person.new_limit:
        yield person.new_limit[0], person.number, "limit", str(person.new_limit[1])
    if person.moved:
        yield person.moved[0], person.number, "zone", person.moved[1]
    if person.off:
        begin, end = person.off
        yield begin, person.number, "timetable", "off"
        yield end, person.number, "timetable", person.timetable
