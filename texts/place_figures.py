"""What groups and channels have been sent, and who came by their links."""

from collections import Counter
from collections.abc import Mapping

from news.figure import OF_A_PLACE, Figure
from news.place import LookedAfter
from news.subscriber import Subscriber
from texts.html import Html, bold, lines, paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.place_actions import ShowPlace
from texts.place_names import place_name
from texts.statistics import people

_OF_PEOPLE = (Figure.OPENED_FROM_PLACE, Figure.CAME_FROM_PLACE)


def place_figures(
    locale: Locale,
    of: LookedAfter,
    place: Subscriber,
    by_days: Mapping[int, Counter[Figure]],
) -> Message:
    """The figures of a place, for each number of days; of people a few are not told."""
    title = bold(place_name(locale, of, place))
    spans = [_of_days(locale, days, counted) for days, counted in by_days.items()]
    text = paragraphs(title, *spans, locale.catalogue("place-figures-note"))
    return Message(text, ((locale.button("place-card", ShowPlace(place.id)),),))


def _of_days(locale: Locale, days: int, counted: Counter[Figure]) -> Html:
    heading = bold(locale.catalogue("stats-period", days=days))
    return lines(heading, *(_line(locale, each, counted[each]) for each in OF_A_PLACE))


def _line(locale: Locale, figure: Figure, number: int) -> Html:
    shown = people(locale, number) if figure in _OF_PEOPLE else locale.number(number)
    return locale.catalogue(f"place-{figure.replace(' ', '-')}", count=shown)
