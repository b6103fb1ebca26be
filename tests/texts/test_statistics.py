"""Figures in words, as pictures and as a file: nobody learns of a few people."""

import csv
import re
import struct
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from itertools import pairwise, product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.dispatch import DeliveryState, Reason, Tally
from news.figure import OF_AN_ARTICLE, Figure, is_few
from news.language import Language
from news.place import Chat, ManagedChat
from news.statistics import (
    MONTH,
    PERIODS,
    TABLED,
    WEEK,
    ArticleFigures,
    Chart,
    Overview,
    PlaceDays,
    PlacesByDay,
)
from news.subscriber import PlaceKind
from tests.texts.counted import TODAY, overview_of
from tests.texts.people import (
    EN,
    LOCALES,
    LONG_NAMED,
    NOW,
    RU,
    SOCIETY,
    SPORT,
    article,
    buttons,
    seen,
)
from tests.texts.story_screens import READER
from texts.chart import DARK, LIGHT, Bar, Heading, Style, bars, columns, curve, nice
from texts.drawing import FONTS, draw
from texts.html import visible_length
from texts.locale import Locale
from texts.message import CAPTION_LIMIT
from texts.place_actions import ShowPlace
from texts.place_figures import place_figures
from texts.spreadsheet import harmless
from texts.statistics import article_figures, overview
from texts.statistics_chart import (
    article_chart,
    article_chart_words,
    chart_words,
    statistics_chart,
)
from texts.statistics_table import statistics_table

PLAIN = Style(LIGHT, str)
RUBRICS = (SOCIETY, SPORT, *[LONG_NAMED] * 30)
PEOPLE = (0, 1, 5, 1_000_000)


