"""An article's card: each of its states, and what is told of its later life."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from news.article import ArticleStatus, Change
from news.card import Card
from news.colleague import Colleague
from news.dispatch import DeliveryState, Tally
from news.life import Event, Life
from tests.texts.people import BE, EN, NOW, RU, article, buttons, seen
from texts.amendment_actions import AskWithdraw, StartAmendment
from texts.card_actions import ShowHistory
from texts.draft_actions import Publish, StartPost, Undo
from texts.locale import Locale
from texts.progress import progress_card
from texts.schedule_actions import DropPlan, ShowPlanTimes
from texts.sending_actions import ContinueSending, StopSending
from texts.statistics_actions import ShowFigures

DONE = Tally({DeliveryState.SENT: 1236, DeliveryState.DEAD: 4})
FLYING = Tally({DeliveryState.PENDING: 428, DeliveryState.SENT: 812})
YOU, ANNA = 1, Colleague(2, "Анна")
EDIT = Event(Change.EDIT, NOW + timedelta(hours=1), ANNA, copies=6, unreached=1)
CORRECTION = Event(Change.CORRECTION, NOW + timedelta(hours=2), Colleague(YOU), 6, 0, 6)
WITHDRAWAL = Event(Change.WITHDRAWAL, NOW + timedelta(days=2), Colleague(3), 12)


def shown(
    locale: Locale, card: Card, *, status: ArticleStatus = ArticleStatus.PUBLISHED, **how: float
) -> str:
    one = replace(card.article, status=status)
    return seen(progress_card(locale, replace(card, article=one), YOU, NOW, **how))  # type: ignore[arg-type]


def test_a_card_goes_from_its_plan_to_its_end() -> None:
    departs = replace(article(12), departs_at=NOW + timedelta(hours=13))
    nothing = Card(departs, Tally({}))

    planned = shown(RU, nothing, status=ArticleStatus.SCHEDULED)
    assert planned.endswith("В плане: пятница, 5 июля, 09:00 (Минск)")
    agreed = replace(nothing, agreed_by=ANNA)
    assert shown(RU, agreed, status=ArticleStatus.SCHEDULED).endswith("согласовано: Анна")
    soon = Card(replace(departs, departs_at=NOW + timedelta(seconds=8)), Tally({}))
    assert "Отправка через 8 секунд" in shown(RU, soon, status=ArticleStatus.DEPARTING)
    assert shown(RU, Card(article(12), FLYING), seconds_left=15) == (
        "№ 12 · ▓▓▓▓▓▓░░░░ 812 из 1\xa0240 · осталось около 15 секунд"
    )
    done = Card(article(12), DONE, in_digests=8600)
    assert shown(RU, done) == (
        "№ 12 · Готово: доставлено 1\xa0236, недоступно 4 · в дайджестах 8\xa0600"
    )


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            RU,
            (
                "21:00 · правка · Анна · обновлено 5, не удалось 1\n"
                "22:00 · исправление · обновлено 6, узнали 6\n"
                "6 июля, 20:00 · отзыв · 3 · убрано 12"
            ),
        ),
        (
            BE,
            (
                "21:00 · праўка · Анна · абноўлена 5, не ўдалося 1\n"
                "22:00 · выпраўленне · абноўлена 6, даведаліся 6\n"
                "6 ліпеня, 20:00 · адкліканне · 3 · прыбрана 12"
            ),
        ),
        (
            EN,
            (
                "21:00 · edit · Анна · 5 updated, 1 failed\n"
                "22:00 · correction · 6 updated, 6 told\n"
                "6 July, 20:00 · withdrawal · 3 · 12 removed"
            ),
        ),
    ],
)
def test_its_later_life_is_appended_line_by_line(locale: Locale, told: str) -> None:
    card = Card(article(12), DONE, life=Life((EDIT, CORRECTION, WITHDRAWAL)))

    assert shown(locale, card, status=ArticleStatus.WITHDRAWN).endswith(f"\n{told}")


def test_an_amendment_under_way_says_what_is_left_and_can_be_stopped() -> None:
    going = Card(article(12), DONE, life=Life((replace(EDIT, left=4),), earlier=2))

    message = progress_card(RU, going, YOU, NOW, seconds_left=15)
    stopped = progress_card(RU, going, YOU, NOW, seconds_left=15, halted=True)

    assert "Раньше ещё 2 изменения\n21:00 · правка · Анна · осталось 4\nОсталось около" in (
        seen(message)
    )
    assert buttons(message)[0].action == StopSending()
    assert seen(stopped).endswith("\nОстановлено")
    assert buttons(stopped)[0].action == ContinueSending()


def test_the_ways_on_are_those_of_its_state() -> None:
    def actions(status: ArticleStatus, tally: Tally = DONE) -> list[object]:
        card = Card(replace(article(12), status=status), tally)
        return [each.action for each in buttons(progress_card(RU, card, YOU, NOW))]

    plan = [ShowPlanTimes(12), DropPlan(12), Publish(12, None, 1)]
    assert actions(ArticleStatus.SCHEDULED) == plan
    assert actions(ArticleStatus.DEPARTING) == [Undo(12)]
    assert actions(ArticleStatus.PUBLISHED, FLYING) == [StopSending()]
    assert actions(ArticleStatus.PUBLISHED) == [
        StartAmendment(12),
        StartAmendment(12, correction=True),
        ShowFigures(12),
        ShowHistory(12),
        StartPost(),
        AskWithdraw(12),
    ]
    assert actions(ArticleStatus.WITHDRAWN) == [ShowFigures(12), ShowHistory(12), StartPost()]
    assert actions(ArticleStatus.CANCELLED) == [StartPost()]


def test_what_is_told_of_the_past_stays_true_tomorrow() -> None:
    card = Card(article(12), DONE, life=Life((EDIT, WITHDRAWAL)))
    later: datetime = NOW + timedelta(days=400)

    assert progress_card(RU, card, YOU, NOW) == progress_card(RU, card, YOU, later)
