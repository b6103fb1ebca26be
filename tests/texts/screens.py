"""Every screen of every conversation, with the longest and the oddest that can stand on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import product

from news import explanation
from news.advice import Advice, AdviceKind
from news.article import Article, ArticleDraft, ArticleStatus, Change, Version
from news.detail import BadDetail, Detail, DetailFault
from news.difference import difference
from news.digest_items import DigestItems, Spot
from news.dispatch import DeliveryState, FlightPlan, Occasion, Tally
from news.explanation import Explanation, Quote
from news.figure import OF_AN_ARTICLE
from news.language import Language
from news.letter import Letter, LetterKind
from news.likeness import Likeness, LikenessKind
from news.page import Page
from news.rehearsal import Rehearsal
from news.release.outcome import (
    Ambiguous,
    Contradiction,
    Past,
    Question,
    Refusal,
    ReleaseTime,
    TooFar,
    Unreadable,
)
from news.role import Role
from news.rubric import Rubric
from news.rubric_name import RubricFault
from news.rule_language import RuleFault
from news.standing import Standing
from news.statistics import PERIODS, ArticleFigures, Chart
from news.subscriber import PlaceKind, Subscriber
from news.subscription import Subscription, Timing
from news.syndication import FeedLink
from news.synonym import SynonymFault, SynonymGroup
from news.timetable import (
    DEFAULT,
    EVERY_DAY,
    HOURLY,
    OFF,
    WEEKDAYS,
    WEEKEND,
    Timetable,
)
from news.timetable_language import TimetableProblem
from sources.unreadable import UnreadableReason
from tests.texts import (
    kept_screens,
    newsroom_screens,
    place_screens,
    source_screens,
    story_screens,
)
from tests.texts.checkup_screens import checkup_screens
from tests.texts.clock_screens import clock_screens
from tests.texts.counted import overview_of
from tests.texts.first_minute_screens import first_minute_screens, refining_screens
from tests.texts.manage_screens import manage_screens, manage_toasts
from tests.texts.own_screens import own_screens
from tests.texts.people import LONG_NAMED, MINSK, NOW, SOCIETY, SPORT, article
from tests.texts.settings_screens import settings_screens, settings_toasts
from tests.texts.shared_screens import shared_screens
from texts import (
    alerts,
    amendment,
    card,
    channel,
    details,
    digest,
    digest_reading,
    digest_settings,
    errors,
    feeds,
    flight,
    language,
    latest,
    letters,
    likeness,
    page_offer,
    pause,
    post,
    rubric,
    rubrics,
    schedule,
    search,
    sending,
    statistics,
    statistics_chart,
    subscribed,
    subscription,
    subscriptions,
    synonyms,
    views,
    why,
)
from texts import article as article_texts
from texts.article import article_message, article_page
from texts.digest_actions import ReadInDigest
from texts.help import help_message
from texts.locale import Locale
from texts.message import Message

RUBRICS = (SOCIETY, SPORT, LONG_NAMED)
NONSENSE = "<b>&\ud800\u202e" + "ы" * 10_000
LONG_RULE = " | ".join(['"гарантии & безопасности"'] * 60)
TALLY = Tally(dict(zip(DeliveryState, (400, 30, 1234, 2, 8, 4, 0), strict=True)))
TIMETABLES = (
    DEFAULT,
    HOURLY,
    OFF,
    Timetable.on(WEEKDAYS, (time(8), time(20, 30))),
    Timetable.on(WEEKEND, (time(8),)),
    Timetable.on(frozenset({0, 3}), (time(18),)),
    Timetable.on(EVERY_DAY, tuple(time(hour, 17) for hour in range(12))),
    Timetable(tuple((time(hour),) for hour in range(7))),
)


def subscriber(timetable: Timetable = DEFAULT, paused_until: datetime | None = None) -> Subscriber:
    return Subscriber(
        id=1,
        chat_id=1,
        language=Language.RU,
        zone=MINSK,
        timetable=timetable,
        next_digest_at=timetable.next_slot(NOW, MINSK),
        digest_sequence=0,
        paused_until=paused_until,
        active=True,
    )


def held(
    id_: int = 1,
    *,
    rubric: Rubric | None = None,
    rule: str | None = "договор",
    timing: Timing = Timing.INSTANT,
    muted_until: datetime | None = None,
) -> Subscription:
    rule = None if rubric else rule
    return Subscription(
        id=id_,
        subscriber_id=1,
        rubric=rubric,
        rule=rule,
        timing=timing,
        muted_until=muted_until,
    )


HELD = (
    held(1, rubric=SOCIETY, timing=Timing.DIGEST),
    held(2),
    held(3, rule='"гарантии безопасности"', muted_until=NOW + timedelta(days=7)),
    held(4, rule=LONG_RULE),
    held(5, rubric=LONG_NAMED),
)
MANY_HELD = tuple(held(number, rule=LONG_RULE) for number in range(2**50, 2**50 + 50))


def page(count: int = 5, offset: int = 5, total: int = 214, **about: object) -> Page:
    articles = tuple(article(2**40 + number) for number in range(count))
    return Page(tuple(replace(each, **about) for each in articles), offset, total)  # type: ignore[arg-type]


VERSIONS = tuple(
    Version(
        article_id=2**53,
        revision=number + 1,
        change=change,
        wording=wording,
        editor_id=2**53 if number else 7,
        created_at=NOW - timedelta(days=300 - number),
    )
    for number, (change, wording) in enumerate(
        product(
            Change,
            (
                ArticleDraft("Короткий", ("Текст.",)),
                ArticleDraft(NONSENSE, (NONSENSE,) * 3, place=NONSENSE),
                ArticleDraft("Без текста"),
            ),
        )
    )
)
LONG_PAGE = page(headline=NONSENSE, rubric=LONG_NAMED)


def every_screen(locale: Locale) -> Iterator[Message]:
    yield from beginning(locale)
    yield from reading(locale)
    yield from following(locale)
    yield from explaining(locale)
    yield from equating(locale)
    yield from taking_away(locale)
    yield from arranging(locale)
    yield from digests(locale)
    yield from settings(locale)
    yield from newsroom(locale)
    yield from amendments(locale)
    yield from cards(locale)
    yield from correspondence(locale)
    yield from planning(locale)
    yield from likenesses(locale)
    yield from shared_screens(locale)
    yield from kept_screens.screens(locale)
    yield from own_screens(locale)
    yield from place_screens.screens(locale, subscriber(), RUBRICS)
    yield from mistakes(locale)
    yield from settings_screens(locale, subscriber(), HELD, NONSENSE)


def planning(locale: Locale) -> Iterator[Message]:
    """When an article goes out, what is asked about that, and why it cannot be."""
    soon = NOW + timedelta(hours=3)
    odd = replace(article(10**15, NONSENSE * 9), status=ArticleStatus.DRAFT)
    kept_back = replace(odd, embargo_until=soon)
    planned = replace(kept_back, status=ArticleStatus.SCHEDULED, departs_at=soon)
    at = ReleaseTime(soon, locale.zone, skipped=soon)
    for each in (odd, kept_back, planned):
        yield schedule.plan_times(locale, each, NOW, 2**53)
        yield schedule.planned_card(
            locale, each, NOW, 2**53, plan=FlightPlan(1, 2, 3), skipped=soon, agreed="Анна"
        )
        yield schedule.embargo_set(locale, each, NOW)
        for owner in (False, True):
            yield schedule.ask_moment(locale, each, 2**53, embargo=owner)
            yield schedule.embargoed(locale, each, NOW, is_owner=owner, breaking=owner)
    outcomes: tuple[Ambiguous | Past | TooFar | Contradiction | Unreadable, ...] = (
        *(Ambiguous(each, [at] * 6) for each in Question),
        *(Unreadable(each, NONSENSE, NONSENSE) for each in Refusal),
        *(Past(at, None), Past(at, at), TooFar(at), Contradiction(NOW.date(), 3, [at, at])),
    )
    for outcome, embargo in product(outcomes, (False, True)):
        yield schedule.not_planned(locale, odd, outcome, NOW, 2**53, embargo=embargo)
    yield schedule.schedule_usage(locale)
    for status in ArticleStatus:
        yield schedule.not_plannable(locale, replace(odd, status=status), 10**15)
    yield schedule.not_plannable(locale, None, 10**15)


def correspondence(locale: Locale) -> Iterator[Message]:
    """Letters: what their writers see, and what editors do."""
    plain = Letter(1, LetterKind.LETTER, 7, "Спасибо", NOW)
    odd = Letter(10**15, LetterKind.MISTAKE, 7, NONSENSE * 40, NOW, 12, 2, NONSENSE * 40)
    answered = replace(odd, answer=NONSENSE * 40, answered_at=NOW, closed_at=NOW, corrected_at=NOW)
    put_away = replace(plain, closed_at=NOW)
    long = article(10**15, NONSENSE * 9)
    for about in (None, long):
        yield letters.letter_prompt(locale, about)
    for each in (plain, odd, put_away, answered):
        yield letters.letter_taken(locale, each)
        yield letters.letter_answered(locale, each)
        yield letters.letter_thanks(locale, long, each)
        yield letters.mute_question(locale, each)
        yield letters.answer_prompt(locale, each)
        yield letters.answer_kept(locale, each)
        yield letters.answered_before(locale, each)
        for muted in (False, True):
            about = long if each.article_id else None
            yield letters.letter_card(locale, each, about, NOW, is_muted=muted, everything=muted)
    for everything in (False, True):
        yield letters.letters_page(locale, [], 1, 0, NOW, everything=everything)
        yield letters.letters_page(locale, [answered] * 5, 2, 11, NOW, everything=everything)
    for count in (1, 2, 5):
        yield letters.letters_came(locale, count)
    yield letters.letter_dropped(locale)
    yield letters.letter_taken_back(locale)
    yield letters.letter_without_words(locale)
    yield letters.letter_too_long(locale)
    yield letters.too_many_letters(locale)
    yield letters.writer_muted(locale)
    yield letters.answer_dropped(locale)
    yield letters.answer_too_long(locale, 1)
    yield letters.answer_without_words(locale, 1)
    yield letters.unknown_letter(locale, NONSENSE)


def beginning(locale: Locale) -> Iterator[Message]:
    yield from (help_message(locale, role) for role in Role)
    yield from first_minute_screens(locale, subscriber(), HELD, RUBRICS, (page(), LONG_PAGE))
    yield from refining_screens(locale, subscriber(), HELD[1:4], (page(), LONG_PAGE), LONG_RULE)
    yield rubrics.rubrics_message(locale, RUBRICS, HELD, subscriber(OFF))


def reading(locale: Locale) -> Iterator[Message]:
    for shown in (page(), page(1, 0, 1), page(0, 0, 0), page(0, 5, 5), LONG_PAGE):
        yield latest.latest_page(locale, shown, NOW)
        yield latest.latest_page(locale, shown, NOW, LONG_NAMED)
    for found in (page(), page(1, 0, 1), LONG_PAGE):
        yield search.search_page(locale, search.tidy_words(NONSENSE), found, NOW)
    for meant in (None, LONG_NAMED, "Минск", LONG_RULE):
        yield search.nothing_found(locale, search.tidy_words(NONSENSE), meant)
    yield search.search_prompt(locale)


def following(locale: Locale) -> Iterator[Message]:
    for many, number in (((), 1), (HELD, 1), (MANY_HELD, 3), (MANY_HELD, 99)):
        yield subscriptions.subscriptions_page(locale, many, subscriber(), NOW, number)
        yield subscriptions.unsubscribe_prompt(locale, many)
    yield subscriptions.words_hint(locale)
    for each in HELD:
        for reader in (subscriber(), subscriber(OFF)):
            yield subscription.subscription_card(locale, each, reader, NOW)
            yield subscribed.subscribed(locale, each, Rehearsal((), 0), reader, NOW)
        yield subscription.removal_question(locale, each)
        yield subscription.subscription_removed(locale, each)
        for newest, count in (((), 0), (LONG_PAGE.articles[:3], 0), (page(3).articles, 2)):
            heard = Rehearsal(newest, count)
            yield subscribed.subscribed(locale, each, heard, subscriber(), NOW)
        for meant in (LONG_NAMED, "Минск", LONG_RULE):
            heard = Rehearsal((), 0)
            yield subscribed.subscribed(locale, each, heard, subscriber(), NOW, meant)
        crowded = {
            each.id: tuple((n, n + 1) for n in range(0, 590, 2)) for each in LONG_PAGE.articles
        }
        heard = Rehearsal(LONG_PAGE.articles[:3], 3, crowded)
        yield subscribed.subscribed(locale, each, heard, subscriber(), NOW)
        often = Rehearsal(page(3).articles, 900)
        yield subscribed.subscribed(locale, each, often, subscriber(OFF), NOW)


def explaining(locale: Locale) -> Iterator[Message]:
    quoted = Quote("проекта договора о «гарантиях»" * 9, ((8, 16), (19, 20)))
    for articles in (page(1).articles, LONG_PAGE.articles[:1]):
        for held_by in ((), HELD[:1], HELD[2:3], HELD, MANY_HELD):
            matched = tuple(
                explanation.MatchedSubscription(each, quoted if each.rule else None)
                for each in held_by
            )
            for status in (ArticleStatus.PUBLISHED, ArticleStatus.DRAFT):
                explained = Explanation(replace(articles[0], status=status), matched)
                yield why.why_message(locale, explained, NOW)
    yield why.why_message(locale, Explanation(replace(page().articles[0], rubric=None), ()), NOW)
    urgent = replace(page().articles[0], breaking=True)
    yield why.why_message(locale, Explanation(urgent, ()), NOW)


def equating(locale: Locale) -> Iterator[Message]:
    union = SynonymGroup(12, ("ЕАЭС", "Евразийский экономический союз"))
    odd = SynonymGroup(2**53, (LONG_RULE, "ы" * 10_000))
    for groups, number in (((), 1), ((union,), 1), ((union, odd) * 10, 2), ((odd,) * 8, 99)):
        yield synonyms.synonyms_page(locale, groups, number)
    for group in (union, odd):
        yield synonyms.synonyms_kept(locale, group)
        yield synonyms.synonyms_removed(locale, group)
    yield from (synonyms.bad_synonyms(locale, fault) for fault in SynonymFault)
    yield synonyms.unknown_synonyms(locale, NONSENSE)
    yield synonyms.too_many_synonyms(locale, 500)


def taking_away(locale: Locale) -> Iterator[Message]:
    rubric = FeedLink(1, 5, LONG_NAMED, None, Language.RU, NOW)
    words = FeedLink(2**53, 5, None, LONG_RULE, Language.RU, NOW)
    yield feeds.feeds_off(locale)
    yield feeds.feed_prompt(locale, [SOCIETY, SPORT, LONG_NAMED])
    yield feeds.too_many_feeds(locale, 10, 20)
    for links, number in (((), 1), ((rubric,), 1), ((rubric, words) * 5, 2), ((words,) * 8, 99)):
        yield feeds.feeds_page(locale, links, number)
    for link in (rubric, words):
        yield feeds.feed_made(locale, link, f"https://{'n' * 200}.example.org/feeds/{'s' * 43}")
        yield feeds.revocation_question(locale, link)
        yield feeds.feed_revoked(locale, link)


def digests(locale: Locale) -> Iterator[Message]:
    odd = article(2**53, NONSENSE, rubric=LONG_NAMED)
    lines = {place: digest.digest_line(locale, article(place)) for place in range(1, 56)}
    lines[7] = digest.digest_line(locale, odd)
    for occasion in (None, *Occasion):
        held = DigestItems(messages=3, days_away=12, more=320)
        part = digest.DigestPart(2**53, 2, NOW, held, occasion)
        for place in (1, 25, 55):
            yield digest.digest_message(locale, part, lines, place)
        for count in range(1, 12):
            few = {place: lines[place] for place in range(1, count + 1)}
            yield digest.digest_message(locale, part, few)
        for page in (1, 2, 99):
            action = ReadInDigest(2**53, Spot(2, 7), page)
            yield digest_reading.article_in_digest(locale, odd, [*lines], action)


def settings(locale: Locale) -> Iterator[Message]:
    for timetable in TIMETABLES:
        for waiting in (0, 1, 3, 1240):
            yield digest_settings.digest_settings(locale, subscriber(timetable), waiting, NOW)
        yield digest_settings.nothing_waiting(locale, subscriber(timetable), NOW)
        yield pause.resumed(locale, subscriber(timetable), NOW)
    resting = subscriber(paused_until=NOW + timedelta(days=1))
    yield digest_settings.digest_settings(locale, resting, 3, NOW)
    yield digest_settings.digest_held_back(locale, 3)
    for minutes in (-60, -1, 1, 14, 60):
        usual = timedelta(minutes=minutes)
        for timetable in TIMETABLES:
            yield digest_settings.digest_settings(locale, subscriber(timetable), 3, NOW, usual)
    yield language.language_message(locale)
    yield from clock_screens(locale, subscriber())
    yield from manage_screens(locale, subscriber(), NONSENSE)
    yield from checkup_screens(locale, HELD)
    yield pause.pause_choice(locale, subscriber(), NOW)
    yield pause.pause_choice(locale, resting, NOW)
    for until in (NOW + timedelta(days=7), datetime.max.replace(tzinfo=NOW.tzinfo)):
        for timetable in (DEFAULT, OFF):
            yield pause.paused(locale, subscriber(timetable, until), NOW)


def newsroom(locale: Locale) -> Iterator[Message]:
    odd = article(2**53, NONSENSE, rubric=LONG_NAMED)
    yield post.post_prompt(locale)
    yield from (post.photos_kept(locale, count) for count in (1, 2, 5, 20))
    for photos in ((), ("b",), ("b",) * 19):
        pictured = replace(odd, photo="a", more_photos=photos)
        yield post.photos_joined(locale, pictured)
        yield post.photos_full(locale, pictured)
    yield post.picture_refused(locale)
    yield post.post_dropped(locale)
    yield post.post_unasked(locale)
    yield page_offer.page_offer(locale, "https://belta.by/a?b&c=<d>" + "e" * 1_900)
    yield page_offer.page_taken(locale, "https://belta.by/a?b&c=<d>" + "e" * 1_900)
    yield from drafts(locale, odd)
    yield from mends(locale, odd)
    for seconds in (0, 1, 8, 21):
        yield flight.departing(
            locale, replace(odd, departs_at=NOW + timedelta(seconds=seconds)), NOW
        )
    yield flight.cancelled(locale)
    for left in (None, 0.2, 15, 700, 8000):
        yield flight.progress(locale, TALLY, left)
        yield flight.progress(locale, Tally({}), left, halted=True)
        yield flight.progress(locale, Tally({}), left, halted=True, by_breaker=True)
    yield flight.result(locale, TALLY)
    yield flight.result(locale, Tally({}), 12)
    yield from (sending.stopped(locale, waiting) for waiting in (0, 1, 3, 100))
    yield from (sending.continued(locale, waiting) for waiting in (0, 1, 3, 100))
    yield sending.stopped(locale, 3, NONSENSE)
    yield from (sending.continued(locale, waiting, NONSENSE) for waiting in (0, 3))
    yield alerts.dispatch_halted(locale, NONSENSE)
    for published in (True, False):
        yield alerts.article_failed(locale, 1_000_000, NONSENSE, "ValueError", published=published)
    yield alerts.dispatch_halted(locale, NONSENSE, 12)
    yield alerts.photo_refused(locale, 12)
    yield alerts.bulk_halted(locale, NONSENSE)
    for trouble in ("locked", "full", "unreachable", "damaged"):
        yield alerts.database_trouble(locale, trouble, NOW)
    yield alerts.database_trouble(locale, "damaged", None)
    yield alerts.database_recovered(locale)
    yield alerts.backup_failed(locale, NONSENSE)
    yield alerts.webhook_given_up(locale, NONSENSE, NONSENSE)
    yield from counted(locale, odd)
    yield from newsroom_screens.screens(locale)
    yield from story_screens.screens(locale)
    yield from source_screens.screens(locale)


def counted(locale: Locale, odd: Article) -> Iterator[Message]:
    for period, people in product(PERIODS, (0, 1, 5, 1_000_000)):
        figures = overview_of(period, people, (SOCIETY, SPORT, *[LONG_NAMED] * 30))
        yield statistics.overview(locale, figures)
        now = replace(figures.now, places=dict.fromkeys(PlaceKind, people))
        yield statistics.overview(locale, replace(figures, now=now))
        yield from (statistics_chart.chart_words(locale, figures, chart) for chart in Chart)
    for people in (0, 1, 5, 1_000_000):
        done = dict.fromkeys(OF_AN_ARTICLE, people)
        for shown in (ArticleFigures(TALLY, 12, done), ArticleFigures(Tally({}), 0)):
            yield statistics.article_figures(locale, odd, shown)
            yield statistics_chart.article_chart_words(locale, odd, shown)


def amendments(locale: Locale) -> Iterator[Message]:
    odd = article(2**53, NONSENSE, rubric=LONG_NAMED)
    yield amendment.withdrawal_note(locale)
    yield amendment.digest_withdrawn_note(locale)
    yield amendment.correction_note(locale, odd)
    yield amendment.article_withdrawn(locale)
    for command in ("edit", "correct", "withdraw", "article"):
        yield amendment.which_article(locale, command)
    yield amendment.unknown_article(locale, 2**53)
    yield amendment.amendment_dropped(locale, 2**53)
    yield amendment.departing_revised(locale, odd)
    yield amendment.remarks(locale, 12, tuple(post.LeftOut), NONSENSE)
    yield amendment.remarks(locale, 12, (), "Агро")
    yield amendment.unchanged(locale, odd)
    yield amendment.no_editor(locale, 2**53)
    yield amendment.no_author(locale, 2**53)
    yield amendment.command_in_original(locale, 2**53)
    yield amendment.command_forwarded(locale, "correct")
    yield amendment.other_article(locale, 2**53, 2**52)
    for status in ArticleStatus:
        each = replace(odd, status=status)
        yield amendment.not_amendable(locale, each)
        for correction in (True, False):
            yield amendment.amendment_prompt(locale, each, correction=correction)
        if status is not ArticleStatus.PUBLISHED:
            yield amendment.not_withdrawable(locale, each)
    yield from (amendment.withdrawal_question(locale, odd, copies) for copies in (0, 1, 3, 1240))
    for changed in (Change.EDIT, Change.CORRECTION, Change.WITHDRAWAL):
        yield amendment.amendment_begun(locale, 12, changed)
        for total in (0, 1240):
            yield amendment.amendment_progress(locale, changed, 812, total, 15, article_id=12)
            yield amendment.amendment_progress(
                locale, changed, 0, total, None, article_id=12, halted=True, by_breaker=True
            )
        for copies in (0, 1, 3, 1240):
            notes = Tally({DeliveryState.SENT: copies})
            yield amendment.amendment_result(
                locale, changed, copies, notes, article_id=12, revision=3
            )
            yield amendment.amendment_result(
                locale, changed, 0, Tally({}), article_id=12, revision=3, unreached=copies
            )


def arranging(locale: Locale) -> Iterator[Message]:
    hidden = replace(SPORT, hidden=True, former=(SOCIETY, LONG_NAMED))
    every = (SOCIETY, hidden, LONG_NAMED)
    yield rubric.arrangement(locale, every)
    for each in every:
        for done, undo in (
            (rubric.was_added(locale), ()),
            rubric.was_renamed(locale, LONG_NAMED),
            rubric.was_signed(locale, each),
            rubric.was_hidden(locale, each),
            rubric.was_moved(locale, each, 1, 3),
            rubric.was_moved(locale, each, 3, 3),
            (rubric.was_merged(locale, LONG_NAMED), ()),
        ):
            yield rubric.rubric_card(locale, each, every, 21, done, undo=undo)
        yield rubric.names_prompt(locale, each)
        yield rubric.sign_prompt(locale, each)
        yield rubric.merge_picker(locale, each, every)
        for count in (0, 1, 3, 11, 10_001):
            yield rubric.rubric_card(locale, each, every, count)
            yield rubric.hide_question(locale, each, count)
            yield rubric.merge_question(locale, each, LONG_NAMED, count)
    yield rubric.names_prompt(locale, None)
    for fault, typed in product(RubricFault, (NONSENSE, "Агро")):
        yield rubric.bad_rubric_name(locale, fault, typed, None, 60)
        yield rubric.bad_rubric_name(locale, fault, typed, hidden, 60)
        yield rubric.unknown_to_arrange(locale, typed, every)
    yield rubric.rubric_usage(locale)
    yield rubric.same_rubric(locale)


def cards(locale: Locale) -> Iterator[Message]:
    for shown, status in product((article(12), article(2**53, NONSENSE)), ArticleStatus):
        each = replace(shown, status=status, rubric=LONG_NAMED, revision=2**31)
        for you in (each.author_id, 2**53):
            yield card.article_card(locale, each, TALLY, you, NOW)
            yield card.article_card(locale, each, Tally({}), you, NOW)
            for number in (1, 99):
                for version in VERSIONS[:6]:
                    yield card.version_page(locale, each, version, you, NOW, number)
    for versions, number in ((VERSIONS[:1], 1), (VERSIONS, 1), (VERSIONS, 3), (VERSIONS, 99)):
        yield card.history_page(locale, versions, 7, NOW, number)


PLANS = (
    FlightPlan(1240, 8600, 45.2),
    FlightPlan(0, 0, 0),
    FlightPlan(1, 0, 7200),
    FlightPlan(1240, 8600, 90, 1190, 310, NOW, NOW + timedelta(hours=1), 12),
    FlightPlan(5, 0, 90, 2, 0, NOW + timedelta(hours=1), NOW + timedelta(days=300), 1),
    FlightPlan(0, 0, 0, places=dict.fromkeys(PlaceKind, 12_345)),
    FlightPlan(1240, 8600, 90, 1190, 310, places=dict.fromkeys(PlaceKind, 1)),
)


def drafts(locale: Locale, odd: Article) -> Iterator[Message]:
    for draft in (odd, article(rubric=None, published_on_site=None)):
        for plan in PLANS:
            yield post.draft_card(locale, draft, Standing(plan), NOW)
            yield post.draft_card(locale, draft, Standing(plan, odd), NOW, left_out=post.LeftOut)
            yield post.draft_card(locale, draft, Standing(plan), NOW, unknown_rubric=NONSENSE)
            yield post.break_question(locale, draft, plan)
            yield post.break_question(locale, draft, plan, is_agreed=False)
        several = replace(draft, rubric=LONG_NAMED, more_rubrics=(SPORT, SOCIETY))
        for each in (draft, several):
            yield post.rubric_picker(locale, each, RUBRICS)
            yield post.rubric_ticks(locale, each, RUBRICS, 7)
            yield post.main_rubric_picker(locale, each, 7)
            yield article_message(locale, each, NOW)


def mends(locale: Locale, odd: Article) -> Iterator[Message]:
    full = replace(
        odd,
        lead=NONSENSE,
        tags=(NONSENSE, "мост", "#1", "договор о дружбе") * 3,
        place=NONSENSE,
        source_url=f"https://example.org/{'я' * 3000}",
        more_rubrics=RUBRICS,
        more_photos=("photo",) * 3,
        language="xx",
    )
    for shown, status in product((full, article(rubric=None, place=None)), ArticleStatus):
        each = replace(shown, status=status)
        yield details.details_screen(locale, each)
        yield details.details_screen(locale, each, 2**53, Detail.LANGUAGE)
        yield views.as_digest(locale, each, 2**53)
        yield views.as_channel(locale, each, NOW, 2**53)
        yield channel.channel_message(locale, each)
    for shown, detail in product((full, article(place=None)), Detail):
        yield details.detail_prompt(locale, shown, detail, 2**53)
        for fault in DetailFault:
            refusal = details.detail_refusal(locale, BadDetail(detail, fault), NONSENSE)
            yield details.detail_prompt(locale, shown, detail, 2**53, refusal)
    yield details.detail_prompt(locale, full, Detail.LEAD, 7, details.changed_since(locale))
    yield from (article_page(locale, full, number) for number in (1, 2))


def likenesses(locale: Locale) -> Iterator[Message]:
    odd = article(2**53, NONSENSE, body=(NONSENSE,), rubric=LONG_NAMED)
    mend = tuple(
        Advice(each, "121" if each is AdviceKind.LONG_HEADLINE else NONSENSE) for each in AdviceKind
    )
    plan = FlightPlan(1240, 8600, 45.2)
    for kind in LikenessKind:
        like = Likeness(kind, odd, 0.876)
        for advised in (mend, mend[2:], mend[4:]):
            standing = Standing(plan, likeness=like, advice=advised)
            yield post.draft_card(
                locale, odd, standing, NOW, preview_id=2**53, left_out=post.LeftOut
            )
    changed = "".join(f"«{n}» 😀 слово. " for n in range(2000))
    for old, new in (("", NONSENSE), (NONSENSE, changed), (changed, changed.replace("2", "3"))):
        pieces = difference(old, new, room=likeness.ROOM, most=likeness.MOST_CHANGES)
        yield likeness.difference_screen(locale, odd, odd, pieces)
    yield likeness.difference_screen(locale, odd, article(rubric=None), ())


def mistakes(locale: Locale) -> Iterator[Message]:
    for typed in (NONSENSE, "ltest", "/digets", "спорд", "Минск", ""):
        yield from (errors.unknown_command(locale, typed, role) for role in Role)
        yield errors.unknown_rubric(locale, typed, RUBRICS)
        yield errors.unknown_language(locale, typed)
        yield errors.unknown_zone(locale, typed)
        yield errors.unknown_zone(locale, typed, ("Asia/Tokyo", "UTC", "Europe/Kyiv"))
        for fault, searched in product(RuleFault, (False, True)):
            yield errors.bad_rule(locale, fault, typed, len(typed), searched=searched)
        yield errors.said_by_another(locale)
        yield from (errors.bad_timetable(locale, problem, typed) for problem in TimetableProblem)
        yield errors.not_subscribed(locale, typed, HELD)
        yield errors.not_subscribed(locale, typed, ())
    yield from (
        errors.unreadable_article(locale, reason, 200_000, ".mht") for reason in UnreadableReason
    )
    for fault in RuleFault:
        yield errors.bad_rule(locale, fault, LONG_RULE, 900)
    yield errors.not_a_command(locale)
    yield errors.too_many_rules(locale, 50)
    yield errors.article_gone(locale)
    yield errors.failure(locale)
    yield errors.not_allowed(locale)


def every_toast(locale: Locale) -> Iterator[str]:
    for each in RUBRICS:
        yield rubrics.rubric_toast(locale, each, followed=True)
        yield rubrics.rubric_toast(locale, each, followed=False)
    yield from (digest_settings.digest_toast(locale, subscriber(each), NOW) for each in TIMETABLES)
    yield digest_reading.digest_aged_toast(locale)
    yield digest_reading.skipped_toast(locale)
    yield from settings_toasts(locale, subscriber(), HELD)
    yield from newsroom_screens.toasts(locale)
    yield from story_screens.toasts(locale)
    yield from manage_toasts(locale, subscriber())
    yield from source_screens.toasts(locale)
    yield from kept_screens.toasts(locale)
    yield from place_screens.toasts(locale)
    yield errors.not_allowed_toast(locale)
    yield flight.recalled_toast(locale)
    yield flight.departed_toast(locale)
    yield post.draft_not_shared(locale)
    yield post.draft_shareable(locale)
    yield from (flight.stale_toast(locale, status) for status in ArticleStatus)
    yield article_texts.photos_gone_toast(locale)
    yield amendment.withdrawn_toast(locale)
    yield amendment.withdrawn_now_toast(locale)
    yield likeness.likeness_gone_toast(locale)
    yield errors.gone_toast(locale)
    yield details.unmended_toast(locale)
    yield errors.failure_toast(locale)
