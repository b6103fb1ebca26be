"""Figures for editors, in words. A group of a few people is never told of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from news.article import Article
from news.dispatch import DeliveryState, Reason, Tally
from news.figure import LEAST, Figure, is_few, shown
from news.statistics import PERIODS, ArticleFigures, Audience, Day, Overview
from news.subscriber import PlaceKind
from texts.article import LONGEST_NAME, article_number, headline_link
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message, Row, ticked
from texts.place_figure_actions import ListPlaceFigures
from texts.place_names import counted_places
from texts.statistics_actions import SendTable, ShowArticleChart, ShowChart, ShowStatistics

_STATES = {
    DeliveryState.OUTDATED: "stats-outdated",
    DeliveryState.PENDING: "stats-pending",
    DeliveryState.CLAIMED: "stats-claimed",
    DeliveryState.UNKNOWN: "stats-unknown",
    DeliveryState.SKIPPED: "stats-skipped",
    DeliveryState.DEAD: "stats-dead",
}
DONE = {
    Figure.OPENED_IN_DIGEST: "stats-opened-in-digest",
    Figure.OPENED_BY_LINK: "stats-opened-by-link",
    Figure.OPENED_BY_BUTTON: "stats-opened-by-button",
    Figure.SAVED: "stats-saved",
    Figure.SHARE_ASKED: "stats-share-asked",
    Figure.SHARED: "stats-shared",
    Figure.UNFOLLOWED_AFTER: "stats-unfollowed-after",
    Figure.LEFT_AFTER: "stats-left-after",
}
"""What readers did with an article, and how it is said."""
_LONGEST_HEADLINE = 300
_MOST_RUBRICS = 12
_MOST_PARTS = 30
_MOST_WORDS = 10
_BUSIEST_HOURS = 2


def overview(locale: Locale, figures: Overview) -> Message:
    """The answer to /stats."""
    text = paragraphs(
        statistics_title(locale, figures.period),
        lines(
            readers_line(locale, figures),
            *flow_lines(locale, figures),
            places_line(locale, figures.now.places),
        ),
        lines(*subscription_lines(locale, figures)),
        lines(*_words(locale, figures.now), hours_line(locale, figures)),
        lines(
            locale.catalogue("stats-articles", count=figures.now.published),
            _deliveries(locale, figures.deliveries),
        ),
    )
    rows = [_periods(locale, figures.period), _ways(locale, figures.period)]
    if any(figures.now.places.values()):
        rows.append((locale.button("stats-places", ListPlaceFigures()),))
    return Message(text, tuple(rows))


def article_figures(locale: Locale, article: Article, figures: ArticleFigures) -> Message:
    """The answer to /stats with an article's number."""
    headline = headline_link(locale, article, _LONGEST_HEADLINE)
    title = joined(" · ", [article_number(article.id), headline])
    text = paragraphs(
        title,
        _deliveries(locale, figures.tally, figures.in_digests),
        lines(*done_lines(locale, figures)),
    )
    chart = locale.button("stats-chart", ShowArticleChart(article.id))
    return Message(text, ((chart,),) if figures.tally.total else ())


def table_caption(locale: Locale) -> Html:
    """What stands below the file."""
    return locale.catalogue("stats-table-caption")


def statistics_title(locale: Locale, days: int, key: str = "stats-title") -> Html:
    """What the figures are of, and of how many days."""
    say = locale.catalogue
    return joined(" · ", [bold(say(key)), say("stats-period", days=days)])


def people(locale: Locale, number: int | None) -> Html:
    """A number of people, unless they are a few, or that would tell of a few."""
    if number is None or is_few(number):
        return locale.catalogue("stats-few" if number else "stats-hidden")
    return Html(locale.number(number))


