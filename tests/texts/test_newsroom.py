from dataclasses import replace
from datetime import timedelta

import pytest

from news.approval import Approval, Wish
from news.article import ArticleStatus
from news.colleague import Colleague
from news.dispatch import DeliveryState, FlightPlan, Tally
from news.role import Role
from news.shelf import Item, Shelf, ShelfPage
from news.standing import Standing
from news.statistics import ArticleFigures
from news.subscriber import PlaceKind
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, SOCIETY, SPORT, article, buttons, seen
from tests.texts.screens import RUBRICS, TALLY
from texts.alerts import dispatch_halted
from texts.approval import Viewer
from texts.articles import articles_page
from texts.detail_actions import ShowDetails
from texts.draft_actions import (
    Break,
    BreakNow,
    Cancel,
    Publish,
    ShowAsDigest,
    ShowDraft,
    Undo,
)
from texts.duration import duration
from texts.editor_actions import Dismiss
from texts.editors import dismissal_question, editors_list
from texts.filing_actions import ChooseRubric, PickMain, PickRubric, PickSeveral, TickRubric
from texts.flight import departing, progress, result, stale_toast
from texts.forecast import forecast_lines
from texts.forecast import readers as whom_it_reaches
from texts.locale import Locale
from texts.message import Message
from texts.post import break_question, draft_card, rubric_picker
from texts.rubric import hide_question, merge_question
from texts.rubric_actions import HideRubric, MergeRubric
from texts.schedule import embargo_set, plan_times
from texts.schedule_actions import EmbargoUntil, ShowPlanTimes
from texts.sending_actions import ContinueSending, StopSending
from texts.statistics import article_figures
from texts.story_actions import PickStory

AUTHOR = Viewer(7, Role.AUTHOR, NOW)


def test_a_drafts_card_is_its_flight_plan() -> None:
    message = draft_card(RU, article(), Standing(FlightPlan(1240, 8600, 45.2)), NOW)

    assert seen(message) == (
        "Получат: сразу 1\xa0240, в дайджесте 8\xa0600\n"
        "Займёт около 45 секунд\n\n"
        "Рубрика: Общество · Астана · на сайте 4 июля 2024, 19:25"
    )
    assert [[button.action for button in row] for row in message.buttons] == [
        [Publish(1, revision=1), Break(1, revision=1)],
        [ShowDetails(1), PickRubric(1)],
        [ShowPlanTimes(1), ShowAsDigest(1)],
        [PickStory(1)],
        [Cancel(1)],
    ]


@pytest.mark.parametrize(
    ("role", "asked_by"),
    [(Role.AUTHOR, None), (Role.AUTHOR, 3), (Role.EDITOR, 7), (Role.EDITOR, 3)],
)
def test_whoever_may_change_a_draft_mends_its_details_and_sees_it_as_readers_do(
    role: Role, asked_by: int | None
) -> None:
    asked = asked_by and Approval(1, 1, Wish.PUBLISH, asked_by, NOW)
    standing = Standing(FlightPlan(1, 0, 1), approval=asked or None)
    message = draft_card(RU, article(), standing, NOW, viewer=Viewer(7, role, NOW))

    assert {ShowDetails(1), PickRubric(1), ShowAsDigest(1)} <= {
        button.action for row in message.buttons for button in row
    }


def test_an_embargo_is_said_in_the_case_of_its_weekday() -> None:
    held = replace(article(), embargo_until=NOW + timedelta(days=1))

    for locale, words in ((RU, "Эмбарго до: "), (BE, "Эмбарга да: "), (EN, "Embargo until ")):
        assert seen(embargo_set(locale, held, NOW)).partition("· ")[2].startswith(words)


def test_an_embargo_that_is_over_is_told_of_no_more() -> None:
    def told(left: timedelta) -> tuple[bool, bool]:
        held = replace(article(), status=ArticleStatus.DRAFT, embargo_until=NOW + left)
        item = Item(held, NOW, Colleague(1))
        shelf = articles_page(RU, ShelfPage(Shelf.ALL, (item,), 0, 1, has_more=False), 1, NOW)
        lift = EmbargoUntil(1, 0) in {each.action for each in buttons(plan_times(RU, held, NOW))}
        return "эмбарго" in seen(shelf), lift

    assert told(timedelta(minutes=1)) == (True, True)
    assert told(timedelta()) == (False, False)


