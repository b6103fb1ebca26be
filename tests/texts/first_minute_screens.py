"""The screens of the first minute, the home screen and the languages of news."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time, timedelta
from itertools import product

from news.language import Language
from news.page import Page
from news.quiet import QuietHours
from news.refinement import Refinement
from news.rehearsal import Rehearsal
from news.role import Role
from news.rubric import Rubric
from news.subscriber import FOR_EVER, Subscriber
from news.subscription import Subscription
from tests.texts.people import NOW
from texts import first_minute, home, own_news, refining, search, subscribed
from texts.first_minute import Beginning
from texts.locale import Locale
from texts.message import Message

ODD_WORDS = ("футбол", "достопримечательность", "ы" * 100)
LANGUAGES = (frozenset[Language](), frozenset({Language.BE}), frozenset(Language))


def first_minute_screens(
    locale: Locale,
    subscriber: Subscriber,
    held: tuple[Subscription, ...],
    rubrics: Sequence[Rubric],
    pages: Sequence[Page],
) -> Iterator[Message]:
    """All of them."""
    empty = Page((), 0, 0)
    for followed, page, wanted in product((held, held[:1], ()), (*pages, empty), LANGUAGES):
        reader = replace(subscriber, news_languages=wanted)
        of = Beginning(reader, followed, page, pages[0])
        yield from questions(locale, of, rubrics)
        yield first_minute.finished(locale, of, NOW)
        yield home.home(locale, of, NOW)
        yield own_news.own_page(locale, page, NOW, follows=bool(followed))

    of = Beginning(subscriber, (), empty, empty)
    yield first_minute.rubrics_step(locale, of, (), {}, new=True)
    yield from home_screens(locale, of)


def questions(locale: Locale, of: Beginning, rubrics: Sequence[Rubric]) -> Iterator[Message]:
    paces = dict(zip((one.id for one in rubrics), (123.0, 0.9, 0.01), strict=False))
    for new, role in product((True, False, None), Role):
        yield first_minute.rubrics_step(locale, of, rubrics, paces, role, new=new)
    yield first_minute.when_step(locale, of)
    yield first_minute.languages_step(locale, of)


def home_screens(locale: Locale, of: Beginning) -> Iterator[Message]:
    resting = replace(
        of.subscriber,
        paused_until=NOW + timedelta(days=5),
        quiet=QuietHours(time(23), time(7)),
    )
    for reader in (resting, replace(of.subscriber, paused_until=FOR_EVER)):
        for role, hello in product(Role, (True, False)):
            yield home.home(locale, replace(of, subscriber=reader), NOW, role, hello=hello)


def refining_screens(
    locale: Locale,
    subscriber: Subscriber,
    held: Sequence[Subscription],
    pages: Sequence[Page],
    odd: str,
) -> Iterator[Message]:
    """Rules refined and explained."""
    yield refining.rule_language(locale)
    offers = [(way, "") for way in Refinement] + [(Refinement.WITHOUT, word) for word in ODD_WORDS]
    for page, rule in product(pages, held):
        rehearsal = Rehearsal(page.articles[:3], page.total)
        yield refining.refinements_message(locale, rule, rehearsal, offers)
        yield refining.refinement_message(locale, rule, odd, rehearsal, rehearsal, offers[0])
        yield refining.example_message(locale, "санкции | эмбарго", rehearsal)
        yield subscribed.subscribed(locale, rule, rehearsal, subscriber, NOW, None, odd)
    for number in (-7, 0, 4, 99):
        yield refining.example_message(locale, refining.example(locale, number), Rehearsal((), 0))
    for page in pages:
        yield search.search_page(locale, "договор", page, NOW, odd)
    yield search.nothing_found(locale, "договор", None, odd)
