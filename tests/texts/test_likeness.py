from dataclasses import replace

import pytest

from news.advice import Advice, AdviceKind
from news.article import ArticleStatus
from news.difference import difference
from news.dispatch import FlightPlan
from news.likeness import Likeness, LikenessKind
from news.standing import Standing
from tests.texts.people import BE, EN, NOW, RU, article, buttons, seen
from texts.advice import advice_line
from texts.draft_actions import ShowDraft, ShowLikeness, UpdateInstead
from texts.html import plain_text
from texts.likeness import difference_screen, likeness_notice
from texts.locale import Locale
from texts.message import Message
from texts.post import draft_card

OTHER = article(12, "Мост открыт")
DRAFT = replace(article(13, "Мост снова открыт"), status=ArticleStatus.DRAFT)


def card(likeness: Likeness | None, *advice: Advice) -> Message:
    standing = Standing(FlightPlan(1, 0, 1), likeness=likeness, advice=advice)
    return draft_card(RU, DRAFT, standing, NOW, preview_id=5)


@pytest.mark.parametrize(
    ("locale", "kind", "expected"),
    [
        (
            RU,
            LikenessKind.TEXT,
            "Похоже, это уже вышло, текст совпадает на 88 %: № 12 · Мост открыт",
        ),
        (RU, LikenessKind.PAGE, "Статья с этой страницы уже вышла: № 12 · Мост открыт"),
        (RU, LikenessKind.STORY, "Возможно, об этом уже вышло: № 12 · Мост открыт"),
        (BE, LikenessKind.STORY, "Магчыма, пра гэта ўжо выйшла: № 12 · Мост открыт"),
        (EN, LikenessKind.PAGE, "An article from this page is already out: № 12 · Мост открыт"),
    ],
)
def test_the_notice_names_the_article_and_how_alike_it_is(
    locale: Locale, kind: LikenessKind, expected: str
) -> None:
    assert plain_text(likeness_notice(locale, Likeness(kind, OTHER, 0.876))) == expected


def test_the_card_offers_the_difference_and_still_publishes_first() -> None:
    shown = card(Likeness(LikenessKind.TEXT, OTHER, 1.0))

    labels = [each.label for each in buttons(shown)]
    assert labels[0] == "Опубликовать"
    assert labels[-4:] == ["Как увидят ›", "Обновить № 12?", "Продолжение сюжета…", "Отмена"]
    assert ShowLikeness(13, 12, 5) in [each.action for each in buttons(shown)]
    assert seen(shown).startswith("Похоже, это уже вышло")


def test_advice_is_one_line_of_the_two_gravest() -> None:
    many = [
        Advice(AdviceKind.UNCLOSED_QUOTATION, "«Мы будем"),
        Advice(AdviceKind.MIXED_ALPHABETS, "cтрана"),
        Advice(AdviceKind.LONG_HEADLINE, "121"),
    ]

    assert seen(card(None, *many)).splitlines()[-1] == (
        "✎ Не закрыта кавычка: «Мы будем В слове «cтрана» латиница вперемешку с кириллицей."
    )
    assert plain_text(advice_line(RU, many[2:])) == "✎ В заголовке 121 знак, лучше до 120."
    assert plain_text(advice_line(BE, many[2:])) == "✎ У загалоўку 121 знак, лепш да 120."


def test_what_the_card_says_of_a_missing_rubric_is_said_once() -> None:
    assert advice_line(RU, [Advice(AdviceKind.NO_RUBRIC)]) == ""


def test_a_difference_shows_what_came_and_what_went_and_asks() -> None:
    pieces = difference("Мост открыт в среду. <Да>", "Мост открыт в пятницу. <Да>", room=500)
    screen = difference_screen(RU, DRAFT, OTHER, pieces, 5)

    assert "Мост открыт в <s>среду.</s> <b>пятницу.</b> &lt;Да&gt;" in screen.text
    assert "Обновить № 12 этим текстом?" in seen(screen)
    assert [(each.label, each.action) for each in buttons(screen)] == [
        ("Обновить № 12", UpdateInstead(13, 12, 1, 5)),
        ("‹ Всё равно новая", ShowDraft(13, 5)),
    ]


def test_the_same_words_are_said_to_be_the_same() -> None:
    assert "Слова те же." in seen(difference_screen(RU, DRAFT, OTHER, ()))
