"""The English words for times."""

from news.release import kind
from news.release.kind import Kind, Table

_CARDINALS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty""".split()  # noqa: SIM905 - words are easier to read so
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
twentieth""".split()  # noqa: SIM905 - words are easier to read so

ENGLISH: Table = {
    Kind.NUMBER: {
        **dict(enumerate(_CARDINALS)),
        0: "zero oh",
        2: "two couple couple_of a_couple a_couple_of",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        90: "ninety",
    },
    Kind.ORDINAL: {**dict(enumerate(_ORDINALS, 1)), 30: "thirtieth"},
    Kind.HALF: {0: "half"},
    Kind.QUARTER: {1: "quarter quarters"},
    Kind.AND_FRACTION: {2: "and_a_half and_half", 4: "and_a_quarter"},
    Kind.ARTICLE: {1: "a an"},
    Kind.UNIT: {
        kind.SECOND: "seconds sec secs",
        kind.MINUTE: "minute minutes min mins m",
        kind.HOUR: "hour hours hr hrs h",
        kind.DAY: "day days d",
        kind.WEEK: "week weeks wk wks w",
        kind.FORTNIGHT: "fortnight fortnights",
        kind.MONTH: "month months mo",
        kind.YEAR: "year years yr yrs",
    },
    Kind.WEEKDAY: {
        0: "monday mon",
        1: "tuesday tue tues",
        2: "wednesday wed weds",
        3: "thursday thu thur thurs",
        4: "friday fri",
        5: "saturday sat",
        6: "sunday sun",
    },
    Kind.MONTH: {
        1: "january jan",
        2: "february feb",
        3: "march mar",
        4: "april apr",
        5: "may",
        6: "june jun",
        7: "july jul",
        8: "august aug",
        9: "september sep sept",
        10: "october oct",
        11: "november nov",
        12: "december dec",
    },
    Kind.DAY: {
        -2: "day_before_yesterday",
        -1: "yesterday",
        0: "today",
        1: "tomorrow tmrw tmr tmw tomoz",
        2: "day_after_tomorrow overmorrow",
    },
    Kind.PART: {
        kind.MORNING: "morning mornings start_of_day start_of_the_day",
        kind.NOON: "noon midday mid-day noontime",
        kind.LUNCH: "lunchtime lunch lunch-time",
        kind.AFTERNOON: "afternoon arvo",
        kind.AFTER_LUNCH: "after_lunch",
        kind.EVENING: "evening eve",
        kind.LATE: "night at_night nighttime",
        kind.MIDNIGHT: "midnight",
        kind.AM: "am",
        kind.PM: "pm p",
        kind.EARLY: "early bright_and_early first_thing",
        kind.LATE_EVENING: "late",
        kind.END_OF_DAY: """end_of_day end_of_the_day eod cob end_of_business close_of_business
            end_of_play""",
    },
    Kind.WHICH: {
        kind.LAST: "last previous",
        kind.THIS: "this",
        kind.NEXT: "next following",
        kind.NEAREST: "coming upcoming this_coming the_coming nearest",
    },
    Kind.AT: {
        1: "at @",
        0: """by on for not_before no_later_than not_later_than not_earlier_than no_earlier_than
            around about circa""",
    },
    Kind.IN: {1: "in within"},
    Kind.TO: {1: "to til till before"},
    Kind.PAST: {1: "past after"},
    Kind.AGO: {1: "ago earlier"},
    Kind.LATER: {1: "later from_now hence from_this_moment"},
    Kind.FROM: {1: "from between"},
    Kind.UNTIL: {1: "until through"},
    Kind.AND: {1: "and"},
    Kind.ZONE: {
        0: "utc gmt z zulu",
        1: "msk moscow",
        2: "minsk",
        3: "warsaw",
        4: "vilnius",
        5: "kyiv kiev",
        6: "london",
        7: "berlin cet",
        8: "new_york est edt",
        9: "astana almaty",
    },
    Kind.SAME_TIME: {1: "same_time at_the_same_time the_same_time this_time same_hour"},
    Kind.NOW: {1: "now right_now immediately asap straight_away right_away at_once"},
    Kind.OFF: {
        1: """off cancel cancelled unschedule unscheduled never none no stop remove drop clear
            delete do_not_publish don't_publish nevermind never_mind unset nope""",
    },
    Kind.REPEATED: {
        1: """every each daily weekly hourly monthly mondays tuesdays wednesdays thursdays fridays
            saturdays sundays weekdays weekends""",
    },
    Kind.VAGUE: {1: "soon sometime few several some a_few eventually shortly a_bit_later"},
    Kind.OR: {1: "or"},
    Kind.VAGUE_DAY: {1: "quarterly summer winter spring autumn"},
    Kind.WEEKEND: {1: "weekend"},
    Kind.FILLER: {
        1: """please pls plz thanks thank you thx the of publish publishing it this_one schedule
            scheduled post send release put set make go goes out run let us let's lets for_release
            exactly sharp precisely roughly approximately approx just o'clock oclock clock time
            local then move postpone delay delayed reschedule article story news europe asia
            america ok okay hi embargo embargoed deadline be will should t hold wait
            starting ish right dead""",
    },
}
