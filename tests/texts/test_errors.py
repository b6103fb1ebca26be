import pytest

from news.role import Role
from news.rule_language import RuleFault
from news.timetable_language import TimetableError, parse_timetable
from tests.texts.people import BE, EN, RU, SPORT, buttons, seen
from tests.texts.screens import HELD, RUBRICS
from texts.digest_actions import ShowDigest
from texts.draft_actions import StartPost
from texts.errors import (
    bad_rule,
    bad_timetable,
    not_subscribed,
    unknown_command,
    unknown_rubric,
    unknown_zone,
    unreadable_article,
)
from texts.help_actions import ShowHelp
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.subscription_actions import AskRemove, FollowRubric
from texts.zone_actions import ChooseZone, ShowZones


def test_the_nearest_command_is_offered() -> None:
    message = unknown_command(RU, "/latets", Role.READER)

    assert seen(message) == "Команды «/latets» нет. Может быть, /latest?"
    assert [button.action for button in buttons(message)] == [LatestPage(), ShowHelp()]


@pytest.mark.parametrize("typed", ["/post", "/pots", "/editors", "/stats"])
def test_a_reader_gets_no_hint_of_the_editors_commands(typed: str) -> None:
    message = unknown_command(EN, typed, Role.READER)

    assert StartPost() not in [button.action for button in buttons(message)]
    assert "Did you mean /post" not in seen(message)
    assert "Did you mean /stats" not in seen(message)


def test_an_editor_is_helped_with_the_editors_commands() -> None:
    assert buttons(unknown_command(EN, "/pots", Role.EDITOR))[0].action == StartPost()


def test_the_nearest_rubric_is_offered() -> None:
    message = unknown_rubric(RU, "спорд", RUBRICS)

    assert buttons(message)[0].action == FollowRubric(SPORT.id)


def test_similar_zones_are_offered_or_else_all() -> None:
    near = buttons(unknown_zone(BE, "Мнск", ["Europe/Minsk"]))

    assert [(button.label, button.action) for button in near] == [
        ("✓ Мінск", ChooseZone("Europe/Minsk"))
    ]
    assert [button.action for button in buttons(unknown_zone(BE, "?"))] == [ShowZones()]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("25:99", "“25:99” is not a time."),
        ("someday 09:00", "I do not understand “someday”."),
        ("weekdays", "There is no time in “weekdays”."),
    ],
)
def test_a_bad_time_is_named_with_an_example_that_works(typed: str, answer: str) -> None:
    with pytest.raises(TimetableError) as caught:
        parse_timetable(typed)
    message = bad_timetable(EN, caught.value.problem, caught.value.word)

    assert seen(message).startswith(answer)
    assert "/digest 08:00 20:30" in seen(message)
    assert [button.action for button in buttons(message)] == [ShowDigest()]


@pytest.mark.parametrize("days", ["будни", "пн,чт", "будні", "пн,чц", "weekdays", "mon,thu"])
def test_the_examples_of_times_can_be_read_back(days: str) -> None:
    assert not parse_timetable(f"{days} 18:00").is_off


def test_a_bad_rule_points_at_the_place() -> None:
    text = seen(bad_rule(EN, RuleFault.TOO_MANY_WORDS, "one two three", 8))

    assert "one two ▸three" in text
    assert "more than 20 words" in text
    assert "/subscribe" in text


@pytest.mark.parametrize("locale", [RU, BE, EN])
def test_words_that_cannot_be_searched_for_are_answered_with_how_to_search(locale: Locale) -> None:
    message = bad_rule(locale, RuleFault.EMPTY, "«»", 0, searched=True)

    assert "/search" in seen(message)
    assert "/subscribe" not in seen(message)
    assert [button.action for button in buttons(message)] == [LatestPage()]


def test_what_is_not_followed_is_answered_by_what_is() -> None:
    shown = buttons(not_subscribed(RU, "футбол", HELD))

    assert shown[0].action == AskRemove(1)


def test_a_refused_article_says_what_to_do() -> None:
    assert "200,000 characters" in seen(unreadable_article(EN, "too-long", 200_000))
    assert [button.action for button in buttons(unreadable_article(EN, "empty"))] == [StartPost()]
