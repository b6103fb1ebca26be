"""Alerts to the owners."""

from datetime import datetime

from texts.article import article_number
from texts.html import paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.sending_actions import ContinueSending


def dispatch_halted(locale: Locale, description: str, article_id: int | None = None) -> Message:
    """Circuit breaker: many chats refused alike, so this article, or digests, are halted."""
    say = locale.catalogue
    told = (
        say("alert-dispatch", number=article_number(article_id))
        if article_id
        else say("alert-digests")
    )
    return Message(paragraphs(told, say("alert-cause", cause=description)), silent=False)


def photo_refused(locale: Locale, article_id: int) -> Message:
    """An article goes out without its photo."""
    return Message(locale.catalogue("alert-photo", number=article_number(article_id)), silent=False)


def article_failed(
    locale: Locale, article_id: int, headline: str, cause: str, *, published: bool
) -> Message:
    """An article could not be published, or not be sent to all."""
    key = "alert-article-unspread" if published else "alert-article-unpublished"
    say = locale.catalogue
    return Message(
        paragraphs(
            say(key, number=str(article_id), headline=headline), say("alert-cause", cause=cause)
        ),
        silent=False,
    )


def bulk_halted(locale: Locale, reason: str) -> Message:
    """All bulk sending is halted until an owner acts."""
    row = (locale.button("flight-continue", ContinueSending()),)
    return Message(
        paragraphs(locale.catalogue("alert-bulk"), locale.catalogue("alert-cause", cause=reason)),
        (row,),
        silent=False,
    )


def database_trouble(locale: Locale, trouble: str, backup: datetime | None) -> Message:
    """The database fails, so nothing is sent.

    ``trouble`` is locked, full, unreachable or damaged; ``backup`` is when the newest was made.
    """
    parts = [locale.catalogue(f"alert-database-{trouble}")]
    if trouble == "damaged" and backup is not None:
        parts.append(locale.catalogue("alert-database-backup", at=locale.date(backup)))
    elif trouble == "damaged":
        parts.append(locale.catalogue("alert-database-no-backup"))
    return Message(paragraphs(*parts), silent=False)


def database_recovered(locale: Locale) -> Message:
    """The reported fault is over."""
    return Message(locale.catalogue("alert-database-recovered"), silent=False)


def backup_failed(locale: Locale, reason: str) -> Message:
    """There is no fresh copy of the database."""
    return Message(
        paragraphs(locale.catalogue("alert-backup"), locale.catalogue("alert-cause", cause=reason)),
        silent=False,
    )


def update_set_aside(locale: Locale, update_id: int) -> Message:
    """Handling an update ended the process or timed out, twice."""
    return Message(locale.catalogue("alert-update", update=str(update_id)), silent=False)


def digest_failed(locale: Locale, chat_id: int) -> Message:
    """A reader's digests cannot be made."""
    return Message(locale.catalogue("alert-digest", reader=str(chat_id)), silent=False)


def webhook_given_up(locale: Locale, host: str, outcome: str) -> Message:
    """A program has not taken an event for a day; those after it may fare alike."""
    say = locale.catalogue
    told = say("alert-webhook", host=host)
    return Message(paragraphs(told, say("alert-cause", cause=outcome)), silent=False)
