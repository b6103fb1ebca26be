"""The screens of what readers keep, of shared links, and of campaigns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from news.article import Article
from news.campaign import Brought, Campaign
from news.rehearsal import Rehearsal
from news.rubric import Rubric
from news.saved import Saved, SavedPage
from tests.texts.people import LONG_NAMED, NOW, SPORT, article
from texts import campaigns, offered, saved
from texts.locale import Locale
from texts.message import Message

NONSENSE = "<b>&\ud800\u202e" + "ы" * 10_000
MOST = 2**53
CAMPAIGNS = (
    Campaign(1, "abcde", "Весна", None, 7, NOW - timedelta(days=3)),
    Campaign(MOST, "fghij", NONSENSE[:64], "a_12", 7, NOW - timedelta(days=400)),
    Campaign(3, "kmnpq", "Осень", "r_sport", 7, NOW, ended_at=NOW),
)
FIGURES = (Brought(), Brought(1, 1, 3, 2), Brought(1240, 1239, 5000, 12), Brought(5, 0, 0, 0))


def saved_items(count: int) -> tuple[Saved, ...]:
    shown: tuple[Article | None, ...] = (article(1), article(MOST, NONSENSE), None)
    odd = [replace(one, rubric=LONG_NAMED) if one else None for one in shown]
    return tuple(
        Saved(MOST - number, NOW - timedelta(days=number), (*shown, *odd)[number % 6])
        for number in range(count)
    )


def screens(locale: Locale) -> Iterator[Message]:
    """All of them."""
    yield from _kept(locale)
    yield from _campaigns(locale)
    for words in ("договор", "<b>&" * 7, '"гарантии безопасности"'):
        yield offered.offered_words(locale, words, Rehearsal((article(1),), 12))
    yield offered.broken_link(locale)


def toasts(locale: Locale) -> Iterator[str]:
    """What is said over the chat."""
    yield saved.kept_toast(locale, already=False)
    yield saved.kept_toast(locale, already=True)
    yield saved.dropped_toast(locale)
    yield saved.put_back_toast(locale)
    yield saved.too_many_saved(locale)
    yield saved.not_out_yet(locale)


def _kept(locale: Locale) -> Iterator[Message]:
    pages = (SavedPage((), 1, 0), SavedPage(saved_items(2), 1, 2), SavedPage(saved_items(5), 2, 14))
    for page in pages:
        yield saved.saved_page(locale, page, NOW)
        for gone in (None, *saved_items(3)):
            yield saved.tidy_page(locale, page, NOW, gone)
    for count in (0, 1, 3, 14):
        yield saved.clear_question(locale, count, NOW)
        for left in (0, 3):
            yield saved.saved_cleared(locale, count, left)


def _campaigns(locale: Locale) -> Iterator[Message]:
    targets: tuple[Article | Rubric | None, ...] = (None, article(12, NONSENSE), SPORT, LONG_NAMED)
    for ended in (False, True):
        yield campaigns.campaigns_page(locale, (), ended=ended)
        known = [(each, FIGURES[number % 4]) for number, each in enumerate(CAMPAIGNS * 5)]
        for page in (1, 2, 99):
            yield campaigns.campaigns_page(locale, known, page, ended=ended)
    for each, brought in zip(CAMPAIGNS, FIGURES, strict=False):
        for target in targets:
            yield campaigns.campaign_card(locale, each, brought, target, NOW)
        for told in (campaigns.campaign_added(locale), campaigns.campaign_ended(locale)):
            yield campaigns.campaign_card(locale, each, brought, None, NOW, told)
        yield campaigns.end_question(locale, each)
        yield campaigns.qr_caption(locale, each)
    yield campaigns.campaign_prompt(locale)
    yield campaigns.bad_campaign_name(locale)
    yield campaigns.bad_target(locale, NONSENSE)
    yield campaigns.unknown_campaign(locale, NONSENSE)
