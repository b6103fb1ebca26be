"""Figures as a file that spreadsheets open.

A row tells one number: of which day or hour, what, and of what. A group of a few people is not told
of, nor is what would tell of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from news.dispatch import DeliveryState
from news.figure import LEAST, Figure, is_few, shown
from news.statistics import MONTH, WEEK, Day, Overview, PlacesByDay
from news.subscriber import PlaceKind
from texts.locale import Locale
from texts.place_figures import OF_PEOPLE
from texts.place_names import place_name
from texts.spreadsheet import BOM, row
from texts.statistics import readers_by_day, reason_name

_FEW = f"<{LEAST}"
_HIDDEN = "…"
_COLUMNS = ("date", "figure", "about", "number")
_HAPPENED = (
    *(Figure.JOINED, Figure.RETURNED, Figure.LEFT),
    *(Figure.FOLLOWED, Figure.UNFOLLOWED, Figure.READ),
)

_OF_A_PLACE = (
    *(Figure.SENT_TO_PLACE, Figure.FAILED_IN_PLACE),
    *(Figure.OPENED_FROM_PLACE, Figure.CAME_FROM_PLACE),
)
_KINDS = (PlaceKind.GROUP, PlaceKind.TOPIC, PlaceKind.CHANNEL)
_NO_PLACES = PlacesByDay()

Row = tuple[str, str, str, str | int]


def statistics_table(locale: Locale, figures: Overview, places: PlacesByDay = _NO_PLACES) -> bytes:
    """The file that answers /stats csv."""
    header = row(locale.catalogue.plain(f"stats-table-{each}") for each in _COLUMNS)
    rows = chain(_rows(locale, figures), _places(locale, places))
    return "".join([BOM, header, *map(row, rows)]).encode()


def _rows(locale: Locale, figures: Overview) -> Iterator[Row]:
    say = locale.catalogue.plain
    days = figures.days
    yield from _by_day(say("stats-table-readers"), days, readers_by_day(days))
    for figure in _HAPPENED:
        numbers = [day.happened.get(figure, 0) for day in days]
        yield from _by_day(say(f"stats-table-{figure}"), days, _told(numbers))
    yield from _deliveries(locale, days)
    yield from _standing(locale, figures)


def _by_day(name: str, days: Sequence[Day], numbers: Iterable[str | int]) -> Iterator[Row]:
    for day, number in zip(days, numbers, strict=True):
        yield day.date.isoformat(), name, "", number


def _told(numbers: Sequence[int]) -> list[str | int]:
    """The numbers of days, whose sums over a week and a month are told elsewhere."""
    today = len(numbers)
    week, month = max(0, today - WEEK), max(0, today - MONTH)
    sums = range(week, today), range(month, week), range(month, today)
    told = shown(numbers, *sums)
    return [_cell(number, hidden=each is None) for number, each in zip(numbers, told, strict=True)]


def _cell(number: int, *, hidden: bool) -> str | int:
    if is_few(number):
        return _FEW
    return _HIDDEN if hidden else number


def _deliveries(locale: Locale, days: Sequence[Day]) -> Iterator[Row]:
    tallies = [day.deliveries for day in days]
    for name, numbers in (
        ("deliveries", [each.total for each in tallies]),
        ("delivered", [each.delivered for each in tallies]),
        ("failed", [each.count(DeliveryState.DEAD) for each in tallies]),
        ("unknown", [each.count(DeliveryState.UNKNOWN) for each in tallies]),
    ):
        title = locale.catalogue.plain(f"stats-table-{name}")
        yield from _by_day(title, days, numbers)


def _places(locale: Locale, places: PlacesByDay) -> Iterator[Row]:
    """What there is to tell of each group and channel; days on which nothing happened have none."""
    for each in places.places:
        name = place_name(locale, each.of, each.place)
        for figure in _OF_A_PLACE:
            numbers = each.happened.get(figure, ())
            told = _told(numbers) if figure in OF_PEOPLE else numbers
            title = locale.catalogue.plain(f"stats-table-{figure.replace(' ', '-')}")
            for date, number, shown_as in zip(places.dates, numbers, told, strict=False):
                if number:
                    yield date.isoformat(), title, name, shown_as


def _standing(locale: Locale, figures: Overview) -> Iterator[Row]:
    say = locale.catalogue.plain
    now, today = figures.now, figures.days[-1].date.isoformat()
    reasons = [(reason_name(locale, each), n) for each, n in figures.reasons.items()]
    subjects = [(one.name(locale.catalogue.language), n) for one, n in now.to_rubrics]
    subjects.append((say("stats-table-words"), now.to_words))
    spoken = [(say(f"stats-language-{code}"), n) for code, n in now.by_language.items()]
    kinds = [(say(f"stats-table-{kind}"), now.places.get(kind, 0)) for kind in _KINDS]
    for about, number in kinds:
        yield today, say("stats-table-places"), about, number
    hours = [(f"{hour}:00", n) for hour, n in enumerate(figures.hours)]
    for name, parts in (
        ("reason", reasons),
        ("rubric", subjects),
        ("language", spoken),
        ("word", now.words),
        ("hour", hours),
    ):
        told = shown([number for _, number in parts])
        for (about, number), each in zip(parts, told, strict=True):
            title = say(f"stats-table-{name}")
            yield today, title, about, _cell(number, hidden=each is None)
