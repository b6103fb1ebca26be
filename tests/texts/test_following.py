from datetime import timedelta

import pytest

from news.rehearsal import Rehearsal
from news.subscription import Timing
from news.timetable import DEFAULT, OFF
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, SOCIETY, SPORT, article, buttons, seen
from tests.texts.screens import HELD, LONG_RULE, MANY_HELD, held, subscriber
from texts.digest_actions import SetTimetable
from texts.first_minute_actions import ShowRefinements
from texts.locale import Locale
from texts.rubrics import rubric_buttons
from texts.settings_actions import Mute, ShowMute
from texts.subscribed import subscribed
from texts.subscription import removal_question, subscription_card, subscription_removed
from texts.subscription_actions import (
    AskRemove,
    OpenSubscription,
    Remove,
    RestoreRubric,
    RestoreWords,
    SetTiming,
    ShowSubscriptions,
)
from texts.subscriptions import subscriptions_page

NOTHING = Rehearsal((), 0)


def test_followed_rubrics_are_ticked() -> None:
    ((society, sport),) = rubric_buttons(RU, [SOCIETY, SPORT], HELD)

    assert (society.label, sport.label) == ("✓ 🏛 Общество", "⚽ Спорт")


def test_a_new_rule_is_named_and_rehearsed() -> None:
    rehearsal = Rehearsal((article(1), article(2, "Второй")), 12)
    message = subscribed(RU, held(), rehearsal, subscriber(), NOW)

    assert seen(message) == (
        "Слежу за словом договор во всех его формах. Пришлю сразу.\n\n"
        "За месяц было бы 12 новостей, примерно 3 в неделю. Последние:\n"
        f"• {HEADLINE}\n• Второй"
    )
    assert [button.action for button in buttons(message)] == [
        SetTiming(1, Timing.DIGEST),
        ShowRefinements(1),
        AskRemove(1),
        ShowSubscriptions(),
        None,
    ]
    assert "start%3Dk_" in (buttons(message)[-1].url or "")


def test_the_words_that_a_rule_looks_for_are_bold_in_headlines() -> None:
    rehearsal = Rehearsal((article(1, "Договор & мир"), article(2)), 2, {1: ((0, 7),)})
    message = subscribed(RU, held(), rehearsal, subscriber(), NOW)

    assert '?start=a_1"><b>Договор</b> &amp; мир</a>' in message.text


def test_a_rubric_says_when_its_digest_comes() -> None:
    followed = held(rubric=SOCIETY, timing=Timing.DIGEST)

    assert seen(subscribed(BE, followed, NOTHING, subscriber(), NOW)).startswith(
        "Сачу за рубрыкай 🏛 Грамадства.\nДайджэст: штодня а 09:00 · наступны — заўтра, 09:00"
    )


@pytest.mark.parametrize(
    ("in_thirty_days", "pace"),
    [
        (1, "would have brought one article:"),
        (2, "2 articles, less than once a week"),
        (4, "4 articles, about 1 a week"),
        (30, "30 articles, about 7 a week"),
    ],
)
def test_the_pace_is_told_in_words(in_thirty_days: int, pace: str) -> None:
    rehearsal = Rehearsal((article(),), in_thirty_days)

    assert pace in seen(subscribed(EN, held(), rehearsal, subscriber(), NOW))


def test_a_rule_that_would_flood_its_reader_says_so() -> None:
    flood = Rehearsal((article(),), 700)

    assert "That is about 23 a day." in seen(subscribed(EN, held(), flood, subscriber(), NOW))


def test_the_list_shows_how_each_subscription_is_delivered() -> None:
    message = subscriptions_page(RU, HELD[:3], subscriber(), NOW)

    assert seen(message) == (
        "Ваши подписки\n\n"
        "🏛 Общество — в дайджест\n"
        "🔎 договор — сразу\n"
        '🔎 "гарантии безопасности" — не присылаю до 11 июля, 20:00\n\n'
        "Дайджест: ежедневно в 09:00 · следующий — завтра, 09:00"
    )
    assert [button.action for button in buttons(message)][:3] == [
        OpenSubscription(number) for number in (1, 2, 3)
    ]


def test_fifty_subscriptions_come_in_pages() -> None:
    message = subscriptions_page(EN, MANY_HELD, subscriber(), NOW, 2)

    assert seen(message).startswith("Your subscriptions · 9–16 of 50")
    turns = [button.action for button in buttons(message)][8:10]
    assert turns == [ShowSubscriptions(1), ShowSubscriptions(3)]


def test_a_card_marks_how_it_is_delivered_and_ends_a_silence() -> None:
    muted = held(muted_until=NOW + timedelta(hours=1))
    first, *others = buttons(subscription_card(EN, muted, subscriber(), NOW))

    assert first.label == "✓ At once"
    assert Mute(1, 0) in [button.action for button in others]
    loud = buttons(subscription_card(EN, held(), subscriber(), NOW))
    assert ShowMute(1) in [button.action for button in loud]


def test_removing_is_asked_twice_and_can_be_taken_back() -> None:
    assert [button.action for button in buttons(removal_question(RU, held()))] == [
        OpenSubscription(1),
        Remove(1),
    ]
    for gone, back in (
        (held(), RestoreWords(by_digest=False, words="договор")),
        (held(timing=Timing.DIGEST), RestoreWords(by_digest=True, words="договор")),
        (held(rubric=SPORT), RestoreRubric(SPORT.id, Timing.INSTANT)),
    ):
        assert buttons(subscription_removed(RU, gone))[0].action == back


def test_words_too_long_for_a_button_are_not_offered_back() -> None:
    removed = subscription_removed(RU, held(rule=LONG_RULE))

    assert [button.action for button in buttons(removed)] == [ShowSubscriptions()]


@pytest.mark.parametrize(
    ("locale", "warning"),
    [(RU, "Дайджест выключен"), (BE, "Дайджэст выключаны"), (EN, "The digest is off")],
)
def test_a_rubric_that_nothing_would_bring_says_so_and_offers_both_ways(
    locale: Locale, warning: str
) -> None:
    followed = held(rubric=SOCIETY, timing=Timing.DIGEST)
    new = subscribed(locale, followed, NOTHING, subscriber(OFF), NOW)
    card = subscription_card(locale, followed, subscriber(OFF), NOW)

    for message in (new, card):
        assert warning in seen(message)
        offered = [button.action for button in buttons(message)]
        assert SetTimetable(DEFAULT) in offered
        assert SetTiming(1, Timing.INSTANT) in offered


def test_what_comes_at_once_needs_no_digest() -> None:
    for message in (
        subscribed(EN, held(), NOTHING, subscriber(OFF), NOW),
        subscription_card(EN, held(), subscriber(OFF), NOW),
    ):
        assert "digest is off" not in seen(message)


def test_a_muted_card_says_that_nothing_comes_and_nothing_is_kept() -> None:
    muted = held(muted_until=NOW + timedelta(days=7))

    assert seen(subscription_card(RU, muted, subscriber(), NOW)) == (
        "🔎 договор\nне присылаю до 11 июля, 20:00\n"
        "Что выйдет до этого, само не придёт, даже молнии: ищите в /latest. "
        "Другие подписки — как раньше."
    )
    loud = buttons(subscription_card(RU, held(), subscriber(), NOW))
    assert ShowMute(1) in [button.action for button in loud]
