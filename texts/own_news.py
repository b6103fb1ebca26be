"""The newest of exactly what a reader follows."""

from collections.abc import Sequence
from datetime import datetime

from news.page import Page
from news.subscription import Subscription
from texts.first_minute_actions import ShowOwnNews
from texts.html import Html, bold, joined, lines, paragraphs
from texts.latest_actions import LatestPage
from texts.listing import bullet, listed, position
from texts.locale import Locale
from texts.message import Message, Row
from texts.navigation import to_home
from texts.subscription import subscription_label
from texts.subscription_actions import ShowRubrics, ShowSubscriptions

GLANCE = 3
"""Headlines that stand on a screen which is about something else."""
_NAMED = 4


def own_page(locale: Locale, page: Page, now: datetime, *, follows: bool) -> Message:
    """A page of it; of all news as long as the reader follows nothing."""
    title = bold(own_title(locale, follows=follows))
    ways = _ways(locale, follows=follows)
    if not page.articles:
        text = paragraphs(title, locale.catalogue("own-news-none" if follows else "latest-none"))
        return Message(text, ways)
    head = joined(" · ", [title, position(locale, page)])
    entries = [listed(locale, found, now) for found in page.articles]
    turns = _turns(locale, page)
    return Message(paragraphs(head, *entries), (turns, *ways) if turns else ways)


def own_title(locale: Locale, *, follows: bool) -> str:
    """What the news are that stand below, in plain words."""
    return locale.catalogue.plain("own-news-title" if follows else "latest-title")


def glance(locale: Locale, own: Page, newest: Page, *, follows: bool) -> Html:
    """The newest headlines of it; while there are none, those of all news: no empty first day."""
    say = locale.catalogue
    shown = [bullet(locale, found) for found in (own.articles or newest.articles)[:GLANCE]]
    if not shown:
        return say("latest-none")
    title = bold(own_title(locale, follows=follows and bool(own.articles)))
    without = say("own-news-none-yet") if follows and not own.articles else ""
    return lines(without, title, *shown)


def following(locale: Locale, held: Sequence[Subscription]) -> Html:
    """What is followed, in a line."""
    if not held:
        return locale.catalogue("home-follows-nothing")
    names = ", ".join(_unbroken(subscription_label(locale, one)) for one in held[:_NAMED])
    if len(held) <= _NAMED:
        return locale.catalogue("home-follows", names=names)
    return locale.catalogue("home-follows-more", names=names, count=len(held) - _NAMED)


def _unbroken(label: str) -> str:
    """The label with its sign on the line where its name begins."""
    return label.replace(" ", "\xa0", 1)


def _ways(locale: Locale, *, follows: bool) -> tuple[Row, ...]:
    subscriptions = (
        locale.button("to-subscriptions", ShowSubscriptions())
        if follows
        else locale.button("to-rubrics", ShowRubrics())
    )
    return ((subscriptions, to_home(locale)), (locale.button("to-all-news", LatestPage()),))


def _turns(locale: Locale, page: Page) -> Row:
    turns = []
    if page.has_newer:
        turns.append(locale.button("list-newer", ShowOwnNews(after=page.articles[0].sequence)))
    if page.has_older:
        turns.append(locale.button("list-older", ShowOwnNews(before=page.articles[-1].sequence)))
    return tuple(turns)