def words_of(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return ["".join(each.itertext()) for each in root.iter() if each.tag.endswith("}text")]


def cells(figures: Overview) -> list[list[str]]:
    written = statistics_table(EN, figures).decode("utf-8-sig")
    return list(csv.reader(StringIO(written, newline="")))


def test_the_figures_are_told_in_few_words() -> None:
    figures = replace(
        overview_of(WEEK, 12, (SOCIETY, SPORT)),
        reasons={Reason.BLOCKED: 80, Reason.DEACTIVATED: 4},
        hours=[0] * 8 + [50] + [0] * 11 + [70] + [3] * 3,
    )

    assert seen(overview(RU, figures)) == (
        "Цифры · за 7 дней\n\n"
        "360 читателей\n"
        "пришли — 84\nвернулись — 84\nушли — 84\n\n"
        "36 подписок\n"
        "подписались — 84\nотписались — 84\n"
        "🏛 Общество — 12\n"
        "⚽ Спорт — 12\n"
        "🔎 По словам — 12\n"
        "на русском — 12 · на белорусском — 12 · на английском — 12\n\n"
        'Чаще всего следят за словами: договор — 120, =Минском "мост через" — 7\n'
        "Чаще всего читают: 8:00–9:00, 20:00–21:00\n\n"
        "22 опубликованные статьи\n"
        "Доставки: 105\n"
        "доставлено — 84\n"
        "недоступно — 21"
    )


@pytest.mark.parametrize("locale", LOCALES.values())
def test_a_places_figures_tell_of_no_few_people_and_lead_back(locale: Locale) -> None:
    chat = Chat(-1, "channel", "Навіны", NOW)
    place = replace(READER, kind=PlaceKind.CHANNEL)
    week = Counter({Figure.SENT_TO_PLACE: 3, Figure.OPENED_FROM_PLACE: 6})
    month = week + Counter({Figure.OPENED_FROM_PLACE: 4, Figure.CAME_FROM_PLACE: 2})
    back = locale.button("place-card", ShowPlace(place.id))

    message = place_figures(locale, ManagedChat(chat), place, {7: week, 30: month}, back)

    say = locale.catalogue.plain
    _, of_week, of_month, _ = seen(message).split("\n\n")
    assert say("place-sent-to-place", count="3") in of_week
    assert say("place-opened-from-place", count="6") in of_week
    for figure in ("opened", "came"):
        hidden = say(f"place-{figure}-from-place", count=say("stats-hidden"))
        assert hidden in of_month
    assert buttons(message) == [back]


def test_the_file_tells_of_each_place_by_day_but_of_no_few_people() -> None:
    chat = Chat(-1, "channel", "=Навіны", NOW)
    place = replace(READER, kind=PlaceKind.CHANNEL)
    happened = {
        Figure.SENT_TO_PLACE: [0, 3],
        Figure.OPENED_FROM_PLACE: [7, 2],
        Figure.CAME_FROM_PLACE: [0, 5],
    }
    places = PlacesByDay(
        [TODAY - timedelta(days=1), TODAY], [PlaceDays(ManagedChat(chat), place, happened)]
    )

    figures = overview_of(WEEK, 5)
    now = replace(figures.now, places={PlaceKind.CHANNEL: 5})

    written = statistics_table(EN, replace(figures, now=now), places).decode("utf-8-sig")

    rows = list(csv.reader(StringIO(written, newline="")))
    name, day, last = "Channel “=Навіны”", "2026-11-29", "2026-11-30"
    assert rows[-4:] == [
        [last, "sent to the chat", name, "3"],
        [day, "opened articles by links in the chat", name, "…"],
        [last, "opened articles by links in the chat", name, "<5"],
        [last, "came to the bot from the chat", name, "5"],
    ]
    assert [last, "groups and channels", "channels", "5"] in rows


def test_a_few_people_are_not_counted_out() -> None:
    said = seen(overview(EN, replace(overview_of(WEEK, 0), reasons={})))
    assert "joined: 0\nleft: 0" in said

    figures = overview_of(WEEK, 0)
    one = replace(figures.days[-1], happened={Figure.LEFT: 1, Figure.JOINED: 5})
    figures = replace(figures, days=[*figures.days[:-1], one], reasons={Reason.BLOCKED: 1})
    said = seen(overview(EN, figures))
    assert "joined: 5\nleft: fewer than five" in said
    assert "blocked" not in said


def test_a_month_tells_nothing_of_a_few_before_its_last_week() -> None:
    figures = overview_of(MONTH, 0)
    early = replace(figures.days[0], happened={Figure.LEFT: 1})
    late = replace(figures.days[-1], happened={Figure.LEFT: 9})
    days = [early, *figures.days[1:-1], late]

    week, month = (replace(figures, days=days, period=each) for each in PERIODS)
    assert "left: 9" in seen(overview(EN, week))
    assert "left: not shown" in seen(overview(EN, month))


def test_an_article_tells_who_left_within_a_day_if_they_are_five() -> None:
    tally = Tally({DeliveryState.SENT: 7, DeliveryState.DEAD: 5})
    for left, told in ((0, "0"), (4, "меньше пяти"), (5, "5")):
        done = {Figure.LEFT_AFTER: left, Figure.OPENED_IN_DIGEST: 6}
        said = seen(article_figures(RU, article(), ArticleFigures(tally, 2, done)))
        assert "открыли из дайджеста — 6" in said
        assert f"ушли за сутки после неё — {told}" in said
        assert "сохранили" not in said


@pytest.mark.parametrize("language", Language)
def test_a_chart_is_drawn_of_anything_and_told_in_a_caption(language: Language) -> None:
    locale = LOCALES[language]
    for period, people in product(PERIODS, PEOPLE):
        figures = overview_of(period, people, RUBRICS)
        for chart in Chart:
            assert words_of(statistics_chart(locale, figures, chart, dark=people == 1))
            assert visible_length(chart_words(locale, figures, chart).text) <= CAPTION_LIMIT
    for people in PEOPLE:
        done = dict.fromkeys(OF_AN_ARTICLE, people)
        shown = ArticleFigures(Tally({DeliveryState.SENT: people}), 3, done)
        words = words_of(article_chart(locale, article(headline="Мост & <б>"), shown))
        assert words[0].startswith("№ 1")
        assert people != 1 or "< 5" in words
        caption = article_chart_words(locale, article(headline="Мост " * 300), shown)
        assert visible_length(caption.text) <= CAPTION_LIMIT


def test_a_chart_tells_the_peak_and_no_step_of_a_few() -> None:
    figures = overview_of(WEEK, 3)
    words = words_of(statistics_chart(RU, figures, Chart.READERS))
    assert words[1] == "90читателей"
    assert words[-1] == "90 · 30 нояб."
    days = [replace(day, readers=50 - back) for back, day in enumerate(figures.days)]
    said = words_of(statistics_chart(RU, replace(figures, days=days), Chart.READERS))
    assert said[-1] == "25 · 26 нояб."

    flow = words_of(statistics_chart(RU, figures, Chart.FLOW))
    assert flow[1] == "21пришли · ушли — 21"


@given(st.integers(0, 10**9))
def test_an_axis_ends_a_little_above_what_it_holds(most: int) -> None:
    top = nice(most)
    assert most <= top <= max(3, 3 * most)
    assert top % 3 == 0


@given(st.text(max_size=40), st.integers(0, 10**9))
def test_a_chart_is_well_formed_whatever_it_says(text: str, number: int) -> None:
    heading = Heading(text, text, text)
    for svg in (
        bars(heading, [Bar(text, number, text)] * 3, PLAIN),
        curve(heading, [(text, number)], text, PLAIN),
        columns(heading, [], text, PLAIN),
    ):
        assert words_of(svg)


def test_pictures_are_drawn_in_our_own_font() -> None:
    picture = draw(statistics_chart(RU, overview_of(MONTH, 7, (SOCIETY,)), Chart.RUBRICS))

    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 700)
    blank = draw(bars(Heading("", "", ""), [], PLAIN))
    for letters in ("Жыў", "іЎё", "№ 12"):
        assert draw(bars(Heading(letters, "", ""), [], PLAIN)) != blank
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 500_000
    assert "Open Font License" in (FONTS / "OFL.txt").read_text("utf-8")
    assert LIGHT != DARK


