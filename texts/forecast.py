"""A flight plan in two lines: whom an article would reach, and when."""

from datetime import datetime, timedelta

from news.article import Article
from news.dispatch import FlightPlan
from texts.duration import duration
from texts.html import Html, joined, lines
from texts.locale import Locale
from texts.place_names import counted_places

_SOON = timedelta(minutes=1)


def forecast_lines(locale: Locale, article: Article, plan: FlightPlan, now: datetime) -> Html:
    """Whom it reaches, and when the first and the last have it."""
    return lines(readers(locale, article, plan), _times(locale, plan, now))


def readers(locale: Locale, article: Article, plan: FlightPlan) -> Html:
    """Whom it reaches, in parts that are not empty; groups and channels beside people."""
    say = locale.catalogue
    counted = (
        ("post-by-digest", plan.digest),
        ("forecast-quiet", plan.quiet),
        ("post-paused", plan.paused),
    )
    told = [_at_once(locale, article, plan) if plan.instant else ""]
    told += [say(key, count=count) for key, count in counted if count]
    places = joined(", ", counted_places(locale, plan.places))
    if not any(told):
        return say("forecast-places-alone", places=places) if places else say("post-nobody")
    beside = say("forecast-places", places=places) if places else ""
    return joined(", ", [say("post-readers", told=joined(", ", told)), beside])


def _at_once(locale: Locale, article: Article, plan: FlightPlan) -> Html:
    say = locale.catalogue
    if plan.by_story:
        return _with_story(locale, plan)
    if not plan.by_words or not plan.by_rubric:
        return say("post-at-once", count=plan.instant)
    return say(
        "post-at-once-by",
        count=plan.instant,
        words=plan.by_words,
        rubric=plan.by_rubric,
        rubrics=1 + len(article.more_rubrics),
    )


def _with_story(locale: Locale, plan: FlightPlan) -> Html:
    """Those at once in parts, of which one is the story."""
    say = locale.catalogue
    counted = (("words", plan.by_words), ("rubric", plan.by_rubric), ("story", plan.by_story))
    parts = [say(f"forecast-{name}", count=count) for name, count in counted if count]
    return say("forecast-at-once", count=plan.instant, parts=joined(", ", parts))


def _times(locale: Locale, plan: FlightPlan, now: datetime) -> Html:
    if not plan.instant:
        return Html()
    say = locale.catalogue
    stars = say("post-stars", count=plan.stars) if plan.stars else ""
    return joined(" · ", [_arrival(locale, plan, now), stars])


def _arrival(locale: Locale, plan: FlightPlan, now: datetime) -> Html:
    say = locale.catalogue
    if plan.first is None or plan.last is None or plan.last - now < _SOON:
        return say("post-takes", duration=duration(say, plan.seconds))
    last = _about(locale, plan.last, now)
    if plan.first - now < _SOON:
        return say("post-arrive-at-once", last=last)
    return say("post-arrive", first=_about(locale, plan.first, now), last=last)


def _about(locale: Locale, moment: datetime, now: datetime) -> str:
    """``около 14:05``; of another day that day is said."""
    local = moment.astimezone(locale.zone)
    if local.date() == now.astimezone(locale.zone).date():
        return locale.catalogue.plain("post-about", time=f"{local:%H:%M}")
    return locale.moment(moment, now)
