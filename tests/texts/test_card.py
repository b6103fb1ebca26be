from dataclasses import replace
from datetime import timedelta

import pytest

from news.article import ArticleDraft, ArticleStatus, Change, Version
from news.dispatch import DeliveryState, Tally
from news.language import Language
from news.role import Role
from tests.texts.people import EN, HEADLINE, NOW, RU, article, buttons, seen
from texts.action import Action
from texts.amendment_actions import AskWithdraw, StartAmendment
from texts.card import article_card, history_page, version_page
from texts.card_actions import OpenCard, RestoreVersion, ShowArticle, ShowHistory, ShowVersion
from texts.detail_actions import ShowDetails
from texts.draft_actions import ShowDraft, Undo
from texts.schedule_actions import DropPlan, ShowPlanTimes
from texts.statistics_actions import ShowFigures
from texts.story_actions import PickStory

AUTHOR, OTHER = 1, 2
COUNTED = Tally({DeliveryState.SENT: 1230, DeliveryState.OUTDATED: 6, DeliveryState.DEAD: 4})


def versions(count: int) -> list[Version]:
    return [
        Version(
            article_id=12,
            revision=number,
            change=Change.EDIT if number > 1 else Change.DRAFT,
            wording=ArticleDraft(f"Мост {number}", ("Слово за словом. " * 600,)),
            editor_id=AUTHOR if number % 2 else OTHER,
            created_at=NOW - timedelta(days=count - number),
        )
        for number in range(1, count + 1)
    ]


def test_a_card_says_where_an_article_stands_and_its_figures_in_one_line() -> None:
    shown = replace(article(12), revision=3)

    assert seen(article_card(RU, shown, COUNTED, OTHER, NOW)) == (
        f"№ 12 · {HEADLINE}\n\n"
        "Опубликована · сегодня, 20:00 · Общество · версия 3 · автор 1\n"
        "Доставлено 1\xa0236 · обновляется 6 · недоступно 4"
    )


def test_the_card_of_a_planned_article_says_when_it_goes_and_lets_it_be_moved_and_changed() -> None:
    planned = replace(
        article(12),
        status=ArticleStatus.SCHEDULED,
        published_at=None,
        departs_at=NOW + timedelta(days=1),
        embargo_until=NOW + timedelta(hours=1),
    )

    card = article_card(RU, planned, Tally({}), AUTHOR, NOW)

    assert "\n\nВ плане: пятница, 5 июля, 20:00 (Минск)" in seen(card)
    assert "\nЭмбарго до" in seen(card)
    assert {type(each.action) for each in buttons(card)} == {
        ShowPlanTimes,
        StartAmendment,
        ShowArticle,
        ShowHistory,
        DropPlan,
    }


def test_the_card_of_a_withdrawn_article_says_that_its_moment_is_of_the_publication() -> None:
    shown = replace(article(12), status=ArticleStatus.WITHDRAWN)

    assert "\n\nОтозвана · опубликована сегодня, 20:00 · Общество" in seen(
        article_card(RU, shown, COUNTED, OTHER, NOW)
    )


@pytest.mark.parametrize(
    ("status", "you", "actions"),
    [
        *(
            (
                ArticleStatus.DRAFT,
                you,
                [ShowDraft(12), StartAmendment(12), ShowArticle(12), ShowHistory(12)],
            )
            for you in (AUTHOR, OTHER)
        ),
        (
            ArticleStatus.SCHEDULED,
            OTHER,
            [
                ShowPlanTimes(12),
                StartAmendment(12),
                ShowArticle(12),
                ShowHistory(12),
                DropPlan(12),
            ],
        ),
        (
            ArticleStatus.DEPARTING,
            OTHER,
            [StartAmendment(12), ShowArticle(12), ShowHistory(12), Undo(12)],
        ),
        (
            ArticleStatus.PUBLISHED,
            OTHER,
            [
                StartAmendment(12),
                StartAmendment(12, correction=True),
                ShowDetails(12),
                ShowArticle(12),
                ShowFigures(12),
                ShowHistory(12),
                PickStory(12),
                AskWithdraw(12),
            ],
        ),
        (ArticleStatus.WITHDRAWN, AUTHOR, [ShowFigures(12), ShowHistory(12)]),
        (ArticleStatus.CANCELLED, AUTHOR, [ShowHistory(12)]),
    ],
)
def test_a_card_offers_what_can_be_done(
    status: ArticleStatus, you: int, actions: list[Action]
) -> None:
    message = article_card(EN, replace(article(12), status=status), Tally({}), you, NOW)

    assert [each.action for each in buttons(message)] == actions


def test_history_is_newest_first_five_a_page() -> None:
    message = history_page(RU, versions(7), AUTHOR, NOW)

    first, *told = seen(message).splitlines()[0], *seen(message).splitlines()[2:]
    assert first == "№ 12 · История · 1–5 из 7"
    assert told[0] == "7 · правка · сегодня, 20:00 · вы"
    assert told[1] == "6 · правка · вчера, 20:00 · 2"
    assert len(told) == 5
    actions = [each.action for each in buttons(message)]
    assert actions[:5] == [ShowVersion(12, number) for number in (7, 6, 5, 4, 3)]
    assert actions[5:] == [ShowHistory(12, 2), OpenCard(12)]


def test_a_version_is_shown_whole_in_pages_with_the_way_to_have_it_again() -> None:
    shown = replace(article(12), revision=7)
    message = version_page(RU, shown, versions(7)[1], AUTHOR, NOW)

    assert seen(message).startswith("№ 12 · 2 · правка · 29 июня, 20:00 · 2\n\nМост 2\n\nСлово")
    assert [each.action for each in buttons(message)] == [
        ShowVersion(12, 2, 2),
        RestoreVersion(12, 2),
        ShowHistory(12),
    ]
    to_author = version_page(RU, shown, versions(7)[1], AUTHOR, NOW, role=Role.AUTHOR)
    assert RestoreVersion(12, 2) not in [each.action for each in buttons(to_author)]


def test_a_version_is_shown_with_the_rubric_that_it_had() -> None:
    shown, version = article(12), versions(7)[1]
    assert shown.rubric is not None
    name = shown.rubric.names[Language.RU]

    with_it = version_page(RU, shown, replace(version, rubric=shown.rubric), AUTHOR, NOW)
    without = version_page(RU, shown, version, AUTHOR, NOW)

    assert name in seen(with_it)
    assert name not in seen(without)


@pytest.mark.parametrize(
    ("status", "you", "revision"),
    [
        (ArticleStatus.PUBLISHED, AUTHOR, 2),
        (ArticleStatus.WITHDRAWN, AUTHOR, 3),
        (ArticleStatus.CANCELLED, OTHER, 3),
    ],
)
def test_a_version_that_cannot_be_had_again_offers_nothing_of_the_kind(
    status: ArticleStatus, you: int, revision: int
) -> None:
    shown = replace(article(12), status=status, revision=revision)

    message = version_page(RU, shown, versions(3)[1], you, NOW, 9)

    assert RestoreVersion(12, 2) not in [each.action for each in buttons(message)]
