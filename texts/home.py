"""The home screen: where a reader is, and the ways from there."""

from datetime import datetime

from news.role import Role
from news.subscriber import FOR_EVER, Subscriber
from texts.digest_actions import ShowDigest
from texts.draft_actions import StartPost
from texts.first_minute import Beginning, when_told
from texts.first_minute_actions import ShowOwnNews
from texts.help_actions import ShowHelp
from texts.html import lines, paragraphs
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.message import Message, Row, Rows
from texts.own_news import following, glance
from texts.saved_actions import ShowSaved
from texts.settings_actions import Resume, ShowSettings
from texts.subscription_actions import ShowRubrics, ShowSubscriptions


def home(
    locale: Locale, of: Beginning, now: datetime, role: Role = Role.READER, *, hello: bool = False
) -> Message:
    """What is followed, when the next digest is, what holds it up; the newest of it."""
    say = locale.catalogue
    text = paragraphs(
        say("start-again") if hello else say("home-title"),
        say("start-editor") if role is not Role.READER else "",
        lines(following(locale, of.held), *when_told(locale, of, now)),
        lines(*_rest(locale, of.subscriber, now)),
        glance(locale, of.own, of.newest, follows=bool(of.held or of.subscriber.news_languages)),
    )
    return Message(text, (*_first(locale, of, now, role), *_ways(locale)))


def _first(locale: Locale, of: Beginning, now: datetime, role: Role) -> Rows:
    """What this reader may need before all else."""
    rows: list[Row] = []
    if of.subscriber.is_paused(now):
        rows.append((locale.button("pause-resume", Resume()),))
    if role is not Role.READER:
        rows.append((locale.button("home-post", StartPost()),))
    return tuple(rows)


def _ways(locale: Locale) -> Rows:
    return (
        (
            locale.button("to-own-news", ShowOwnNews()),
            locale.button("to-all-news", LatestPage()),
        ),
        (
            locale.button("to-subscriptions", ShowSubscriptions()),
            locale.button("to-rubrics", ShowRubrics()),
        ),
        (
            locale.button("to-digest", ShowDigest()),
            locale.button("to-settings", ShowSettings()),
        ),
        (
            locale.button("to-saved", ShowSaved()),
            locale.button("to-help", ShowHelp()),
        ),
    )


def _rest(locale: Locale, subscriber: Subscriber, now: datetime) -> tuple[str, ...]:
    """What keeps news from coming now."""
    until = subscriber.paused_until
    quiet = subscriber.quiet
    return (
        _paused(locale, until, now) if until is not None and now < until else "",
        locale.catalogue("home-quiet", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")
        if quiet
        else "",
    )


def _paused(locale: Locale, until: datetime, now: datetime) -> str:
    if until >= FOR_EVER:
        return locale.catalogue("home-paused-endless")
    return locale.catalogue("home-paused", until=locale.moment(until, now))
