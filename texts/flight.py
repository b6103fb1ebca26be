"""An article on its way: the undo window, the progress, the result."""

from datetime import datetime

from news.article import Article, ArticleStatus
from news.dispatch import DeliveryState, Tally
from texts.article import article_number
from texts.draft_actions import StartPost, Undo
from texts.duration import duration
from texts.html import Html, joined, lines
from texts.locale import Locale
from texts.message import Message, Row
from texts.sending_actions import ContinueSending, StopSending

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
    return Message(of_article(article.id, text), ((undo,),))


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
    count = say("flight-sent", done=done, total=tally.total)
    failed = tally.count(DeliveryState.DEAD)
    text = of_article(
        article_id,
        Html(f"{_bar(done, tally.total)} {count}"),
        say("flight-unreachable", count=failed) if failed else "",
        how_it_goes(locale, seconds_left, halted=halted, by_breaker=by_breaker),
    )
    return Message(text, (halting(locale, halted=halted or by_breaker),))


def _bar(done: int, total: int) -> str:
    """How much of something is done, as a picture."""
    filled = _BAR * done // total if total else 0
    return f"{'▓' * filled}{'░' * (_BAR - filled)}"


def how_it_goes(
    locale: Locale, seconds_left: float | None, *, halted: bool, by_breaker: bool
) -> Html:
    """Who has halted it, or else how long it still takes."""
    say = locale.catalogue
    return joined(
        " · ",
        [
            say("flight-halted") if halted else "",
            say("flight-halted-automatically") if by_breaker else "",
            "" if halted or by_breaker else _time_left(locale, seconds_left),
        ],
    )


def halting(locale: Locale, *, halted: bool) -> Row:
    """The button that halts every bulk send, or lets it go on."""
    if halted:
        return (locale.button("flight-continue", ContinueSending()),)
    return (locale.button("flight-stop", StopSending()),)


def result(locale: Locale, tally: Tally, article_id: int | None = None) -> Message:
    """The final counts of an article's deliveries."""
    say = locale.catalogue
    if not tally.total:
        text = say("flight-nobody")
    else:
        counted = (
            ("flight-unreachable", DeliveryState.DEAD),
            ("flight-unknown", DeliveryState.UNKNOWN),
            ("flight-skipped", DeliveryState.SKIPPED),
        )
        others = [
            say(key, count=tally.count(state)) for key, state in counted if tally.count(state)
        ]
        told = [say("flight-delivered", count=tally.delivered), *others]
        text = lines(say("flight-done", told=joined(", ", told)))
    return Message(of_article(article_id, text), ((locale.button("post-another", StartPost()),),))


def changed_since_toast(locale: Locale) -> str:
    """Says that somebody has changed the draft since it was shown, and that it is shown anew."""
    return locale.catalogue.plain("flight-changed-since")


def stale_toast(locale: Locale, status: ArticleStatus) -> str:
    """Says why a draft's old button does nothing any more."""
    return locale.catalogue.plain(f"flight-stale-{status}")


def of_article(article_id: int | None, *pieces: str) -> Html:
    """What is said of an article, after its number."""
    number = article_number(article_id) if article_id else ""
    return joined(" · ", [number, *pieces])


def _time_left(locale: Locale, seconds: float | None) -> str:
    if seconds is None:
        return ""
    return locale.catalogue("flight-left", duration=duration(locale.catalogue, seconds))
