from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from news.dispatch import DeliveryState
from news.explanation import Explanation
from news.fate import ArticleFate, Fate
from news.language import Language
from news.record import Record, Sent
from news.subscriber import Subscriber
from news.subscription import Timing
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, article, buttons, seen
from tests.texts.screens import held
from tests.texts.story_screens import QUIET, READER, STRICT
from texts.digest_actions import SendDigestNow
from texts.locale import Locale
from texts.settings_actions import Mute, Resume, SetLimit, SetNewsLanguages, SetQuiet, StopQuiet
from texts.story_actions import FollowStory, UnfollowStory
from texts.subscription_actions import SetTiming, ShowSubscriptions
from texts.why import why_message
from texts.why_not import why_not_message

TOMORROW = NOW + timedelta(days=1)
BY_DIGEST = held(timing=Timing.DIGEST)


def told(locale: Locale, fate: Fate, **about: object) -> tuple[str, list[object]]:
    """What is said, and what the buttons do."""
    became = ArticleFate(article(), fate, **about)  # type: ignore[arg-type]
    message = why_not_message(locale, became, STRICT, NOW)
    return seen(message), [each.action for each in buttons(message)]


def test_what_came_says_when() -> None:
    said, _ = told(EN, Fate.CAME, at=NOW, message_id=7)

    assert said == f"{HEADLINE}\nYou got it: today, 20:00. This is a reply to that very message."


@pytest.mark.parametrize(
    ("fate", "mends"),
    [
        (Fate.MUTED, Mute(1, 0)),
        (Fate.PAUSED, Resume()),
        (Fate.QUIET, StopQuiet()),
        (Fate.LIMITED, SetLimit()),
        (Fate.LANGUAGE, SetNewsLanguages(frozenset({Language.RU, Language.BE}))),
        (Fate.BY_DIGEST, SetTiming(1, Timing.INSTANT)),
        (Fate.BY_DIGEST, SendDigestNow()),
        (Fate.DIGEST_OFF, SetTiming(1, Timing.INSTANT)),
        (Fate.NOT_FOLLOWED, FollowStory(1)),
    ],
)
def test_each_reason_has_the_button_that_mends_it(fate: Fate, mends: object) -> None:
    _, actions = told(RU, fate, at=TOMORROW, subscription=BY_DIGEST)

    assert mends in actions
    assert actions[-1] == ShowSubscriptions(fresh=True)


def test_what_waits_says_when_it_comes() -> None:
    for fate in (Fate.QUIET, Fate.LIMITED, Fate.BY_DIGEST):
        said, _ = told(BE, fate, at=TOMORROW, subscription=BY_DIGEST)
        assert said.endswith("Будзе ў дайджэсце: заўтра, 20:00.")


def offered(fate: Fate, reader: Subscriber) -> Sequence[object]:
    """What is offered of breaking news, but for the way to all subscriptions."""
    became = ArticleFate(replace(article(), breaking=True), fate)
    return [each.action for each in buttons(why_not_message(RU, became, reader, NOW))][:-1]


def test_breaking_news_is_let_through_quiet_hours_that_keep_it_back() -> None:
    assert offered(Fate.QUIET, STRICT) == [SetQuiet(QUIET), StopQuiet()]
    assert offered(Fate.QUIET, READER) == [StopQuiet()]


@pytest.mark.parametrize("fate", [Fate.QUIET, Fate.LIMITED, Fate.LANGUAGE])
def test_what_is_not_set_any_more_is_not_offered_to_be_loosened(fate: Fate) -> None:
    free = replace(READER, quiet=None, daily_limit=None, news_languages=frozenset())

    assert offered(fate, free) == []


def test_what_let_it_through_is_named_in_one_line() -> None:
    record = Record(alone=Sent(DeliveryState.SENT, silent=True), instants=3, instants_day=19908)
    explained = Explanation(article(), (), record=record, follows_story=True)

    message = why_message(RU, explained, NOW, READER)

    assert seen(message).splitlines()[1] == (
        "Пришло сразу; без звука; вы следите за этим сюжетом; новости на белорусском, "
        "на английском, на русском; сегодня 3 из 5; тихие часы 23:00–07:00, молнии проходят"
    )
    assert UnfollowStory(1) in [each.action for each in buttons(message)]


def test_yesterdays_count_is_none_of_today() -> None:
    record = Record(alone=Sent(DeliveryState.SENT), instants=3, instants_day=19907)

    message = why_message(EN, Explanation(article(), (), record=record), NOW, READER)

    assert "0 of 5 today" in seen(message)