def test_the_file_is_a_table_of_its_own() -> None:
    written = statistics_table(RU, overview_of(WEEK, 6, (SOCIETY,), TABLED))

    assert written.startswith(b"\xef\xbb\xbf" + '"Дата","Показатель","О чём","Число"\r\n'.encode())
    rows = cells(overview_of(WEEK, 6, (SOCIETY,), TABLED))
    assert {len(row) for row in rows} == {4}
    assert ["2026-11-30", "joined", "", "6"] in rows
    assert ["2026-11-30", "follow words", '\'=Минском "мост через"', "7"] in rows
    assert ["2026-11-29", "readers", "", "530"] in rows
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row[0]) for row in rows[1:])


# Each draws ninety numbers and writes a file of a thousand rows.
@settings(max_examples=25)
@given(st.lists(st.integers(0, 9), min_size=TABLED, max_size=TABLED))
def test_no_row_of_the_file_tells_of_a_few(numbers: list[int]) -> None:
    figures = overview_of(WEEK, 0, (), TABLED)
    days = [
        replace(day, happened={Figure.LEFT: number})
        for day, number in zip(figures.days, numbers, strict=True)
    ]
    told = [row[3] for row in cells(replace(figures, days=days)) if row[1] == "left"]

    assert not set(told) & {"1", "2", "3", "4"}
    for window in (slice(-WEEK, None), slice(-MONTH, -WEEK), slice(-MONTH, None)):
        left_out = sum(
            number
            for number, cell in zip(numbers[window], told[window], strict=True)
            if not cell.isdigit()
        )
        others = [cell for cell in told[window] if cell.isdigit() and cell != "0"]
        assert not is_few(left_out) or not others


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    assert harmless(text).lstrip()[:1] not in {"=", "+", "-", "@", "\t", "\r", "\uff1d"}
    assert harmless(text).endswith(text)


def test_hours_at_which_a_few_read_are_not_said_to_be_empty() -> None:
    few = replace(overview_of(WEEK, 12, (SOCIETY,)), hours=[0] * 4 + [3] + [0] * 19)

    assert "слишком мало, чтобы показать" in seen(chart_words(RU, few, Chart.HOURS))
    assert "…слишком мало, чтобы показать" in words_of(statistics_chart(RU, few, Chart.HOURS))
    none = replace(few, hours=[0] * 24)
    assert "пока никто не открывал новости" in seen(chart_words(RU, none, Chart.HOURS))


def test_parts_that_are_all_of_a_few_are_not_told_as_the_sum_once_more() -> None:
    few = overview_of(WEEK, 2, (SOCIETY, SPORT))

    assert "остальное" not in seen(overview(RU, few))


def test_the_labels_below_a_month_stand_apart() -> None:
    month = [(f"{day} нояб.", day) for day in range(1, 31)]

    root = ET.fromstring(curve(Heading("", "", ""), month, "", PLAIN))  # noqa: S314 - our own
    labels = [each for each in root.iter() if "нояб." in "".join(each.itertext()) and each.get("x")]
    places = sorted(float(each.attrib["x"]) for each in labels)

    widest = 8 * 34 * 0.56
    assert len(places) > 2
    assert min(b - a for a, b in pairwise(places)) > widest
