"""An article's card in the chat of whoever published it: one message, from its plan to its end."""

from datetime import datetime

from news.article import Article, ArticleStatus, Change
from news.card import Card
from news.life import Event
from texts.amendment_actions import AskWithdraw, StartAmendment
from texts.card_actions import ShowHistory
from texts.colleague import name_of
from texts.draft_actions import StartPost
from texts.flight import cancelled, departing, halting, how_it_goes, of_article, progress, result
from texts.html import Html, joined, lines
from texts.locale import Locale
from texts.message import Message, Row, Rows
from texts.schedule import planned_card
from texts.statistics_actions import ShowFigures


def progress_card(
    locale: Locale,
    card: Card,
    you: int,
    now: datetime,
    *,
    seconds_left: float | None = None,
    halted: bool = False,
    by_breaker: bool = False,
) -> Message:
    """Where the article stands, over what was done to it since; ``you`` are whose chat it is in.

    ``halted`` by an editor, ``by_breaker`` automatically: either, or both.
    """
    stands = _stands(locale, card, now, seconds_left, halted=halted, by_breaker=by_breaker)
    if not card.has_landed and not card.life.events:
        return stands
    goes: Html | str = ""
    if card.life.left and card.has_landed:
        goes = how_it_goes(locale, seconds_left, halted=halted, by_breaker=by_breaker)
    told = [_told(locale, each, you, card.article) for each in card.life.events]
    earlier = locale.catalogue("life-earlier", count=card.life.earlier) if card.life.earlier else ""
    text = lines(stands.text, earlier, *told, Html(goes[:1].upper() + goes[1:]))
    if not card.has_landed:
        return Message(text, stands.buttons)
    stop = (halting(locale, halted=halted or by_breaker),) if card.life.left else ()
    return Message(text, (*stop, *_ways(locale, card, stands)))


def _stands(
    locale: Locale,
    card: Card,
    now: datetime,
    seconds_left: float | None,
    *,
    halted: bool,
    by_breaker: bool,
) -> Message:
    article = card.article
    match article.status:
        case ArticleStatus.SCHEDULED:
            return planned_card(locale, article, now, agreed=_agreed(locale, card))
        case ArticleStatus.DEPARTING:
            return departing(locale, article, now)
        case ArticleStatus.DRAFT:
            return Message(of_article(article.id, locale.catalogue("card-draft")))
        case ArticleStatus.CANCELLED:
            return cancelled(locale)
    if card.has_landed:
        return _landed(locale, card)
    return progress(
        locale,
        card.tally,
        seconds_left,
        halted=halted,
        by_breaker=by_breaker,
        article_id=article.id,
    )


def _landed(locale: Locale, card: Card) -> Message:
    end = result(locale, card.tally, card.article.id)
    digests = ""
    if card.in_digests:
        digests = locale.catalogue("flight-in-digests", count=card.in_digests)
    rest = joined(" · ", [digests, _agreed(locale, card)])
    # That nobody gets it at once is told in sentences.
    text = joined(" · ", [end.text, rest]) if card.tally.total else lines(end.text, rest)
    return Message(text, end.buttons)


def _agreed(locale: Locale, card: Card) -> Html | str:
    if card.agreed_by is None:
        return ""
    return locale.catalogue("flight-agreed", who=name_of(card.agreed_by))


def _told(locale: Locale, event: Event, you: int, article: Article) -> Html:
    """``14:05 · правка · Анна · обновлено 5, не удалось 1``."""
    who = "" if event.editor.id == you else name_of(event.editor)
    change = locale.catalogue(f"version-{event.change}")
    return joined(" · ", [_at(locale, event, article), change, who, _figures(locale, event)])


def _at(locale: Locale, event: Event, article: Article) -> str:
    """The time, with the day if it is another than the publication's.

    "Today" would be wrong tomorrow: nobody edits the card then.
    """
    at, since = (
        each.astimezone(locale.zone) for each in (event.at, article.published_at or event.at)
    )
    return f"{at:%H:%M}" if at.date() == since.date() else locale.short_date(event.at)


def _figures(locale: Locale, event: Event) -> Html:
    if event.left:
        return locale.catalogue("life-left", count=event.left)
    changed = "life-gone" if event.change is Change.WITHDRAWAL else "life-changed"
    counted = (
        (changed, event.changed),
        ("life-missed", event.unreached),
        ("life-told", event.told),
    )
    return joined(", ", [locale.catalogue(key, count=count) for key, count in counted if count])


def _ways(locale: Locale, card: Card, stands: Message) -> Rows:
    number = card.article.id
    look: Row = (
        locale.button("card-figures", ShowFigures(number)),
        locale.button("card-history", ShowHistory(number)),
    )
    another = locale.button("post-another", StartPost())
    if card.article.status is ArticleStatus.WITHDRAWN:
        return (look, (another,))
    if card.article.status is not ArticleStatus.PUBLISHED:
        return stands.buttons
    edit = locale.button("card-edit", StartAmendment(number))
    correct = locale.button("card-correct", StartAmendment(number, correction=True))
    withdraw = locale.button("card-withdraw", AskWithdraw(number))
    return ((edit, correct), look, (another, withdraw))
