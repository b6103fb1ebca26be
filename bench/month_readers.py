"""Readers of a simulated month: how each wants the news, and what that promises them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

BEGIN = datetime(2026, 10, 12, tzinfo=UTC)
"""The clocks of Europe change within the month that follows, and those of America after it."""
RUBRICS = ("politics", "economy", "society", "world", "regions", "incidents", "culture", "sport")
LANGUAGES = ("ru", "ru", "ru", "be")
A_DAY = timedelta(days=1)
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
_EVENTS = (*("nothing",) * 8, "pause", "block", "mute", "quiet")
_PART_WITH_WORD = 0.2
_PART_BREAKING = 0.05


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

    ``instant`` and ``digest`` are rubrics, ``word`` a rule of theirs. ``muted`` is one rubric of
    theirs for some days.
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
    clock: ZoneInfo = field(init=False)

    def __post_init__(self) -> None:
        self.clock = ZoneInfo(self.zone)

    @property
    def chat(self) -> int:
        """Their chat in Telegram."""
        return 1_000_000 + self.number

    def quiet_at(self, moment: datetime) -> str:
        """The quiet hours that they have then."""
        if self.new_quiet and moment >= self.new_quiet[0]:
            return self.new_quiet[1]
        return self.quiet

    def is_disturbed(self, moment: datetime, *, breaking: bool) -> bool:
        """Whether a message at that moment breaks their quiet hours, by the clock on their wall."""
        quiet = self.quiet_at(moment)
        if not quiet or (breaking and quiet.endswith("breaking")):
            return False
        start, end = (time.fromisoformat(each) for each in quiet.split()[0].split("-"))
        local = moment.astimezone(self.clock).time()
        return start <= local < end if start < end else local >= start or local < end

    def wants(self, story: Story) -> bool:
        """Whether the story concerns them, in whatever way it comes."""
        if self.languages and story.language not in self.languages.split():
            return False
        if self.word and story.word:
            return True
        if self.muted and self.muted[0] == story.rubric:
            return False
        return story.rubric in self.instant + self.digest

    def is_away(self, story: Story) -> bool:
        """Whether a story may stay away: they were gone, or muted it for a time."""
        spans = [span for span in (self.paused, self.blocked) if span]
        return any(begin - A_DAY <= story.at < end + A_DAY for begin, end in spans)


def people(count: int, days: int, chance: random.Random) -> list[Person]:
    """Readers with settings of every kind, by chance."""
    return [_person(number, days, chance) for number in range(1, count + 1)]


def _person(number: int, days: int, chance: random.Random) -> Person:
    followed = chance.sample(RUBRICS, chance.randint(1, 4))
    at_once = chance.randint(0, len(followed))
    person = Person(
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
    match chance.choice(_EVENTS):
        case "pause":
            person.paused = _span(days, chance)
        case "block":
            person.blocked = _span(days, chance)
        case "mute":
            person.muted = (followed[0], *_span(days, chance))
        case "quiet":
            person.new_quiet = (_span(days, chance)[0], chance.choice(QUIET))
    return person


def _span(days: int, chance: random.Random) -> tuple[datetime, datetime]:
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


def doings(person: Person) -> Iterator[tuple[datetime, int, str, str]]:
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