HOURS = FlightPlan(
    *(1240, 8600, 3900, 1190, 310),
    first=NOW + timedelta(seconds=10),
    last=NOW + timedelta(minutes=65),
    stars=12,
)


@pytest.mark.parametrize(
    ("locale", "readers", "times"),
    [
        (
            RU,
            (
                "Получат: сразу 1 240 (по словам 1 190, по рубрике 50), в дайджесте 8 600,"
                " на паузе 310"
            ),
            "Первые — сразу, последние — около 21:05 · 12 звёзд",
        ),
        (
            BE,
            (
                "Атрымаюць: адразу 1 240 (па словах 1 190, па рубрыцы 50), у дайджэсце 8 600,"
                " на паўзе 310"
            ),
            "Першыя — адразу, апошнія — каля 21:05 · 12 зорак",
        ),
        (
            EN,
            (
                "Readers: 1,240 at once (1,190 by words, 50 by section), 8,600 in the digest,"
                " 310 on pause"
            ),
            "The first at once, the last about 21:05 · 12 Stars",
        ),
    ],
)
def test_the_flight_plan_says_whom_it_reaches_and_when_the_first_and_the_last(
    locale: Locale, readers: str, times: str
) -> None:
    shown = seen(Message(forecast_lines(locale, article(), HOURS, NOW))).replace("\xa0", " ")

    assert shown == f"{readers}\n{times}"


def test_a_plan_that_has_to_wait_says_when_the_first_have_it_and_of_several_rubrics() -> None:
    late = replace(HOURS, first=NOW + timedelta(hours=1), last=NOW + timedelta(hours=5))
    several = replace(article(), more_rubrics=(RUBRICS[1],))

    told = seen(Message(forecast_lines(RU, several, late, NOW)))
    assert "по рубрикам 50" in told
    assert "Первые — около 21:00, последние — завтра, 01:00" in told
    paused = seen(Message(forecast_lines(RU, several, FlightPlan(0, 0, 0, paused=3), NOW)))
    assert paused == "Получат: на паузе 3"


@pytest.mark.parametrize(
    ("locale", "people", "added", "alone"),
    [
        (
            RU,
            "Получат: сразу 1, а также 3 группы, 2 темы, 1 канал",
            "1 читателю (плюс 3 группы, 2 темы, 1 канал)",
            "Получат: 5 групп, 21 тема, 11 каналов",
        ),
        (
            BE,
            "Атрымаюць: адразу 1, а таксама 3 групы, 2 тэмы, 1 канал",
            "1 чытачу (плюс 3 групы, 2 тэмы, 1 канал)",
            "Атрымаюць: 5 груп, 21 тэма, 11 каналаў",
        ),
        (
            EN,
            "Readers: 1 at once, and 3 groups, 2 topics, 1 channel",
            "1 reader (and 3 groups, 2 topics, 1 channel)",
            "Goes to 5 groups, 21 topics, 11 channels",
        ),
    ],
)
def test_groups_and_channels_are_told_beside_people(
    locale: Locale, people: str, added: str, alone: str
) -> None:
    beside = {PlaceKind.CHANNEL: 1, PlaceKind.GROUP: 3, PlaceKind.TOPIC: 2}
    several = {PlaceKind.GROUP: 5, PlaceKind.TOPIC: 21, PlaceKind.CHANNEL: 11}

    def told(plan: FlightPlan) -> str:
        return seen(Message(whom_it_reaches(locale, article(), plan)))

    assert told(FlightPlan(1, 0, 1, places=beside)) == people
    nobody = FlightPlan(0, 0, 0, places=several)
    assert told(nobody) == alone
    assert seen(break_question(locale, article(), nobody)) == alone
    question = seen(break_question(locale, article(), FlightPlan(1, 0, 1, places=beside)))
    assert added in question


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        (RU, "⚡ Молния: 9 840"),
        (BE, "⚡ Тэрмінова: 9 840"),
        (EN, "⚡ Breaking: 9,840"),
    ],
)
def test_the_button_of_breaking_news_says_whom_it_reaches(locale: Locale, label: str) -> None:
    message = draft_card(locale, article(), Standing(FlightPlan(1240, 8600, 45.2)), NOW)

    assert buttons(message)[1].label == label


