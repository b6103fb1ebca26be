"""The screens of what editors do together: lists, progress cards, each other's changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

from news.article import Article, ArticleDraft, ArticleStatus, Change, Version
from news.card import Card
from news.colleague import Colleague
from news.dispatch import DeliveryState, FlightPlan, Tally
from news.life import Event, Life
from news.shelf import Item, Shelf, ShelfPage
from news.standing import Standing
from tests.texts.people import LONG_NAMED, NOW, article
from texts import amendment, articles, difference, post, progress
from texts.locale import Locale
from texts.message import Message

NONSENSE = "<b>&\ud800\u202e" + "ы" * 10_000
NAMELESS, NAMED = Colleague(2**53), Colleague(2, "Анна <b>& " * 20)
MANY = Tally({DeliveryState.SENT: 1236, DeliveryState.DEAD: 4})
IN_FLIGHT = Tally({DeliveryState.PENDING: 3, DeliveryState.SENT: 1})
EVENTS = tuple(
    Event(change, NOW + timedelta(days=day), who, *counts, revision=day + 2)
    for day, (change, who, counts) in enumerate(
        product(
            (Change.EDIT, Change.CORRECTION, Change.WITHDRAWAL),
            (NAMELESS, NAMED),
            ((0, 0, 0, 0), (1240, 3, 5, 0), (5, 0, 0, 5)),
        )
    )
)


def shared_screens(locale: Locale) -> Iterator[Message]:
    """All of them."""
    yield from lists(locale)
    yield from progress_cards(locale)
    yield from changes(locale)


def lists(locale: Locale) -> Iterator[Message]:
    yield articles.unknown_shelf(locale, NONSENSE)
    for shelf in Shelf:
        yield articles.articles_page(locale, ShelfPage(shelf, (), 0, 0, has_more=False), 1, NOW)
        for offset, total in ((0, 5), (5, 12345), (None, None), (7, 3)):
            page = ShelfPage(
                shelf, tuple(items()), offset, total, has_more=True, anything_awaits=True
            )
            yield articles.articles_page(locale, page, 1, NOW, before=2**53)


def items() -> Iterator[Item]:
    shown = (article(2**53, NONSENSE), replace(article(12, rubric=LONG_NAMED), breaking=True))
    for one, status in zip(shown * 3, ArticleStatus, strict=False):
        each = replace(one, status=status, embargo_until=NOW + timedelta(days=1))
        yield Item(each, NOW + timedelta(days=each.id % 3), NAMED, (NAMELESS, NAMED))
    yield Item(article(3), None, NAMELESS)


def progress_cards(locale: Locale) -> Iterator[Message]:
    lives = (Life(), Life(EVENTS[:1]), Life(EVENTS[-8:], 21), Life(EVENTS[3:6], 1))
    for status, life, tally in product(ArticleStatus, lives, (MANY, IN_FLIGHT, Tally({}))):
        one = replace(article(12), status=status, departs_at=NOW + timedelta(days=1))
        for agreed_by, in_digests in ((None, 0), (NAMED, 8600)):
            card = Card(one, tally, in_digests=in_digests, life=life, agreed_by=agreed_by)
            yield progress.progress_card(locale, card, 2, NOW)
            yield progress.progress_card(
                locale, card, 2, NOW, seconds_left=15.0, halted=True, by_breaker=True
            )


def changes(locale: Locale) -> Iterator[Message]:
    odd: Article = article(2**53, NONSENSE)
    for event in EVENTS[:2] + EVENTS[-2:]:
        yield amendment.overtaken(locale, odd, event, NOW)
        stands = Standing(FlightPlan(1, 2, 3), at_work=(NAMED, NAMELESS), changed=event)
        yield post.draft_card(locale, odd, stands, NOW)
    wordings = (
        ArticleDraft(NONSENSE, (" ".join(["Слово за словом."] * 600),)),
        ArticleDraft("Мост", ("Слово слово.", "<b>Абзац</b>", *["Ещё."] * 300)),
        ArticleDraft("Мост", ("Слово дело.", *[" ".join(["Уже нет."] * 20)] * 300)),
        ArticleDraft("Мост"),
    )
    for before, after in product(wordings, repeat=2):
        versions = (
            Version(12, revision, Change.EDIT, wording, 1, NOW)
            for revision, wording in ((3, before), (4, after))
        )
        yield difference.difference_message(locale, odd, *versions)
