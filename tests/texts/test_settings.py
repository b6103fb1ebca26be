from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.language import Language
from news.quiet import QuietHours
from news.subscriber import FOR_EVER
from news.timetable import DEFAULT, EVERY_DAY, HOURLY, OFF, WEEKDAYS, WEEKEND, Timetable
from tests.texts.people import BE, CATALOGUES, EN, LOCALES, NOW, RU, buttons, seen
from tests.texts.screens import subscriber
from texts.digest_actions import SendDigestNow, SetTimetable
from texts.digest_settings import digest_settings, digest_toast, nothing_waiting
from texts.language import language_message
from texts.locale import Locale
from texts.message import Message
from texts.pause import paused
from texts.settings_actions import ChooseLanguage, ShowSettings
from texts.timetable import timetable_words
from texts.timezone import zone_message, zones_by_clock
from texts.zone_actions import ChooseZone

EVENING = Timetable.on(frozenset({0, 3}), (time(18), time(20, 30)))


def timetable_of(message: Message, label: str) -> Timetable:
    found = next(button for button in buttons(message) if button.label == label)
    assert isinstance(found.action, SetTimetable)
    return found.action.timetable


@pytest.mark.parametrize(
    ("timetable", "ru", "be", "en"),
    [
        (DEFAULT, "ежедневно в 09:00", "штодня а 09:00", "daily at 09:00"),
        (EVENING, "пн, чт в 18:00, 20:30", "пн, чц а 18:00, 20:30", "Mon, Thu at 18:00, 20:30"),
        (
            Timetable.on(WEEKDAYS, (time(8),)),
            "по будням в 08:00",
            "па буднях а 08:00",
            "weekdays at 08:00",
        ),
        (
            Timetable.on(WEEKEND, (time(8),)),
            "по выходным в 08:00",
            "па выхадных а 08:00",
            "weekends at 08:00",
        ),
        (HOURLY, "каждый час", "кожную гадзіну", "every hour"),
        (OFF, "выключен", "выключаны", "off"),
    ],
)
def test_a_timetable_is_told_in_words(timetable: Timetable, ru: str, be: str, en: str) -> None:
    told = [timetable_words(CATALOGUES[language], timetable) for language in Language]

    assert told == [ru, be, en]


def test_the_digests_card_says_what_is_next_and_what_waits() -> None:
    message = digest_settings(RU, subscriber(), 21, NOW)

    assert seen(message).startswith(
        "Дайджест · ежедневно в 09:00\n\nСледующий дайджест — завтра, 09:00.\nЖдёт 21 новость."
    )
    assert SendDigestNow() in [button.action for button in buttons(message)]


def test_what_waits_is_left_out_where_it_is_not_known() -> None:
    message = digest_settings(RU, subscriber(), None, NOW)

    assert seen(message).startswith(
        "Дайджест · ежедневно в 09:00\n\nСледующий дайджест — завтра, 09:00.\n\n"
    )
    assert SendDigestNow() not in [button.action for button in buttons(message)]


def test_an_hour_is_added_and_taken_away_by_a_press() -> None:
    message = digest_settings(EN, subscriber(), 0, NOW)

    assert timetable_of(message, "20:00") == Timetable.on(EVERY_DAY, (time(9), time(20)))
    assert timetable_of(message, "✓ 09:00") == OFF
    assert timetable_of(message, "Weekdays") == Timetable.on(WEEKDAYS, (time(9),))


def test_an_hour_turns_digests_on_again() -> None:
    for timetable in (OFF, HOURLY):
        message = digest_settings(EN, subscriber(timetable), 0, NOW)

        assert timetable_of(message, "08:00") == Timetable.on(EVERY_DAY, (time(8),))


def test_days_stay_when_an_hour_changes() -> None:
    message = digest_settings(EN, subscriber(EVENING), 0, NOW)

    assert timetable_of(message, "✓ 18:00") == Timetable.on({0, 3}, (time(20, 30),))


def test_a_press_and_an_empty_digest_tell_the_next_slot() -> None:
    assert digest_toast(EN, subscriber(), NOW) == "The next digest: tomorrow, 09:00"
    assert digest_toast(BE, subscriber(OFF), NOW) == "Дайджэст выключаны"
    assert seen(nothing_waiting(EN, subscriber(), NOW)).endswith(
        "The next digest: tomorrow, 09:00."
    )


def test_a_resting_reader_is_told_so() -> None:
    resting = subscriber(paused_until=NOW + timedelta(days=1))

    assert "Сейчас пауза" in seen(digest_settings(RU, resting, 0, NOW))


def test_the_languages_stand_in_their_own_words() -> None:
    *shown, back = buttons(language_message(BE))

    assert back.action == ShowSettings()
    assert [button.label for button in shown] == ["Русский", "✓ Беларуская", "English"]
    assert [button.action for button in shown] == [ChooseLanguage(each) for each in Language]


@pytest.mark.parametrize(
    ("language", "city"), [(Language.RU, "Минск"), (Language.BE, "Мінск"), (Language.EN, "Minsk")]
)
def test_a_zone_is_named_by_its_city(language: Language, city: str) -> None:
    message = zone_message(LOCALES[language], subscriber(), NOW)

    assert f"{city} (Europe/Minsk, UTC+3)" in seen(message)
    assert "20:00" in seen(message)
    assert buttons(message)[0].label == f"✓ {city}"
    assert buttons(message)[0].action == ChooseZone("Europe/Minsk")


