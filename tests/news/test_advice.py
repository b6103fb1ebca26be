from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.advice import Advice, AdviceKind, advice
from news.quotation import unclosed_quotation
from tests.texts.people import NOW, article

CLEAN = article(headline="Мост открыт", body=("Движение пущено.",))


def kinds(*body: str, headline: str = "Мост открыт") -> list[AdviceKind]:
    found = advice(replace(CLEAN, headline=headline, body=body), NOW)
    return [each.kind for each in found]


def test_a_clean_article_gets_no_advice() -> None:
    assert advice(CLEAN, NOW) == ()


def test_the_gravest_comes_first_and_each_kind_once() -> None:
    ahead = NOW + timedelta(hours=1)
    draft = replace(
        CLEAN,
        rubric=None,
        headline="Рoссия " * 20,
        body=("Он сказал: «да.", "В в в в. cлово."),
        published_on_site=ahead,
    )

    assert [each.kind for each in advice(draft, NOW)] == [
        AdviceKind.FUTURE_DATE,
        AdviceKind.UNCLOSED_QUOTATION,
        AdviceKind.MIXED_ALPHABETS,
        AdviceKind.LONG_HEADLINE,
        AdviceKind.NO_RUBRIC,
    ]
    assert advice(replace(draft, published_on_site=NOW + timedelta(minutes=10)), NOW)[0].kind is (
        AdviceKind.UNCLOSED_QUOTATION
    )


@pytest.mark.parametrize("word", ["cтрана", "Pоссия", "пaлiтыка", "Сoinmarketcap", "МTС", "сCOVID"])
def test_a_word_in_two_alphabets_is_named(word: str) -> None:
    found = advice(replace(CLEAN, body=(f"Вот {word}, и всё.",)), NOW)

    assert found == (Advice(AdviceKind.MIXED_ALPHABETS, word),)


@pytest.mark.parametrize(
    "text",
    [
        "IT-компания, COVID-вирус, онлайн-сервис ChatGPT, web-сайт",
        "VIPов, SMMщик, WhatsAppе, PRом",
        "5G, B2В, 4К, Т-34, 1С, Х5Rетail, км/h, 10°C",
        "Сёння ў Мінску, аб'ява і з'езд",
    ],
)
def test_names_and_marks_are_no_mixture(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "«Компания «Ромашка» открылась",
        "«Один.\n\n«Два.\n\n«Три», — сказал он.",
        '"Один.\n\n"Два", - сказал он.',
        'Экран 5" и 7", диск 3.5" в "коробке 5"',
        'Фильм "Формула 1". - "Да". (" " и "")',
        "„Так“ и „так”. “Yes,” he said, don't",
        "Длинное: «" + "слово " * 40 + "о прекращении «полномочий Д. Н.», — говорится в нём.",
        "1) раз; 2) два »",
    ],
)
def test_closed_quotations_inches_and_apostrophes_are_let_be(text: str) -> None:
    assert unclosed_quotation(text) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Сказал: «да. И ушёл.", "«да"),
        ('Сказал: "да. И ушёл.', '"да'),
        ("„Так", "„Так"),
        ("“Yes, he said", "“Yes"),
        ('«Начало "конец"', "«Нач"),
        ("«Первая цитата, " + "слово " * 30 + "и «вторая» без конца первой", "«Пер"),
    ],
)
def test_an_unclosed_quotation_is_found_where_it_begins(text: str, begins: str) -> None:
    at = unclosed_quotation(text)

    assert at is not None
    assert text[at:].startswith(begins)


def test_a_quotation_is_named_by_its_first_words() -> None:
    body = "Он сказал: «Мы будем обсуждать всем известный проект договора о гарантиях."

    assert advice(replace(CLEAN, body=(body,)), NOW) == (
        Advice(AdviceKind.UNCLOSED_QUOTATION, "«Мы будем обсуждать всем известный…"),
    )


def test_a_doubled_word_is_named_where_it_says_nothing_more() -> None:
    assert advice(replace(CLEAN, body=("Он сказал что что-то и и ушёл ушёл.",)), NOW) == (
        Advice(AdviceKind.DOUBLED_WORD, "ушёл ушёл"),
    )
    assert kinds("Очень очень давно, да да. Ла Ла Ленд, Дюран Дюран. Раз. Раз.") == []


def test_only_a_headline_over_120_characters_is_long() -> None:
    assert kinds(headline="а" * 120) == []
    assert kinds(headline="а" * 121) == [AdviceKind.LONG_HEADLINE]


@given(st.text(alphabet='«»„“”"5 абcd\n—,.'), st.text(alphabet="cсоo -5\"'«»"))
def test_advice_on_anything_is_found_in_it(headline: str, body: str) -> None:
    draft = replace(CLEAN, headline=headline, body=(body,))

    for each in advice(draft, NOW):
        assert each.about.rstrip("…") in f"{headline}\n{body}" or each.about == str(len(headline))


@given(st.text(alphabet="абв ,.\n", max_size=200))
def test_a_quotation_closed_around_any_text_is_closed(text: str) -> None:
    assert unclosed_quotation(f"«{text}»") is None
    assert unclosed_quotation(f"„{text}“") is None
