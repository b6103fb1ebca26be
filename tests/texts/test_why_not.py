from datetime import timedelta

import pytest

from news.dispatch import DeliveryState
from news.explanation import Explanation
from news.fate import ArticleFate, Fate
from news.record import Record, Sent
from news.subscription import Timing
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, article, buttons, seen
from tests.texts.screens import held
from tests.texts.story_screens import READER
from texts.actions import Mute, Resume, SendDigestNow, SetTiming, ShowSubscriptions
from texts.locale import Locale
from texts.story_actions import EndLimit, EndQuiet, FollowStory, UnfollowStory, WantLanguage
from texts.why import why_message
from texts.why_not import quiet_mended, why_not_message

TOMORROW = NOW + timedelta(days=1)
BY_DIGEST = held(timing=Timing.DIGEST)


def told(locale: Locale, fate: Fate, **about: object) -> tuple[str, list[object]]:
    """What is said, and what the buttons do."""
    message = why_not_message(locale, ArticleFate(article(), fate, **about), NOW)  # type: ignore[arg-type]
    return seen(message), [each.action for each in buttons(message)]


def test_what_came_says_when() -> None:
    said, _ = told(EN, Fate.CAME, at=NOW, message_id=7)

    assert said == f"{HEADLINE}\nYou got it: today, 20:00. This is a reply to that very message."


@pytest.mark.parametrize(
    ("fate", "mends"),
    [
        (Fate.MUTED, Mute(1, 0)),
        (Fate.PAUSED, Resume()),
        (Fate.QUIET, EndQuiet()),
        (Fate.LIMITED, EndLimit()),
        (Fate.LANGUAGE, WantLanguage(READER.language)),
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


def test_the_way_back_from_no_quiet_hours_is_named() -> None:
    assert "/quiet 23:00-07:00 breaking" in seen(quiet_mended(RU, READER.quiet, breaking=False))


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
