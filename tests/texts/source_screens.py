"""The screens of sources, with the longest and the oddest that can stand on them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

from news.article import ArticleDraft
from news.dispatch import FlightPlan
from news.inbox import MOST_LISTED
from news.latest_item import LatestItem
from news.likeness import Likeness, LikenessKind
from news.source import Category, Condition, ItemState, Mode, Source, SourceKind, SourceStatus
from news.trial import Trial, TrialItem, TrialWarning
from newsroom.alarming import AlarmKind
from sources.unfetchable import FetchProblem
from tests.texts.people import LONG_NAMED, NOW, SOCIETY, SPORT, article
from texts import (
    inbox,
    source,
    source_categories,
    source_trial,
    source_trouble,
    sources,
    suggestion,
)
from texts.locale import Locale
from texts.message import Message

NONSENSE = "<b>&\ud800\u202e" + "ы" * 10_000
MOST = 2**52 - 1
DAY = timedelta(days=1)
RUBRICS = (SOCIETY, SPORT, *[LONG_NAMED] * 30)
PLAIN = Source(
    3,
    SourceKind.FEED,
    "https://example.by/rss",
    "Белта",
    Mode.REVIEW,
    SourceStatus.ON,
    Condition.FRESH,
    1,
    NOW - DAY,
    rubric=SOCIETY,
    condition_since=NOW - DAY,
    last_item_at=NOW - timedelta(minutes=12),
    next_look_at=NOW + timedelta(minutes=20),
    pace=timedelta(minutes=20),
)
ODD = Source(
    MOST,
    SourceKind.FEED,
    "https://example.by/" + "я" * 1900,
    NONSENSE[:128],
    Mode.PUBLISH,
    SourceStatus.ON,
    Condition.NEW,
    1,
    NOW,
    rubric=LONG_NAMED,
    moved_to="https://example.by/" + "я" * 1900,
)
CHANNEL = replace(PLAIN, kind=SourceKind.CHANNEL, address="@news", next_look_at=None)
CATEGORIES = (
    Category("спорт", "Спорт", SPORT, chosen=True, items=21),
    Category("прочее", "Прочее", None, chosen=False, items=1),
    Category("общество", "Общество", SOCIETY, chosen=False, items=3),
    *(
        Category(f"{number}{NONSENSE[:100]}", NONSENSE[:128], LONG_NAMED, chosen=True, items=5)
        for number in range(30)
    ),
)


def screens(locale: Locale) -> Iterator[Message]:
    """All of them."""
    yield from _lists(locale)
    yield from _cards(locale)
    yield from _trials(locale)
    yield from _troubles(locale)
    yield from _inboxes(locale)
    yield from _suggestions(locale)


def toasts(locale: Locale) -> Iterator[str]:
    """What is said over the chat."""
    yield sources.source_gone_toast(locale)
    yield from (sources.drafts_wanted_toast(locale, wanted=each) for each in (True, False))
    yield inbox.skipped_toast(locale)
    yield from (inbox.skipped_all_toast(locale, count) for count in (0, 1, 2, 20))
    yield inbox.item_settled_toast(locale)
    yield suggestion.suggestion_gone_toast(locale)


def every_source() -> Iterator[Source]:
    """Sources in every condition."""
    for one, status in product((PLAIN, ODD, CHANNEL), SourceStatus):
        yield replace(one, status=status)
    for one, condition in product((PLAIN, ODD, CHANNEL), Condition):
        yield replace(one, condition=condition)
        yield replace(one, condition=condition, failing_since=NOW - 3 * DAY, pace=None)
        yield replace(one, condition=condition, last_item_at=None, next_look_at=NOW + DAY)


def _lists(locale: Locale) -> Iterator[Message]:
    every = tuple(every_source())
    for some, page, wanted in product(((), every[:1], every), (1, 2, 99), (True, False)):
        yield sources.sources_page(locale, some, NOW, page, wanted=wanted)
    yield sources.sources_page(locale, (ODD,) * 30, NOW, 3, wanted=True)
    yield sources.sources_menu(locale)
    yield sources.sources_usage(locale, NONSENSE)
    yield sources.which_source(locale)
    yield sources.unknown_source(locale, NONSENSE)
    yield sources.address_prompt(locale)
    yield sources.address_dropped(locale)


def _cards(locale: Locale) -> Iterator[Message]:
    headlines = (NONSENSE,) * 20
    for each in every_source():
        yield source.source_card(locale, each, NOW)
        yield source.source_card(
            locale,
            each,
            NOW,
            categories=CATEGORIES,
            latest=[LatestItem(NONSENSE, state, MOST) for state in ItemState][:5],
            newest=headlines,
            held=headlines,
            page=9,
            note=source.paused_note(locale, each),
        )
    for each in (PLAIN, ODD, replace(PLAIN, rubric=None)):
        yield source.mode_picker(locale, each)
        yield source.rubric_picker(locale, each, RUBRICS)
        yield source.remove_question(locale, each)
        yield source.removed(locale, each)
        for some, page in product(((), CATEGORIES[:3], CATEGORIES), (1, 2, 99)):
            yield source_categories.categories_page(locale, each, some, page)
        for category in CATEGORIES[:4]:
            note = source_categories.filed_note(locale, category)
            yield source_categories.categories_page(locale, each, CATEGORIES, 1, note)
            yield source_categories.category_rubrics(locale, each, category, RUBRICS)
    yield source_categories.unknown_category(locale, NONSENSE)
    yield source_categories.bad_category_line(locale)
    notes = (
        source.checking_note(locale),
        source.nothing_to_check(locale),
        *(source.checked_note(locale, count) for count in (0, 1, 2, 5)),
        *(source.released_note(locale, count) for count in (0, 1, 2, 5)),
        *(source.held_dropped_note(locale, count) for count in (0, 1)),
        *(source_trial.switched_on_note(locale, each) for each in (PLAIN, ODD)),
        *(source_trial.taken_note(locale, PLAIN, count) for count in (0, 1, 2, 5)),
        *(source_trial.taken_note(locale, ODD, count) for count in (0, 1, 2, 5)),
    )
    yield from (source.source_card(locale, PLAIN, NOW, note=note) for note in notes)


def _trials(locale: Locale) -> Iterator[Message]:
    plans = (None, FlightPlan(0, 0, 0), FlightPlan(3, 860, 1.0), FlightPlan(0, 21, 0))
    items = tuple(TrialItem("Мост открыт", NOW, (SOCIETY, SPORT), plan) for plan in plans)
    odd = TrialItem(NONSENSE, None, (LONG_NAMED,) * 5, FlightPlan(10**6, 10**6, 1))
    for count, newest in product((0, 1, 2, 38), ((), items[:1], items[1:3], (odd,) * 3)):
        trial = Trial(count, newest, tuple(TrialWarning))
        for each in (PLAIN, ODD, CHANNEL, replace(PLAIN, rubric=None)):
            yield source_trial.trial_card(locale, each, trial, NOW)
            yield source_trial.trial_card(locale, each, trial, NOW, categories=CATEGORIES)
    yield source_trial.looking(locale)
    feeds = [(NONSENSE, f"https://example.by/{'a' * 200}")] * 20
    yield source_trial.which_feed(locale, feeds, None, Mode.REVIEW)
    yield source_trial.trial_dropped(locale)
    yield from (source_trial.source_known(locale, each) for each in (PLAIN, ODD))
    for key in ("no-feed-found", "unreadable"):
        yield source_trial.not_added(locale, key)
    yield source_trial.not_added(locale, "bad-address", typed=NONSENSE)
    yield source_trial.not_added(locale, "unknown-rubric", name=NONSENSE)
    yield source_trial.not_added(locale, "status", status="404")
    yield from (source_trial.not_added(locale, f"fetch-{each}") for each in FetchProblem)


def _troubles(locale: Locale) -> Iterator[Message]:
    for each, kind in product((PLAIN, ODD, CHANNEL, replace(PLAIN, pace=None)), AlarmKind):
        yield source_trouble.source_troubled(locale, each, kind, NOW)
        yield source_trouble.source_troubled(locale, each, kind, NOW, (NONSENSE,) * 9)


def _inboxes(locale: Locale) -> Iterator[Message]:
    plain = inbox.Item(article(12, source_url="https://example.by/1"), "Белта")
    odd = inbox.Item(article(MOST, NONSENSE, rubric=LONG_NAMED, body=(NONSENSE,)), NONSENSE)
    bare = inbox.Item(article(13, rubric=None, body=()), "")
    for each in (plain, odd, bare):
        for others, rings in product((0, 1, 20), (True, False)):
            yield inbox.item_card(locale, each, None, others=others, rings=rings)
        for kind in LikenessKind:
            likeness = Likeness(kind, article(5, NONSENSE), 0.9)
            yield inbox.item_card(locale, each, likeness, others=2)
    for items, total in (
        ((plain, odd), 2),
        ((odd,) * MOST_LISTED, MOST_LISTED),
        ((odd,) * MOST_LISTED, 1240),
    ):
        yield inbox.inbox_list(locale, items, total)
        yield inbox.inbox_list(locale, items, total, rings=True)
    yield inbox.inbox_empty(locale)
    yield from (inbox.skip_all_question(locale, count, MOST) for count in (1, 2, 20))


def _suggestions(locale: Locale) -> Iterator[Message]:
    wordings = (
        ArticleDraft("Мост закрыт", ("Слово слово.",)),
        ArticleDraft(NONSENSE, (" ".join(["Слово за словом."] * 600),)),
    )
    for mine, draft in product((article(12), article(MOST, NONSENSE, body=(NONSENSE,))), wordings):
        yield suggestion.suggestion_message(locale, NONSENSE, mine, draft, NOW)
        yield suggestion.suggestion_dropped(locale, mine)