def test_breaking_news_asks_once_more_with_the_number() -> None:
    message = break_question(RU, article(), FlightPlan(1240, 8600, 45.2), 7)

    assert "уйдёт 9\xa0840 читателям" in seen(message)
    assert [(button.label, button.action) for button in buttons(message)] == [
        ("⚡ Отправить всем 9 840", BreakNow(1, 1)),
        ("‹ Назад", ShowDraft(1, 7)),
    ]


def test_breaking_news_for_nobody_says_so() -> None:
    nobody = FlightPlan(0, 0, 0)

    assert buttons(draft_card(RU, article(), Standing(nobody), NOW))[1].label == "⚡ Молния"
    assert "никто не получит" in seen(break_question(RU, article(), nobody))


def test_breaking_news_that_waits_for_a_second_editor_promises_no_more() -> None:
    message = break_question(RU, article(), FlightPlan(1240, 8600, 45.2), 7, is_agreed=False)

    assert seen(message) == (
        "Молния уйдёт 9\xa0840 читателям, как только её согласует второй редактор."
    )
    assert buttons(message)[0].label == "⚡ Отдать на согласование"


@pytest.mark.parametrize(("in_digests", "key"), [(0, "post-no-digest"), (2, "post-only-words")])
def test_a_draft_without_a_rubric_says_that_digests_miss_it(in_digests: int, key: str) -> None:
    plan = FlightPlan(1, in_digests, 1)

    for locale in (RU, BE, EN):
        told = locale.catalogue.plain(key)
        assert told in seen(draft_card(locale, article(rubric=None), Standing(plan), NOW))
        assert told not in seen(draft_card(locale, article(), Standing(plan), NOW))


def test_every_button_of_a_draft_remembers_its_preview() -> None:
    card = draft_card(RU, article(), Standing(FlightPlan(1, 0, 1)), NOW, preview_id=7)
    picker = rubric_picker(RU, article(), RUBRICS, 7)
    leaving = departing(RU, article(), NOW, 7)

    actions = [button.action for shown in (card, picker, leaving) for button in buttons(shown)]
    assert {getattr(action, "preview_id", 7) for action in actions} == {7}


def test_a_draft_seen_before_says_which_article_it_repeats() -> None:
    message = draft_card(EN, article(2), Standing(FlightPlan(0, 0, 0), article(1)), NOW)

    assert seen(message).startswith(f"This article is already out: {HEADLINE}")
    assert "start=a_1" in message.text
    assert "Nobody follows anything like this yet." in seen(message)


def test_the_drafts_rubric_is_ticked_among_the_others() -> None:
    message = rubric_picker(BE, article(), RUBRICS)

    assert buttons(message)[0].label == "✓ 🏛 Грамадства"
    assert [button.action for button in buttons(message)][1:] == [
        ChooseRubric(1, 9),
        ChooseRubric(1, 11),
        PickSeveral(1),
        ShowDraft(1),
    ]


def test_several_rubrics_are_ticked_and_one_of_them_is_first() -> None:
    several = replace(article(), more_rubrics=(SPORT,))
    message = rubric_picker(EN, several, RUBRICS, 7)

    assert "Section: Society, Sport" in seen(message)
    assert [button.action for button in buttons(message)] == [
        TickRubric(1, SOCIETY.id, ticked=False, preview_id=7),
        TickRubric(1, SPORT.id, ticked=False, preview_id=7),
        TickRubric(1, 11, ticked=True, preview_id=7),
        PickMain(1, 7),
        ShowDraft(1, 7),
    ]


def test_the_countdown_can_be_undone() -> None:
    leaving = replace(article(), departs_at=NOW + timedelta(seconds=8))

    message = departing(RU, leaving, NOW)

    assert seen(message) == "№ 1 · Отправка через 8 секунд, в 20:00:08"
    assert [button.action for button in buttons(message)] == [Undo(1)]


