"""Figures as a picture, and the words below it for who cannot see it."""

from collections.abc import Sequence
from dataclasses import replace

from news.article import Article
from news.figure import LEAST, Figure, is_few, shown
from news.statistics import ArticleFigures, Chart, Day, Overview
from texts.article import article_number
from texts.chart import DARK, LIGHT, Bar, Column, Heading, Style, bars, columns, curve
from texts.html import Html, bold, clip, joined, lines, paragraphs, plain_text
from texts.locale import Locale
from texts.message import Message, in_rows, ticked
from texts.statistics import (
    DONE,
    busiest_hours,
    done_lines,
    flow_lines,
    hour_span,
    hours_line,
    people,
    readers_by_day,
    readers_line,
    rubric_lines,
    statistics_title,
)
from texts.statistics_actions import ShowArticleChart, ShowChart

_LONGEST_NAME = 40
_LONGEST_HEADLINE = 120
_MOST_BARS = 8
_MOST_HOURS = 3
_WEAK = (Figure.UNFOLLOWED_AFTER, Figure.LEFT_AFTER)


def statistics_chart(locale: Locale, figures: Overview, chart: Chart, *, dark: bool = False) -> str:
    """A chart of the newsroom's figures, as SVG."""
    style = _style(locale, dark=dark)
    match chart:
        case Chart.READERS:
            return _readers(locale, figures, style)
        case Chart.FLOW:
            return _flow(locale, figures, style)
        case Chart.HOURS:
            return _hours(locale, figures, style)
        case Chart.RUBRICS:
            return _rubrics(locale, figures, style)


def article_chart(
    locale: Locale, article: Article, figures: ArticleFigures, *, dark: bool = False
) -> str:
    """What became of an article, as SVG."""
    reached = figures.tally.delivered
    data = [_bar(locale, "reached", reached), *_done(locale, figures)]
    title = f"{article_number(article.id)} · {article.headline}"
    about = locale.catalogue.plain("stats-chart-reached")
    return bars(Heading(title, locale.number(reached), about), data, _style(locale, dark=dark))


def chart_words(locale: Locale, figures: Overview, chart: Chart, *, dark: bool = False) -> Message:
    """What a chart shows, in words, and the ways to the others."""
    title = _title(locale, figures, chart)
    kinds = [
        replace(button, label=ticked(button.label, chosen=each is chart))
        for each in Chart
        for button in [locale.button(f"stats-chart-{each}", ShowChart(each, figures.period, dark))]
    ]
    other = locale.button(_other(dark=dark), ShowChart(chart, figures.period, not dark))
    return Message(
        paragraphs(title, lines(*_told(locale, figures, chart))), (*in_rows(kinds, 2), (other,))
    )


def article_chart_words(
    locale: Locale, article: Article, figures: ArticleFigures, *, dark: bool = False
) -> Message:
    """What an article's chart shows, in words."""
    headline = bold(clip(article.headline, _LONGEST_HEADLINE))
    title = joined(" · ", [article_number(article.id), headline])
    sent = locale.catalogue("stats-sent", count=figures.tally.delivered)
    other = locale.button(_other(dark=dark), ShowArticleChart(article.id, not dark))
    text = paragraphs(title, lines(sent, *done_lines(locale, figures)))
    return Message(text, ((other,),))


def _told(locale: Locale, figures: Overview, chart: Chart) -> Sequence[Html]:
    match chart:
        case Chart.READERS:
            return [readers_line(locale, figures), *flow_lines(locale, figures)]
        case Chart.FLOW:
            return flow_lines(locale, figures)
        case Chart.HOURS:
            hours = hours_line(locale, figures, _MOST_HOURS)
            return [hours or locale.catalogue(_none_busy(figures))]
        case Chart.RUBRICS:
            total = bold(locale.catalogue("stats-subscriptions", count=figures.now.subscriptions))
            return [total, *rubric_lines(locale, figures.now, _LONGEST_NAME)]


def _readers(locale: Locale, figures: Overview, style: Style) -> str:
    days = figures.shown_days
    labels = [locale.day(day.date) for day in days]
    points = list(zip(labels, readers_by_day(days), strict=True))
    label, most = max(reversed(points), key=lambda point: point[1])
    about = locale.catalogue.plain("stats-chart-readers", count=figures.now.readers)
    heading = _heading(locale, figures, Chart.READERS, locale.number(figures.now.readers), about)
    return curve(heading, points, f"{locale.number(most)} · {label}", style)


