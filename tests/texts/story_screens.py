"""The screens of stories, and of what did not come, with the oddest that can stand on them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from news.continuation import Continuation
from news.dispatch import DeliveryState, FlightPlan
from news.explanation import Explanation
from news.fate import ArticleFate, Fate
from news.followed import FollowedStory
from news.language import Language
from news.quiet import QuietHours
from news.record import Record, Sent
from news.standing import Standing
from news.subscriber import Subscriber
from news.subscription import Subscription, Timing
from news.timetable import DEFAULT
from tests.texts.people import LONG_NAMED, MINSK, NOW, SPORT, article
from texts import continuing, post, story, why, why_not
from texts.locale import Locale
from texts.message import Message
from texts.story_actions import RestoreStory

MOST = 2**53
ODD = article(MOST, "<b>&\ud800\u202e" + "ы" * 10_000, rubric=LONG_NAMED)
QUIET = QuietHours(time(23), time(7), breaking=True)
READER = Subscriber(
    id=1,
    chat_id=1,
    language=Language.RU,
    zone=MINSK,
    timetable=DEFAULT,
    next_digest_at=NOW,
    paused_until=None,
    digest_sequence=0,
    active=True,
    quiet=QUIET,
    daily_limit=5,
    news_languages=frozenset(Language),
)
STRICT = replace(
    READER, quiet=replace(QUIET, breaking=False), news_languages=frozenset({Language.BE})
)
HELD = Subscription(MOST, 1, None, "договор " * 60, Timing.DIGEST, None)


def screens(locale: Locale) -> Iterator[Message]:
    """Every one of them."""
    yield from _stories(locale)
    yield from _continuing(locale)
    yield from _absences(locale)
    yield from _ways(locale)


def toasts(locale: Locale) -> Iterator[str]:
    """What is said over the chat."""
    yield story.followed_toast(locale)
    yield story.unfollowed_toast(locale)
    yield story.story_later_toast(locale)
    yield story.story_over_toast(locale)
    yield from (story.too_many_stories_toast(locale, count) for count in (1, 20, 21))
    yield continuing.earlier_gone_toast(locale)


def _stories(locale: Locale) -> Iterator[Message]:
    followed = FollowedStory(MOST, MOST, ODD.headline)
    again = RestoreStory(MOST, MOST)
    for held, page in (((), 1), ((followed,), 1), ((followed,) * 20, 2), ((followed,) * 8, 9)):
        yield story.stories_page(locale, held, page)
        yield story.stories_page(locale, held, page, again)


def _continuing(locale: Locale) -> Iterator[Message]:
    plan = FlightPlan(50, 8600, 45.2, by_words=10, by_story=30)
    for found in (None, *(Continuation(ODD, *flags) for flags in ((True, True), (False, True)))):
        standing = Standing(plan, continues=found)
        yield post.draft_card(locale, ODD, standing, NOW, preview_id=MOST)
    yield continuing.story_picker(locale, ODD, (ODD,) * 5, MOST)
    yield continuing.story_picker(locale, ODD, (), None)


def _absences(locale: Locale) -> Iterator[Message]:
    later = NOW + timedelta(days=2)
    for each in (ODD, replace(article(), breaking=True, more_rubrics=(SPORT,))):
        for fate in Fate:
            for at, held in ((None, None), (later, HELD), (later.replace(year=9998), HELD)):
                became = ArticleFate(each, fate, at, 7 if at else None, held)
                for reader in (READER, STRICT):
                    yield why_not.why_not_message(locale, became, reader, NOW)
    yield why_not.unrecognized(locale)


def _ways(locale: Locale) -> Iterator[Message]:
    sent = Sent(DeliveryState.SENT, message_id=7, settled_at=NOW, silent=True)
    for record in (None, Record(), Record(alone=sent, instants=3), Record(in_digest=sent)):
        for follows in (False, True):
            urgent = replace(ODD, breaking=True)
            explained = Explanation(urgent, (), record=record, follows_story=follows)
            yield why.why_message(locale, explained, NOW, READER)