def test_the_progress_tells_what_is_sent_and_how_long_it_will_take() -> None:
    message = progress(RU, TALLY, 15)

    assert seen(message) == (
        "▓▓▓▓▓▓▓░░░ 1\xa0248 из 1\xa0678 · недоступно 4 · осталось около 15 секунд"
    )
    assert [button.action for button in buttons(message)] == [StopSending()]


def test_what_is_said_of_an_article_on_its_way_begins_with_its_number() -> None:
    leaving = replace(article(12), departs_at=NOW)

    for locale in (RU, BE, EN):
        for message in (
            departing(locale, leaving, NOW),
            progress(locale, TALLY, 15, article_id=12),
            result(locale, TALLY, 12),
        ):
            assert seen(message).startswith("№ 12 · ")
        assert "№ 12" in seen(dispatch_halted(locale, "Bad Request", 12))
        assert "№" not in seen(dispatch_halted(locale, "Bad Request"))


def test_a_halted_sending_can_go_on() -> None:
    message = progress(EN, TALLY, 15, halted=True)

    assert seen(message).endswith("stopped")
    assert [button.action for button in buttons(message)] == [ContinueSending()]


def test_the_result_counts_every_state() -> None:
    assert seen(result(EN, TALLY)) == (
        "Done: 1,234 delivered, 4 unreachable, 2 in doubt, 8 skipped"
    )
    assert seen(result(RU, Tally({DeliveryState.SENT: 3}))) == "Готово: доставлено 3"
    assert seen(result(EN, Tally({}))).startswith(
        "Published. There is nobody to send it to at once"
    )


@pytest.mark.parametrize(
    ("seconds", "ru", "be", "en"),
    [
        (0, "1 секунды", "1 секунды", "1 second"),
        (45, "45 секунд", "45 секунд", "45 seconds"),
        (60, "1 минуты", "1 хвіліны", "1 minute"),
        (1260, "21 минуты", "21 хвіліны", "21 minutes"),
        (7200, "2 часов", "2 гадзін", "2 hours"),
    ],
)
def test_a_duration_is_told_in_its_largest_unit(seconds: int, ru: str, be: str, en: str) -> None:
    for locale, words in ((RU, ru), (BE, be), (EN, en)):
        assert duration(locale.catalogue, seconds) == words


def test_an_old_button_says_why_it_does_nothing() -> None:
    assert stale_toast(RU, ArticleStatus.PUBLISHED) == "Статья уже опубликована"


def test_the_figures_show_only_states_that_something_is_in() -> None:
    tally = Tally({DeliveryState.SENT: 2, DeliveryState.DEAD: 0})
    message = article_figures(EN, article(), ArticleFigures(tally, 0))

    assert seen(message).endswith("\n\nDeliveries: 2\ndelivered: 2\n\nleft within a day of it: 0")


def test_everybody_in_the_newsroom_is_known_by_id_and_role() -> None:
    people = [Colleague(777000123, None, Role.OWNER), Colleague(5, "Ann <K>", Role.EDITOR, "ann")]
    text = seen(editors_list(EN, people))

    shown = "777000123", "Ann <K> · editor · @ann · 5"
    assert text.startswith(f"The newsroom\n\nowner · {shown[0]}\n{shown[1]}\n\n")


def test_what_is_dangerous_stands_last() -> None:
    questions = {
        dismissal_question(RU, Colleague(5)): Dismiss(5),
        hide_question(RU, SPORT, 3): HideRubric(SPORT.id, hidden=True),
        merge_question(RU, SPORT, SOCIETY, 3): MergeRubric(SPORT.id, SOCIETY.id),
    }

    for question, dangerous in questions.items():
        assert buttons(question)[-1].action == dangerous


def test_an_author_mends_a_draft_and_sees_it_as_readers_will() -> None:
    card = draft_card(RU, article(), Standing(FlightPlan(1, 0, 1.0)), NOW, viewer=AUTHOR)

    actions = [each.action for each in buttons(card)]
    assert ShowDetails(1) in actions
    assert ShowAsDigest(1) in actions
    assert not [each for each in actions if isinstance(each, Publish | Break | ShowPlanTimes)]
