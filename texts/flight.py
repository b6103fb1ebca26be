"""An article on its way: the undo window, the progress, the result."""

from datetime import datetime

from news.article import Article, ArticleStatus
from news.dispatch import DeliveryState, Tally
from texts.actions import ContinueSending, StartPost, StopSending, Undo
from texts.article import article_number
from texts.duration import duration
from texts.html import Html, joined, lines
from texts.locale import Locale
from texts.message import Message

_BAR = 10


def departing(
    locale: Locale, article: Article, now: datetime, preview_id: int | None = None
) -> Message:
    """Says when the article goes out, as a moment and not a countdown."""
    at = article.departs_at or now
    seconds = max(round((at - now).total_seconds()), 0)
    time = f"{at.astimezone(locale.zone):%H:%M:%S}"
    text = locale.catalogue("flight-departing", count=seconds, time=time)
    undo = locale.button("flight-undo", Undo(article.id, preview_id))
    return Message(_of(article.id, text), ((undo,),))


def recalled_toast(locale: Locale) -> str:
    """Says that the sending was undone; the draft's card comes back."""
    return locale.catalogue.plain("flight-recalled")


def departed_toast(locale: Locale) -> str:
    """Says that the sending has begun; the progress comes in place of the draft's card."""
    return locale.catalogue.plain("flight-departed")


def cancelled(locale: Locale) -> Message:
    """Says that the draft was cancelled."""
    return Message(
        locale.catalogue("flight-cancelled"), ((locale.button("post-another", StartPost()),),)
    )


def progress(
    locale: Locale,
    tally: Tally,
    seconds_left: float | None,
    *,
    halted: bool = False,
    by_breaker: bool = False,
    article_id: int | None = None,
) -> Message:
    """The progress line; ``seconds_left`` is None while nobody can tell.

    ``halted`` by an editor, ``by_breaker`` automatically: either, or both.
    """
    say = locale.catalogue
    done = tally.total - tally.left
    filled = _BAR * done // tally.total if tally.total else 0
    count = say("flight-sent", done=done, total=tally.total)
    failed = tally.count(DeliveryState.DEAD)
    pieces = [
        Html(f"{'▓' * filled}{'░' * (_BAR - filled)} {count}"),
        say("flight-unreachable", count=failed) if failed else "",
        say("flight-halted") if halted else "",
        say("flight-halted-automatically") if by_breaker else "",
        "" if halted or by_breaker else _time_left(locale, seconds_left),
    ]
    press = (
        locale.button("flight-continue", ContinueSending())
        if halted or by_breaker
        else locale.button("flight-stop", StopSending())
    )
    return Message(_of(article_id, *pieces), ((press,),))


def result(locale: Locale, tally: Tally, article_id: int | None = None) -> Message:
    """The final counts of an article's deliveries."""
    say = locale.catalogue
    if not tally.total:
        text = say("flight-nobody")
    else:
        counted = (
            ("flight-delivered", DeliveryState.SENT),
            ("flight-unreachable", DeliveryState.DEAD),
            ("flight-unknown", DeliveryState.UNKNOWN),
            ("flight-skipped", DeliveryState.SKIPPED),
        )
        told = [
            say(key, count=tally.count(state))
            for key, state in counted
            if tally.count(state) or state is DeliveryState.SENT
        ]
        text = lines(say("flight-done", told=joined(", ", told)))
    return Message(_of(article_id, text), ((locale.button("post-another", StartPost()),),))


def stale_toast(locale: Locale, status: ArticleStatus) -> str:
    """Says why a draft's old button does nothing any more."""
    return locale.catalogue.plain(f"flight-stale-{status}")


def _of(article_id: int | None, *pieces: str) -> Html:
    """What is said of an article, after its number."""
    number = article_number(article_id) if article_id else ""
    return joined(" · ", [number, *pieces])


def _time_left(locale: Locale, seconds: float | None) -> str:
    if seconds is None:
        return ""
    return locale.catalogue("flight-left", duration=duration(locale.catalogue, seconds))