def readers_by_day(days: Sequence[Day]) -> list[int]:
    """Readers at the end of each day: of past days down to five, so that no step tells of a few."""
    past = [max(0, day.readers // LEAST * LEAST) for day in days[:-1]]
    return [*past, *(day.readers for day in days[-1:])]


def readers_line(locale: Locale, figures: Overview) -> Html:
    """How many readers there are."""
    return bold(locale.catalogue("stats-readers", count=figures.now.readers))


def places_line(locale: Locale, by_kind: Mapping[PlaceKind, int]) -> Html:
    """How many groups, topics and channels there are besides; empty where there are none."""
    return joined(" · ", counted_places(locale, by_kind))


def flow_lines(locale: Locale, figures: Overview) -> Sequence[Html]:
    """Who came and went in the period, and why."""
    did = [
        _said(locale, f"stats-{figure}", number)
        for figure in (Figure.JOINED, Figure.RETURNED, Figure.LEFT)
        if (number := figures.total(figure)) != 0 or figure is not Figure.RETURNED
    ]
    return [*did, joined(" · ", _reasons(locale, figures))]


def subscription_lines(locale: Locale, figures: Overview) -> Sequence[Html]:
    """What readers follow, by rubric and by language, and how that changed."""
    say = locale.catalogue
    followed = [
        _said(locale, f"stats-{figure}", figures.total(figure))
        for figure in (Figure.FOLLOWED, Figure.UNFOLLOWED)
    ]
    language = [(f"stats-language-{code}", n) for code, n in figures.now.by_language.items()]
    return [
        bold(say("stats-subscriptions", count=figures.now.subscriptions)),
        *followed,
        *rubric_lines(locale, figures.now),
        joined(" · ", _parts(locale, [(say(key), n) for key, n in language])),
    ]


def rubric_lines(locale: Locale, now: Audience, longest: int = LONGEST_NAME) -> Sequence[Html]:
    """How many subscriptions each rubric has, the most first, and words."""
    say = locale.catalogue
    parts = [
        (
            joined(" ", [one.emoji, clip(one.name(say.language), longest)]),
            number,
        )
        for one, number in now.to_rubrics
    ]
    parts.append((say("stats-to-words"), now.to_words))
    return _parts(locale, sorted(parts, key=lambda part: -part[1]), _MOST_RUBRICS)


def hours_line(locale: Locale, figures: Overview, most: int = _BUSIEST_HOURS) -> Html:
    """The hours at which most is opened."""
    busiest = busiest_hours(figures, most)
    if not busiest:
        return Html()
    spans = ", ".join(hour_span(each) for each in sorted(busiest))
    return locale.catalogue("stats-hours", hours=spans)


def busiest_hours(figures: Overview, most: int) -> Sequence[int]:
    """The hours at which most is opened, the first the busiest; none of a few openings."""
    hours = [hour for hour, number in enumerate(figures.hours) if number >= LEAST]
    return sorted(hours, key=lambda hour: -figures.hours[hour])[:most]


def hour_span(hour: int) -> str:
    """An hour of the day, from and to."""
    return f"{hour}:00–{(hour + 1) % 24}:00"


def reason_name(locale: Locale, reason: Reason | None) -> str:
    """Why readers left."""
    name = "other" if reason is None else reason.replace(" ", "-")
    return locale.catalogue.plain(f"stats-reason-{name}")


def done_lines(locale: Locale, figures: ArticleFigures) -> Sequence[Html]:
    """What readers did with an article; who left is told of even if nobody did."""
    always = {Figure.LEFT_AFTER} if figures.tally.delivered else set()
    return [
        _said(locale, key, figures.done.get(figure, 0))
        for figure, key in DONE.items()
        if figures.done.get(figure, 0) or figure in always
    ]


def _periods(locale: Locale, chosen: int) -> Row:
    buttons = [locale.button("stats-days", ShowStatistics(days), days=days) for days in PERIODS]
    return tuple(
        replace(button, label=ticked(button.label, chosen=days == chosen))
        for days, button in zip(PERIODS, buttons, strict=True)
    )


def _ways(locale: Locale, days: int) -> Row:
    return (
        locale.button("stats-chart", ShowChart(days=days)),
        locale.button("stats-file", SendTable()),
    )


def _said(locale: Locale, key: str, number: int | None) -> Html:
    return locale.catalogue(key, count=people(locale, number))


def _reasons(locale: Locale, figures: Overview) -> Sequence[Html]:
    left = figures.total(Figure.LEFT)
    if not left or is_few(left):
        return []
    parts = [(reason_name(locale, reason), number) for reason, number in figures.reasons.items()]
    return _parts(locale, sorted(parts, key=lambda part: -part[1]))


def _parts(
    locale: Locale, parts: Iterable[tuple[str, int]], most: int = _MOST_PARTS
) -> Sequence[Html]:
    """The parts of a known sum; those of a few are told of together with others, if at all."""
    every = [part for part in parts if part[1]]
    told = [
        (name, number)
        for (name, _), number in zip(every, shown([number for _, number in every]), strict=True)
        if number is not None
    ][:most]
    rest = sum(number for _, number in every) - sum(number for _, number in told)
    # Others than nobody would be the whole sum once more.
    if rest >= LEAST and told:
        told.append((locale.catalogue("stats-others"), rest))
    return [
        locale.catalogue("stats-part", name=name, count=people(locale, number))
        for name, number in told
    ]


def _words(locale: Locale, now: Audience) -> Sequence[Html]:
    if not now.words:
        return []
    words = [f"{clip(text, LONGEST_NAME)} — {locale.number(n)}" for text, n in now.words]
    return [joined(" ", [locale.catalogue("stats-words"), joined(", ", words[:_MOST_WORDS])])]


def _deliveries(locale: Locale, tally: Tally, in_digests: int = 0) -> Html:
    say = locale.catalogue
    delivered = say("stats-sent", count=tally.delivered) if tally.delivered else ""
    states = [
        say(key, count=tally.count(state)) for state, key in _STATES.items() if tally.count(state)
    ]
    digested = say("stats-in-digests", count=in_digests) if in_digests else ""
    return lines(say("stats-deliveries", count=tally.total), delivered, *states, digested)
