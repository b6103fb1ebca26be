"""What groups and channels have been sent, and who came by their links."""

from collections import Counter
from collections.abc import Mapping, Sequence

from news.figure import OF_A_PLACE, Figure, is_few
from news.place import LookedAfter
from news.statistics import WEEK
from news.subscriber import Subscriber
from texts.html import Html, bold, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message
from texts.pages import Pages
from texts.place_figure_actions import ListPlaceFigures, ReadPlaceFigures
from texts.place_names import place_label, place_name
from texts.statistics import people
from texts.statistics_actions import ShowStatistics

OF_PEOPLE = frozenset({Figure.OPENED_FROM_PLACE, Figure.CAME_FROM_PLACE})
_RARE = frozenset({Figure.EDITED_IN_PLACE, Figure.RECALLED_IN_PLACE, Figure.FAILED_IN_PLACE})
"""Told only where there are any."""


def place_figures(
    locale: Locale,
    of: LookedAfter,
    place: Subscriber,
    by_days: Mapping[int, Counter[Figure]],
    back: Button,
) -> Message:
    """The figures of a place, for each number of days; of people a few are not told."""
    title = bold(place_name(locale, of, place))
    spans = [_of_days(locale, days, by_days) for days in by_days]
    text = paragraphs(title, *spans, locale.catalogue("place-figures-note"))
    return Message(text, ((back,),))


def figures_of_places(
    locale: Locale,
    places: Sequence[tuple[LookedAfter, Subscriber]],
    sent: Mapping[int, int],
    pages: Pages,
) -> Message:
    """A page of all places, for editors: what each was ``sent`` in a week, by its id."""
    say = locale.catalogue
    counted = [
        joined(" — ", [place_name(locale, of, place), locale.number(sent.get(place.id, 0))])
        for of, place in places
    ]
    heading = say("stats-places-sent", days=WEEK)
    text = paragraphs(pages.title(locale, "stats-places"), lines(heading, *counted))
    rows = [
        (Button(place_label(of, place), ReadPlaceFigures(place.id, pages.page)),)
        for of, place in places
    ]
    back = (locale.button("stats-places-back", ShowStatistics(WEEK)),)
    turns = pages.turns(locale, ListPlaceFigures)
    return Message(text, tuple(row for row in (*rows, turns, back) if row))


def _of_days(locale: Locale, days: int, by_days: Mapping[int, Counter[Figure]]) -> Html:
    heading = bold(locale.catalogue("place-figures-days", days=days))
    here, shortest = by_days[days], by_days[min(by_days)]
    told = [each for each in OF_A_PLACE if here[each] or each not in _RARE]
    return lines(heading, *(_line(locale, each, here[each], shortest[each]) for each in told))


def _line(locale: Locale, figure: Figure, number: int, lately: int) -> Html:
    """A figure; of people not when a few of them came before those of ``lately``."""
    if figure in OF_PEOPLE:
        shown = people(locale, None if is_few(number - lately) else number)
    else:
        shown = Html(locale.number(number))
    return locale.catalogue(f"place-{figure.replace(' ', '-')}", count=shown)
