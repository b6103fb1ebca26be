"""The kinds of words that a time is said with."""

from collections.abc import Mapping
from enum import StrEnum, auto


class Kind(StrEnum):
    """What a word is in a time; its value means what stands beside the kind."""

    NUMBER = auto()
    """Its value."""
    ORDINAL = auto()
    """Of a day, or in «половине девятого»: its value."""
    ORDINAL_HOUR = auto()
    """Belarusian hours are ordinals of their own gender, «а дзявятай»: the hour."""
    TIME = auto()
    """Minutes since midnight."""
    DATE = auto()
    DOTTED = auto()
    """12.10, a date or a time, or part of «1.5 часа»."""
    WEEKDAY = auto()
    """0 is Monday."""
    MONTH = auto()
    DAY = auto()
    """Days from today."""
    PART = auto()
    """A part of the day: its index in PARTS_OF_DAY."""
    UNIT = auto()
    """Of time: its minutes, or months below zero."""
    HALF_UNIT = auto()
    """«полчаса»: the unit."""
    HALF = auto()
    """«половина»: 1 when the hour after it ends then, 0 when it begins (half past, half eight)."""
    HALF_HOUR = auto()
    """«полдевятого»: 9."""
    QUARTER = auto()
    AND_FRACTION = auto()
    """«с половиной»: what one is divided by."""
    ONE_AND_HALF = auto()
    ARTICLE = auto()
    WHICH = auto()
    """-1 last, 0 this, 1 next, 2 the nearest."""
    AT = auto()
    """1 when a time is sure to follow."""
    IN = auto()
    TO = auto()
    PAST = auto()
    WITHOUT = auto()
    AGO = auto()
    LATER = auto()
    FROM = auto()
    UNTIL = auto()
    AND = auto()
    DASH = auto()
    PLUS = auto()
    DAY_OF_MONTH = auto()
    YEAR = auto()
    ZONE = auto()
    """Its index in ZONES."""
    SAME_TIME = auto()
    NIGHT_BEFORE = auto()
    NOW = auto()
    OFF = auto()
    OR = auto()
    REPEATED = auto()
    VAGUE = auto()
    VAGUE_DAY = auto()
    WEEKEND = auto()
    FILLER = auto()
    UNKNOWN = auto()


Table = Mapping[Kind, Mapping[int, str]]
"""The words of a language by kind and value, parted by spaces; `_` joins those of an idiom."""

SECOND, MINUTE, HOUR, DAY, WEEK, FORTNIGHT, MONTH, YEAR = 0, 1, 60, 1440, 10080, 20160, -1, -12
(MORNING, NOON, DAYTIME, LUNCH, AFTERNOON, AFTER_LUNCH, EVENING, LATE, NIGHT, MIDNIGHT) = range(10)
AM, PM, END_OF_DAY, EARLY, LATE_EVENING = range(10, 15)
LAST, THIS, NEXT, NEAREST = -1, 0, 1, 2
ZONES = (
    "UTC",
    "Europe/Moscow",
    "Europe/Minsk",
    "Europe/Warsaw",
    "Europe/Vilnius",
    "Europe/Kyiv",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Almaty",
)
