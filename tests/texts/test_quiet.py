from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from news.language import Language
from news.quiet import QuietHours
from news.quiet_language import USUAL, QuietProblem
from news.subscriber import FOR_EVER
from news.timetable import EVERY_DAY, HOURLY, OFF, Timetable
from tests.texts.people import BE, EN, LOCALES, NOW, RU, buttons, seen
from tests.texts.screens import HELD, NONSENSE, subscriber
from tests.texts.settings_screens import settings_screens
from texts.digest_settings import digest_settings
from texts.limit import limit_settings
from texts.message import Message
from texts.pause import paused
from texts.quiet import bad_quiet, quiet_settings, quiet_toast
from texts.settings_actions import (
    PauseUntil,
    SetQuiet,
    StopQuiet,
    moment_of,
    second_of,
)

NIGHT = datetime(2024, 7, 4, 23, 30, tzinfo=UTC)
WIDEST = {1: 36, 2: 17, 3: 11, 4: 8}
"""Signs of a label that a phone of 320 pixels shows, the tick among them, by labels in a row."""


def asleep(**changes: object) -> Message:
    return quiet_settings(RU, replace(subscriber(), quiet=USUAL, **changes), NOW)  # type: ignore[arg-type]


def test_the_card_says_what_waits_and_when_it_comes() -> None:
    assert seen(asleep()).startswith(
        "Тихие часы · 23:00–07:00\n\n"
        "Каждый день 8 ч без сообщений. Ближайшие — сегодня, 23:00.\n"
        "Что пришло бы за это время, придёт одним дайджестом в 07:00.\n"
        "Молнии тоже подождут."
    )


@pytest.mark.parametrize(
    ("timetable", "moved"),
    [
        (OFF, ""),
        (Timetable.on(EVERY_DAY, [time(9)]), ""),
        (Timetable.on(EVERY_DAY, [time(7)]), ""),
        (Timetable.on(EVERY_DAY, [time(23), time(6, 59)]), "на 06:59, 23:00, войдёт в него же"),
        (HOURLY, "Ежечасные дайджесты за это время войдут в него же"),
    ],
)
def test_digests_of_the_quiet_hours_are_said_to_come_at_their_end(
    timetable: Timetable, moved: str
) -> None:
    shown = seen(asleep(timetable=timetable))

    assert moved in shown
    assert ("него же" in shown) == bool(moved)


def test_the_digests_card_says_which_of_them_quiet_hours_keep_back() -> None:
    early = Timetable.on(EVERY_DAY, [time(6), time(9)])
    for timetable, words in (
        (early, "the one set for 06:00 comes at 07:00"),
        (HOURLY, "what builds up comes at 07:00"),
    ):
        reader = replace(subscriber(timetable), quiet=USUAL)
        assert words in seen(digest_settings(EN, reader, 0, NOW))
        assert "quiet" not in seen(digest_settings(EN, subscriber(timetable), 0, NOW))
    assert "quiet" not in seen(digest_settings(EN, replace(subscriber(), quiet=USUAL), 0, NOW))


def test_in_the_night_it_says_until_when() -> None:
    for locale, words in (
        (RU, "Сейчас тихие часы, до 07:00."),
        (BE, "Зараз ціхія гадзіны, да 07:00."),
        (EN, "Quiet hours now, until 07:00."),
    ):
        assert words in seen(quiet_settings(locale, replace(subscriber(), quiet=USUAL), NIGHT))


def test_a_pause_is_named_where_it_keeps_everything_back() -> None:
    assert "Сейчас пауза до завтра, 20:00" in seen(asleep(paused_until=NOW + timedelta(days=1)))
    assert "Сейчас пауза без срока" in seen(asleep(paused_until=FOR_EVER))
    resting = replace(subscriber(), paused_until=NOW + timedelta(hours=1))
    assert "Paused until 21:00" in seen(limit_settings(EN, resting, NOW))
    assert seen(paused(RU, resting, NOW)).startswith("Пауза до 21:00\n")


def test_hours_that_are_over_say_that_what_waited_comes_now() -> None:
    awake = replace(subscriber(), catch_up_at=NOW)

    assert "придёт в ближайшую минуту" in seen(quiet_settings(RU, awake, NOW, USUAL))
    assert "ближайшую минуту" not in seen(asleep(catch_up_at=NOW + timedelta(hours=9)))


def test_each_button_sets_the_whole_of_the_hours() -> None:
    custom = QuietHours(time(22, 15), time(6), breaking=True)
    card = quiet_settings(EN, replace(subscriber(), quiet=custom), NOW, USUAL)
    offered = [button.action for button in buttons(card)]

    assert SetQuiet(replace(USUAL, breaking=True)) in offered
    assert SetQuiet(replace(custom, breaking=False)) in offered
    assert SetQuiet(USUAL) == offered[0]
    assert StopQuiet() in offered


def test_the_hours_before_a_change_are_not_offered_beside_themselves() -> None:
    again = quiet_settings(RU, replace(subscriber(), quiet=USUAL), NOW, USUAL)

    assert not any(button.label.startswith("Вернуть") for button in buttons(again))


def test_the_nearest_hours_are_a_tap_away() -> None:
    nearest = [USUAL, QuietHours(time(11), time(19))]
    answer = bad_quiet(RU, QuietProblem.UNCLEAR, "11-7", nearest)

    assert [button.action for button in buttons(answer)][:2] == [*map(SetQuiet, nearest)]
    assert len(answer.buttons[0]) == 2


def test_a_toast_names_what_passes() -> None:
    assert quiet_toast(BE, USUAL) == "Ціхія гадзіны: 23:00–07:00"
    assert quiet_toast(BE, replace(USUAL, breaking=True)).endswith(", з тэрміновымі")
    assert quiet_toast(EN, None) == "Quiet hours are off"


@pytest.mark.parametrize("language", Language)
def test_no_label_of_these_screens_wraps_on_a_phone(language: Language) -> None:
    short = [each for each in HELD if each.rule is None or len(each.rule) < 20][:2]
    for screen in settings_screens(LOCALES[language], subscriber(), short, NONSENSE):
        for row in screen.buttons:
            for button in row:
                assert len(button.label) <= WIDEST[len(row)], button.label


def test_a_moment_survives_its_button_to_the_second() -> None:
    moment = datetime(2026, 12, 5, 20, 23, 41, 999, tzinfo=UTC)

    assert moment_of(second_of(moment)) == moment.replace(microsecond=0)
    assert moment_of(PauseUntil(second_of(FOR_EVER)).second) == FOR_EVER
    assert moment_of(2**53) == FOR_EVER
    assert moment_of(-1) == datetime(1970, 1, 1, tzinfo=UTC)
