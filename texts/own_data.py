"""What is kept of a reader: told, handed over, and erased."""

from datetime import timedelta

from news.retention import Retention
from news.role import Role
from texts.help_actions import ShowHelp
from texts.html import Html, bold, lines, paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.own_data_actions import AskForget, Forget, SendMyData, ShowPrivacy
from texts.subscription_actions import ShowRubrics

FILE_NAME = "my-data.json"
_COUNTED = ("subscriptions", "saved", "stories", "letters", "feeds", "places")
_DAY = timedelta(days=1)


def privacy_message(locale: Locale, retention: Retention, role: Role) -> Message:
    """What is kept, why and for how long, over the ways to have it and to erase it."""
    say = locale.catalogue
    office = "" if role is Role.READER else say("own-data-office")
    text = paragraphs(
        bold(say("own-data-title")),
        say("own-data-kept"),
        lines(bold(say("own-data-how-long")), *_terms(locale, retention)),
        say("own-data-others"),
        office,
    )
    ways = (
        locale.button("own-data-send", SendMyData()),
        locale.button("to-help", ShowHelp()),
        locale.button("own-data-erase", AskForget()),
    )
    return Message(text, tuple((each,) for each in ways))


def own_data_sent(locale: Locale) -> Message:
    """What stands under the file, and what can be done next."""
    ways = (
        locale.button("own-data-back", ShowPrivacy(fresh=True)),
        locale.button("own-data-erase", AskForget(fresh=True)),
    )
    return Message(locale.catalogue("own-data-file"), tuple((each,) for each in ways))


def forget_question(
    locale: Locale, counts: dict[str, int], retention: Retention, role: Role
) -> Message:
    """Says exactly what goes, and what stays; ``counts`` are of what the reader has, by kind."""
    say = locale.catalogue
    some = [say(f"own-data-{kind}", count=counts[kind]) for kind in _COUNTED if counts[kind]]
    gone = [*some, say("own-data-settings"), say("own-data-history"), say("own-data-journal")]
    left = [say("own-data-stays-chat"), say("own-data-stays-numbers"), _backup(locale, retention)]
    office = "" if role is Role.READER else say("own-data-office")
    text = paragraphs(
        bold(say("own-data-question")),
        lines(say("own-data-goes"), *map(_listed, gone)),
        lines(say("own-data-stays"), *map(_listed, left)),
        office,
        say("own-data-for-good"),
    )
    keep = locale.button("own-data-keep", ShowPrivacy())
    erase = locale.button("own-data-erase-now", Forget())
    return Message(text, ((keep,), (erase,)))


def forgotten(locale: Locale, role: Role) -> Message:
    """Says that nothing is kept any more, and what a new word would mean."""
    say = locale.catalogue
    office = "" if role is Role.READER else say("own-data-office")
    again = locale.button("own-data-again", ShowRubrics())
    return Message(paragraphs(say("own-data-forgotten"), office), ((again,),))


def _terms(locale: Locale, retention: Retention) -> tuple[str, ...]:
    say = locale.catalogue
    departed = retention.departed
    gone = (
        say("own-data-departed", days=departed // _DAY)
        if departed is not None
        else say("own-data-departed-never")
    )
    terms = (
        say("own-data-till-changed"),
        say("own-data-sent-days", days=retention.sent // _DAY),
        say("own-data-letters-days", days=retention.sent // _DAY),
        say("own-data-journal-days"),
        gone,
        _backup(locale, retention),
    )
    return tuple(map(_listed, terms))


def _listed(line: Html) -> Html:
    return Html(f"• {line}")


def _backup(locale: Locale, retention: Retention) -> Html:
    if retention.backup is None:
        return locale.catalogue("own-data-backup-others")
    return locale.catalogue("own-data-backup", days=retention.backup // _DAY)