def _flow(locale: Locale, figures: Overview, style: Style) -> str:
    days = figures.shown_days
    came = shown([_came(day) for day in days])
    left = shown([day.happened.get(Figure.LEFT, 0) for day in days])
    data = [
        Column(locale.day(day.date), up, down)
        for day, up, down in zip(days, came, left, strict=True)
    ]
    top = max(data, key=lambda column: column.up or 0)
    say = locale.catalogue
    left_in_all = say("stats-left", count=people(locale, figures.total(Figure.LEFT)))
    about = f"{say.plain('stats-chart-came')} · {plain_text(left_in_all)}"
    heading = _heading(locale, figures, Chart.FLOW, _number(locale, figures), about)
    return columns(heading, data, f"{locale.number(top.up or 0)} · {top.label}", style)


def _number(locale: Locale, figures: Overview) -> str:
    """How many came, in few signs."""
    came = figures.total(Figure.JOINED)
    if came is None:
        return "…"
    return f"< {LEAST}" if is_few(came) else locale.number(came)


def _hours(locale: Locale, figures: Overview, style: Style) -> str:
    data = [
        Column(f"{hour}:00", None if is_few(number) else number)
        for hour, number in enumerate(figures.hours)
    ]
    busiest = busiest_hours(figures, 1)
    say = locale.catalogue.plain
    if not busiest:
        number = "…" if any(figures.hours) else "0"
        heading = _heading(locale, figures, Chart.HOURS, number, say(_none_busy(figures)))
        return columns(heading, data, "", style)
    span = hour_span(busiest[0])
    heading = _heading(locale, figures, Chart.HOURS, span, say("stats-chart-busiest"))
    return columns(heading, data, locale.number(figures.hours[busiest[0]]), style)


def _none_busy(figures: Overview) -> str:
    """Why no hour is the busiest: nothing was opened, or at each hour only by a few."""
    return "stats-chart-little" if any(figures.hours) else "stats-chart-nothing"


def _rubrics(locale: Locale, figures: Overview, style: Style) -> str:
    now = figures.now
    say = locale.catalogue
    parts = [(one.name(say.language), number) for one, number in now.to_rubrics]
    parts.append((_without_sign(say.plain("stats-to-words")), now.to_words))
    parts = sorted((part for part in parts if part[1]), key=lambda part: -part[1])
    numbers = shown([number for _, number in parts])
    told = [
        Bar(name, number, locale.number(number))
        for (name, _), number in zip(parts, numbers, strict=True)
        if number is not None
    ]
    told = told[: _MOST_BARS - 1] if len(told) < len(parts) or len(told) > _MOST_BARS else told
    rest = now.subscriptions - sum(bar.number for bar in told)
    if rest > 0 and not is_few(rest):
        told.append(Bar(say.plain("stats-others"), rest, locale.number(rest)))
    about = say.plain("stats-chart-subscriptions", count=now.subscriptions)
    number = locale.number(now.subscriptions)
    heading = _heading(locale, figures, Chart.RUBRICS, number, about)
    return bars(heading, told, style, say.plain("stats-chart-little"))


def _heading(locale: Locale, figures: Overview, chart: Chart, number: str, about: str) -> Heading:
    return Heading(plain_text(_title(locale, figures, chart)), number, about)


def _title(locale: Locale, figures: Overview, chart: Chart) -> Html:
    key = f"stats-chart-{chart}"
    if chart is Chart.RUBRICS:
        return bold(locale.catalogue(key))
    return statistics_title(locale, figures.period, key)


def _done(locale: Locale, figures: ArticleFigures) -> list[Bar]:
    return [
        _bar(locale, key.removeprefix("stats-"), number, weak=figure in _WEAK)
        for figure, key in DONE.items()
        if (number := figures.done.get(figure, 0))
    ]


def _bar(locale: Locale, what: str, number: int, *, weak: bool = False) -> Bar:
    name = locale.catalogue.plain(f"stats-bar-{what}")
    if what == "reached":
        return Bar(name, number, locale.number(number))
    few = is_few(number)
    text = f"< {LEAST}" if few else locale.number(number)
    return Bar(name, 0 if few else number, text, weak)


def _came(day: Day) -> int:
    return day.happened.get(Figure.JOINED, 0)


def _style(locale: Locale, *, dark: bool) -> Style:
    return Style(DARK if dark else LIGHT, locale.compact)


def _other(*, dark: bool) -> str:
    return "stats-light" if dark else "stats-dark"


def _without_sign(label: str) -> str:
    """The font has no emoji."""
    return label.partition(" ")[2] or label
