"""The saved list: which part it is, what can be taken out, and what is said of what is gone."""

from datetime import timedelta

from news.saved import Saved, SavedPage, tick_of
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, article, buttons, seen
from texts.first_minute_actions import ShowHome
from texts.saved import clear_question, saved_page, tidy_page
from texts.saved_actions import (
    AskClearSaved,
    ClearSaved,
    PutBack,
    ShowSaved,
    TakeOut,
    TidySaved,
)

WITHDRAWN = Saved(7, NOW - timedelta(days=1))
PAGE = SavedPage((Saved(12, NOW, article(12)), WITHDRAWN), 2, 14)


def test_a_page_says_where_it_stands_and_opens_each_article() -> None:
    shown = saved_page(RU, PAGE, NOW)

    assert seen(shown).startswith(f"Сохранённое · 6–10 из 14\n\n{HEADLINE}\nОбщество · ")
    assert "?start=a_12" in shown.text
    assert [each.action for each in buttons(shown)] == [
        ShowSaved(1),
        ShowSaved(3),
        TidySaved(2),
        AskClearSaved(),
        ShowHome(),
    ]


def test_a_withdrawn_article_is_said_kindly_and_since_when_it_was_there() -> None:
    assert "Рэдакцыя адклікала гэты артыкул.\nЗахавана: учора, 20:00" in seen(
        saved_page(BE, PAGE, NOW)
    )


def test_each_can_be_taken_out_and_the_last_one_can_come_back() -> None:
    gone = Saved(3, NOW, article(3, "Мост <открыт>"))
    shown = tidy_page(EN, PAGE, NOW, gone)

    assert "Removed: Мост <открыт>\nWhat should go?" in seen(shown)
    labels = {each.label: each.action for each in buttons(shown)}
    assert labels["Undo"] == PutBack(3, tick_of(NOW), 2)
    assert labels["Remove the withdrawn article"] == TakeOut(7, 2)
    assert labels["Done"] == ShowSaved(2)
    assert all(len(label) <= 34 for label in labels)


def test_what_was_the_last_one_can_come_back_too() -> None:
    empty = tidy_page(RU, SavedPage((), 1, 0), NOW, WITHDRAWN)

    assert seen(empty).startswith("Отозванная статья убрана.\n\nВ сохранённом пока пусто.")
    assert buttons(empty)[0].action == PutBack(7, tick_of(WITHDRAWN.saved_at), 1)


def test_clearing_is_asked_twice_and_means_what_is_saved_now() -> None:
    question = clear_question(RU, 22, NOW)

    assert seen(question) == ("Убрать из сохранённого всё: 22 статьи? Отменить это будет нельзя.")
    assert [each.action for each in buttons(question)] == [ShowSaved(), ClearSaved(tick_of(NOW))]
