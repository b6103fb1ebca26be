from dataclasses import replace
from datetime import timedelta

import pytest

from news.explanation import Explanation, MatchedSubscription, Quote
from news.subscription import Timing
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, SOCIETY, article, buttons, seen
from tests.texts.screens import MANY_HELD, held
from texts.locale import Locale
from texts.settings_actions import Mute
from texts.subscription_actions import (
    AskRemove,
    FollowRubric,
    OpenSubscription,
    SetTiming,
    ShowSubscriptions,
)
from texts.why import MOST_SHOWN, why_message

QUOTE = Quote("Обсудили проект договора.", ((16, 24),))


def test_the_rule_is_named_over_the_sentence_with_the_words_in_bold() -> None:
    message = why_message(RU, Explanation(article(), (MatchedSubscription(held(), QUOTE),)), NOW)

    assert seen(message) == (
        f"{HEADLINE}\nСтатья подошла под вашу подписку:\n\n"
        "🔎 договор — сразу\nОбсудили проект договора."
    )
    assert "<blockquote>Обсудили проект <b>договора</b>.</blockquote>" in message.text
    assert [button.action for button in buttons(message)] == [
        SetTiming(1, Timing.DIGEST),
        Mute(1, 7),
        ShowSubscriptions(),
        AskRemove(1),
    ]


def test_a_rubric_in_the_digest_is_not_offered_the_digest() -> None:
    followed = held(rubric=SOCIETY, timing=Timing.DIGEST)
    message = why_message(BE, Explanation(article(), (MatchedSubscription(followed),)), NOW)

    assert "🏛 Грамадства — у дайджэст" in seen(message)
    assert SetTiming(1, Timing.DIGEST) not in [button.action for button in buttons(message)]


def test_a_muted_subscription_can_be_heard_again() -> None:
    muted = held(muted_until=NOW + timedelta(days=2))
    message = why_message(EN, Explanation(article(), (MatchedSubscription(muted, QUOTE),)), NOW)

    assert Mute(1, 0) in [button.action for button in buttons(message)]


def test_each_of_several_subscriptions_opens_its_card() -> None:
    matched = (MatchedSubscription(held(1, rubric=SOCIETY)), MatchedSubscription(held(2), QUOTE))
    message = why_message(EN, Explanation(article(), matched), NOW)

    assert "This article matches your subscriptions:" in seen(message)
    assert [button.action for button in buttons(message)] == [
        OpenSubscription(1),
        OpenSubscription(2),
        ShowSubscriptions(),
    ]


def test_the_rest_of_very_many_is_counted() -> None:
    matched = tuple(MatchedSubscription(each, QUOTE) for each in MANY_HELD)
    message = why_message(RU, Explanation(article(), matched), NOW)

    assert seen(message).endswith(f"и ещё {len(MANY_HELD) - MOST_SHOWN} подписок")


def test_what_the_reader_came_upon_can_be_followed_but_not_removed() -> None:
    message = why_message(RU, Explanation(article(), ()), NOW)

    assert "открыли её сами" in seen(message)
    assert [button.action for button in buttons(message)] == [
        FollowRubric(SOCIETY.id),
        ShowSubscriptions(fresh=True),
    ]


def test_a_hidden_rubric_is_not_offered() -> None:
    hidden = article(rubric=replace(SOCIETY, hidden=True))
    message = why_message(RU, Explanation(hidden, ()), NOW)

    assert [button.action for button in buttons(message)] == [ShowSubscriptions(fresh=True)]


@pytest.mark.parametrize(
    ("locale", "named"),
    [(RU, "⚡ Молния"), (BE, "⚡ Тэрмінова"), (EN, "⚡ Breaking news")],
)
def test_breaking_news_is_named_as_the_reason_that_it_came_at_once(
    locale: Locale, named: str
) -> None:
    urgent = replace(article(), breaking=True)

    for matched in ((), (MatchedSubscription(held(rubric=SOCIETY, timing=Timing.DIGEST)),)):
        assert named in seen(why_message(locale, Explanation(urgent, matched), NOW))
    assert "⚡" not in seen(why_message(locale, Explanation(article(), ()), NOW))
