"""How a source stands, in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.source import Condition, Mode, SourceStatus
from news.trial import Trial
from tests.texts.people import BE, EN, NOW, RU, SOCIETY, article, buttons, seen
from tests.texts.source_screens import CATEGORIES, CHANNEL, ODD, PLAIN
from texts.html import plain_text
from texts.inbox import Item, item_card
from texts.source import source_card
from texts.source_categories import category_rubrics, mark_of
from texts.source_state import state
from texts.source_trial import LONGEST_SHOWN, MOST_FEEDS, feed_listed, trial_card, which_feed
from texts.sources import sources_page

HOUR = timedelta(hours=1)
SILENT = replace(PLAIN, condition=Condition.SILENT, last_item_at=NOW - 6 * HOUR, next_look_at=None)
TOMORROW = replace(PLAIN, next_look_at=NOW + 8 * HOUR)
NO_FEED = replace(PLAIN, condition=Condition.NO_FEED, next_look_at=NOW)
BLOCKED = replace(PLAIN, condition=Condition.BLOCKED, failing_since=NOW - 72 * HOUR)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (PLAIN, "идёт: последняя 12 мин назад, проверю в 20:20"),
        (CHANNEL, "идёт: последняя 12 мин назад"),
        (replace(PLAIN, last_item_at=None), "идёт: новостей ещё не было, проверю в 20:20"),
        (TOMORROW, "идёт: последняя 12 мин назад, проверю: завтра, 04:00"),
        (SILENT, "молчит 6 ч, обычно 20 мин"),
        (replace(SILENT, pace=None), "молчит 6 ч"),
        (BLOCKED, "не пускает 3 дня, проверю в 20:20"),
        (replace(CHANNEL, condition=Condition.BLOCKED), "бот больше не администратор канала"),
        (NO_FEED, "это не лента: по адресу открывается страница"),
        (replace(PLAIN, status=SourceStatus.PAUSED), "на паузе"),
        (replace(PLAIN, status=SourceStatus.TRIAL), "не включён, ждёт вашего решения"),
    ],
)
def test_a_state_is_a_line_in_words(source: object, words: str) -> None:
    assert plain_text(state(RU, source, NOW)) == words  # type: ignore[arg-type]


def test_other_languages_say_the_same() -> None:
    assert state(BE, SILENT, NOW) == "маўчыць 6 гадз, звычайна 20 хв"
    assert state(EN, SILENT, NOW) == "silent for 6 h, usually 20 min"
    assert state(EN, BLOCKED, NOW) == "blocked for 3 days, next look at 20:20"


def test_a_list_names_each_source_with_what_becomes_of_its_items() -> None:
    shown = seen(sources_page(RU, [PLAIN], NOW, wanted=True))

    assert "3 · Белта · на проверку · 🏛 Общество\nидёт: последняя" in shown


def test_no_button_of_a_draft_is_cut_short_on_a_phone() -> None:
    card = item_card(RU, Item(article(), "Белта"), None, others=2)

    assert [[each.label for each in row] for row in card.buttons] == [
        ["Опубликовать"],
        ["Изменить", "Пропустить"],
        ["‹ Весь список: 3"],
    ]


def test_a_category_can_be_left_to_the_sources_rubric() -> None:
    screen = category_rubrics(RU, PLAIN, CATEGORIES[0], [SOCIETY])

    assert "Рубрика источника" in {each.label for each in buttons(screen)}


def test_a_card_offers_what_can_be_done_with_it() -> None:
    def labels(status: SourceStatus) -> set[str]:
        return {each.label for each in buttons(source_card(RU, replace(PLAIN, status=status), NOW))}

    assert {"Проверить", "Пауза", "Удалить"} <= labels(SourceStatus.ON)
    assert "Проверить" not in labels(SourceStatus.PAUSED)
    assert "Продолжить" in labels(SourceStatus.ENDED)


def test_without_a_rubric_a_trial_warns() -> None:
    bare = replace(PLAIN, rubric=None, status=SourceStatus.TRIAL)

    assert "не попадут в дайджесты" in seen(trial_card(RU, bare, Trial(1), NOW))
    filed = trial_card(RU, bare, Trial(1), NOW, categories=CATEGORIES)
    assert "не попадут в дайджесты" not in seen(filed)


def test_a_feed_is_found_again_in_the_list_that_names_it() -> None:
    feeds = [
        ("Слишком длинный", f"https://e.by/{'a' * LONGEST_SHOWN}"),
        *((f"Лента {number}\n9. ловушка", f"https://e.by/{number}") for number in range(20)),
    ]

    screen = which_feed(RU, feeds, 3, Mode.PUBLISH)
    text = seen(screen)

    assert len(buttons(screen)) == MOST_FEEDS
    assert feed_listed(text, 1) == "https://e.by/0"
    assert feed_listed(text, MOST_FEEDS) == f"https://e.by/{MOST_FEEDS - 1}"
    assert feed_listed(text, 9) is None
    assert feed_listed("", 1) is None


def test_categories_are_told_apart_by_their_marks() -> None:
    marks = {mark_of(each) for each in CATEGORIES}

    assert len(marks) == len(CATEGORIES)
    assert ODD.title
