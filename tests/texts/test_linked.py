"""Links to words: what stands in them, what is offered, and who is asked to share them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slugs import make_slug
from news.rehearsal import Rehearsal
from tests.texts.people import BE, EN, RU, SPORT, article, buttons, seen
from tests.texts.screens import held, subscriber
from texts.link_actions import FollowLinked
from texts.linked import LONGEST_KEY, key_of, sharing_row, subscription_url, words_of
from texts.offered import offered_words
from texts.subscription import subscription_card

NOW = article().published_at


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_words_come_back_from_their_key(words: str) -> None:
    key = key_of(words)

    assert key is None or words_of(key) == words
    assert (key is None) == (len(words.encode()) > LONGEST_KEY * 3 // 4)


@given(st.text(max_size=70))
def test_any_key_is_read_or_refused_and_has_one_spelling(key: str) -> None:
    words = words_of(key)

    assert words is None or key_of(words) == key


def test_a_campaigns_slug_is_never_the_key_of_words() -> None:
    slugs = {make_slug() for _ in range(1000)}

    assert all(words_of(slug) is None for slug in slugs)
    assert len(slugs) > 990


def test_a_subscription_is_shared_as_what_offers_it() -> None:
    rule = held(rule="договор")
    rubric = replace(rule, rule=None, rubric=SPORT)
    too_long = held(rule=" | ".join(["договор"] * 9))

    assert subscription_url(RU, rule) == f"https://t.me/news_bot?start=k_{key_of('договор')}"
    assert subscription_url(RU, rubric) == "https://t.me/news_bot?start=r_sport"
    assert sharing_row(RU, too_long) == ()
    (button,) = sharing_row(BE, rule)
    assert (button.label, (button.url or "")[:44]) == (
        "Падзяліцца падпіскай",
        "https://t.me/share/url?url=https%3A%2F%2Ft.m",
    )


@pytest.mark.parametrize("rule", ["договор", " | ".join(["договор"] * 9)])
def test_a_card_has_the_button_when_a_link_can_hold_the_words(rule: str) -> None:
    assert NOW is not None
    card = subscription_card(EN, held(rule=rule), subscriber(), NOW)

    labels = [each.label for each in buttons(card)]
    assert ("Share this subscription" in labels) == (rule == "договор")


def test_what_a_link_shows_rehearses_the_words_and_subscribes_by_a_button() -> None:
    shown = offered_words(EN, "договор", Rehearsal((article(1),), 12))

    assert seen(shown).startswith("The word договор in all its forms")
    assert "12" in seen(shown)
    assert buttons(shown)[0].action == FollowLinked("договор")
