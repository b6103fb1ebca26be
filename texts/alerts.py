"""What the people who run the bot must know at once."""

from datetime import datetime

from texts.actions import ContinueSending
from texts.article import article_number
from texts.html import paragraphs
from texts.locale import Locale
from texts.message import Message


def dispatch_halted(locale: Locale, description: str, article_id: int | None = None) -> Message:
    """The same refusal from many chats: the sending of one article, or of digests, stands still."""
    say = locale.catalogue
    told = (
        say("alert-dispatch", number=article_number(article_id))
        if article_id
        else say("alert-digests")
    )
    return Message(paragraphs(told, say("alert-cause", cause=description)), silent=False)


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
    """No bulk send goes to anybody until somebody has looked."""
    row = (locale.button("flight-continue", ContinueSending()),)
    return Message(
        paragraphs(locale.catalogue("alert-bulk"), locale.catalogue("alert-cause", cause=reason)),
        (row,),
        silent=False,
    )


def database_trouble(locale: Locale, trouble: str, backup: datetime | None) -> Message:
    """The database does not do as it is told, so nothing is sent.

    ``trouble`` is locked, full, unreachable or damaged; ``backup`` is when the newest was made.
    """
    parts = [locale.catalogue(f"alert-database-{trouble}")]
    if trouble == "damaged" and backup is not None:
        parts.append(locale.catalogue("alert-database-backup", at=locale.date(backup)))
    elif trouble == "damaged":
        parts.append(locale.catalogue("alert-database-no-backup"))
    return Message(paragraphs(*parts), silent=False)


def database_recovered(locale: Locale) -> Message:
    """The trouble that owners were told of is over."""
    return Message(locale.catalogue("alert-database-recovered"), silent=False)


def backup_failed(locale: Locale, reason: str) -> Message:
    """There is no fresh copy of the database."""
    return Message(
        paragraphs(locale.catalogue("alert-backup"), locale.catalogue("alert-cause", cause=reason)),
        silent=False,
    )


def update_set_aside(locale: Locale, update_id: int) -> Message:
    """Handling what somebody sent ended the program, or ran past its time, twice."""
    return Message(locale.catalogue("alert-update", update=str(update_id)), silent=False)