@pytest.mark.parametrize(
    ("zone", "ru", "be"),
    [
        ("Asia/Kolkata", "Калькутта", "Калькута"),
        ("Europe/Kyiv", "Киев", "Кіеў"),
        ("Asia/Kathmandu", "Катманду", "Катманду"),
        ("America/Argentina/Buenos_Aires", "Буэнос-Айрес", "Буэнас-Айрэс"),
    ],
)
def test_a_city_whose_zone_was_renamed_is_named_in_the_readers_language(
    zone: str, ru: str, be: str
) -> None:
    for locale, city in ((RU, ru), (BE, be)):
        assert f"{city} ({zone}" in seen(
            zone_message(replace(locale, zone=ZoneInfo(zone)), subscriber(), NOW)
        )


def test_a_zone_without_a_city_is_shown_as_it_is_written() -> None:
    shown = seen(zone_message(replace(RU, zone=ZoneInfo("UTC")), subscriber(), NOW))

    assert shown.startswith("Часовой пояс: UTC, сейчас 17:00.")


def test_a_pause_says_when_it_ends() -> None:
    soon = subscriber(paused_until=NOW + timedelta(days=1))
    never = subscriber(paused_until=NOW.replace(year=9999))

    assert seen(paused(RU, soon, NOW)).startswith("Пауза до завтра, 20:00\nНичего не пришлю")
    assert seen(paused(EN, never, NOW)).startswith("Paused until you say so\n")


@pytest.mark.parametrize(
    ("locale", "missed", "alone"),
    [
        (RU, "Пропущенное придёт дайджестом", "придёт одним дайджестом, когда пауза кончится"),
        (BE, "Прапушчанае прыйдзе дайджэстам", "прыйдзе адным дайджэстам, калі паўза скончыцца"),
        (EN, "What you miss will come in a digest", "will come as one digest when the pause ends"),
    ],
)
def test_a_pause_says_how_what_is_missed_comes(locale: Locale, missed: str, alone: str) -> None:
    until = NOW + timedelta(days=1)

    assert missed in seen(paused(locale, subscriber(DEFAULT, until), NOW))
    without = paused(locale, subscriber(OFF, until), NOW)
    assert missed not in seen(without)
    assert alone in seen(without)
    assert SetTimetable(DEFAULT) in [button.action for button in buttons(without)]


def test_times_that_differ_by_day_are_all_told_and_a_button_says_that_it_replaces_them() -> None:
    timetable = Timetable.on({1}, [time(7, 30)]) | Timetable.on({5}, [time(11)])
    message = digest_settings(RU, subscriber(timetable), 0, NOW)

    assert seen(message).startswith("Дайджест · вт в 07:30; сб в 11:00\n")
    assert "Кнопка со временем поставит одно на все дни." in seen(message)
    assert timetable_of(message, "08:00") == Timetable.on(EVERY_DAY, (time(8),))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Etc/GMT-5", "UTC+5, it is 22:00"),
        ("Etc/GMT+4", "UTC-4, it is 13:00"),
        ("Asia/Kolkata", "UTC+5:30), it is 22:30"),
        ("America/New_York", "UTC-4), it is 13:00"),
    ],
)
def test_a_zone_is_shown_with_its_offset_as_people_write_it(zone: str, shown: str) -> None:
    message = zone_message(replace(EN, zone=ZoneInfo(zone)), subscriber(), NOW)

    assert shown in seen(message)
    assert "Etc" not in seen(message)


@pytest.mark.parametrize("ahead", [180, 180 - 24 * 60, 180 + 24 * 60 * 10**12])
def test_a_clock_is_that_of_a_day(ahead: int) -> None:
    local = (NOW + timedelta(hours=3)).strftime("%H:%M")

    assert local in seen(zones_by_clock(EN, ("Europe/Minsk",), ahead, NOW))


def test_a_zone_promises_no_digest_in_a_pause_and_none_in_quiet_hours() -> None:
    reader = replace(subscriber(), next_digest_at=NOW + timedelta(hours=1))
    quiet = replace(reader, quiet=QuietHours(time(20), time(8)))
    pausing = replace(reader, paused_until=FOR_EVER)

    assert "The next digest: today, 21:00." in seen(zone_message(EN, reader, NOW))
    assert "The next digest: tomorrow, 08:00." in seen(zone_message(EN, quiet, NOW))
    assert "The next digest" not in seen(zone_message(EN, pausing, NOW))


@pytest.mark.parametrize(
    ("locale", "offset", "said"),
    [
        (RU, 14, "Обычно приходит около 09:14"),
        (BE, -25, "Звычайна прыходзіць каля 08:35"),
        (EN, 14, "It usually comes at about 09:14"),
    ],
)
def test_a_digest_that_comes_beside_its_time_says_when_it_usually_does(
    locale: Locale, offset: int, said: str
) -> None:
    message = digest_settings(locale, subscriber(), 0, NOW, timedelta(minutes=offset))

    assert said in seen(message)
    assert "14" not in seen(digest_settings(RU, subscriber(), 0, NOW))
    assert said not in seen(digest_settings(locale, subscriber(OFF), 0, NOW, timedelta(minutes=14)))


def test_of_many_times_the_minutes_are_said() -> None:
    later = digest_settings(RU, subscriber(HOURLY), 0, NOW, timedelta(minutes=21))
    earlier = digest_settings(EN, subscriber(HOURLY), 0, NOW, -timedelta(minutes=1))

    assert "ваш приходит на 21 минуту позже выбранного времени" in seen(later)
    assert "your digest comes 1 minute before the time you chose" in seen(earlier)


def test_a_time_near_midnight_moves_over_it() -> None:
    late = subscriber(Timetable.on({0}, [time(23, 55)]))

    assert "около 00:10" in seen(digest_settings(RU, late, 0, NOW, timedelta(minutes=15)))
