"""Reading a digest in order."""

import pytest

from news.article import Article
from news.digest_items import Spot
from tests.texts.people import BE, EN, RU, article, buttons, seen
from texts.digest_actions import ReadInDigest, TurnDigest
from texts.digest_reading import article_in_digest, digest_aged_toast, skipped_toast
from texts.locale import Locale
from texts.message import Message

PLACES = [1, 3, 4, 9]


def read(locale: Locale, place: int, page: int = 1, one: Article | None = None) -> Message:
    action = ReadInDigest(5, Spot(1, place), page)
    return article_in_digest(locale, one or article(7, "Мост открыт"), PLACES, action)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


@pytest.mark.parametrize(
    ("locale", "where"), [(RU, "Новость 2 из 4"), (BE, "Навіна 2 з 4"), (EN, "Article 2 of 4")]
)
def test_an_article_says_where_it_stands(locale: Locale, where: str) -> None:
    message = read(locale, 3)

    assert seen(message).startswith(f"{where}\n\nМост открыт\n\n")
    assert message.silent


def test_one_leads_to_the_next_and_the_digest_is_a_tap_away() -> None:
    first, second, last = (read(RU, place) for place in (1, 3, 9))

    assert labels(first)[0] == ["Следующая ›"]
    assert labels(second)[0] == ["‹ Предыдущая", "Следующая ›"]
    assert labels(last)[0] == ["‹ Предыдущая"]
    assert [button.action for button in second.buttons[0]] == [
        ReadInDigest(5, Spot(1, 1), back=True),
        ReadInDigest(5, Spot(1, 4)),
    ]
    assert labels(second)[-1] == ["‹ К дайджесту"]
    assert buttons(second)[-1].action == TurnDigest(5, Spot(1, 3))


def test_a_long_article_is_read_on_by_pages_there() -> None:
    long = article(7, "Мост открыт", body=("Слово за словом. " * 600,))

    first, second = read(RU, 3, 1, long), read(RU, 3, 2, long)
    beyond = read(RU, 3, 99, long)

    assert labels(first)[0] == ["Страница 2 ›"]
    assert labels(second)[0] == ["‹ Страница 1", "Страница 3 ›"]
    assert second.buttons[0][1].action == ReadInDigest(5, Spot(1, 3), 3)
    assert seen(second).startswith("Новость 2 из 4\n\nМост открыт\n\n")
    assert labels(beyond)[0][0].startswith("‹ Страница ")
    assert len(labels(beyond)[0]) == 1


def test_a_digest_of_one_article_leads_back_only() -> None:
    message = article_in_digest(EN, article(7), [4], ReadInDigest(5, Spot(1, 4)))

    assert labels(message)[-1] == ["‹ To the digest"]
    assert all("Next" not in label for row in labels(message) for label in row)


def test_what_cannot_be_shown_is_said_kindly() -> None:
    assert "/latest" in digest_aged_toast(RU)
    assert "отозвала" in skipped_toast(RU)
    assert all(len(digest_aged_toast(each)) <= 200 for each in (RU, BE, EN))
