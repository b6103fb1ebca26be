"""What an article shows of its other photos, of its origin, and of what it quotes."""

from dataclasses import replace

import pytest

from news.article import Quoted
from tests.texts.people import BE, EN, RU, buttons, seen
from tests.texts.people import article as make
from texts.actions import parse
from texts.article import article_message, article_page
from texts.article_actions import MorePhotos
from texts.locale import Locale, article_opened_by
from texts.message import CAPTION_LIMIT

NONSENSE = "<b>&\u202e" + "ы" * 10_000


@pytest.mark.parametrize(
    ("locale", "label"), [(RU, "Ещё фото: 2"), (BE, "Яшчэ фота: 2"), (EN, "More photos: 2")]
)
def test_a_button_brings_the_photos_besides_the_first(locale: Locale, label: str) -> None:
    pictured = replace(make(12), photo="a", more_photos=("b", "c"))

    for message in (article_message(locale, pictured), article_page(locale, pictured, 1)):
        (more,) = [each for each in buttons(message) if each.label == label]
        assert more.action == MorePhotos(12)
        assert parse("ma:12") == MorePhotos(12)
    single = replace(pictured, more_photos=())
    assert label not in [each.label for each in buttons(article_message(locale, single))]


@pytest.mark.parametrize(
    ("origin", "url", "footer"),
    [
        ("БЕЛТА", "https://t.me/belta/12", "Источник: БЕЛТА"),
        ("БЕЛТА", "https://example.org/1", "Источник: БЕЛТА · example.org"),
        ("Кто-то", None, "Источник: Кто-то"),
        (None, "https://t.me/belta/12", "t.me"),
    ],
)
def test_the_footer_names_whose_post_it_was(
    origin: str | None, url: str | None, footer: str
) -> None:
    forwarded = replace(make(source_url=url), origin=origin)

    assert seen(article_message(RU, forwarded)).endswith(f"19:25 · {footer}")


def test_what_is_quoted_stands_above_the_footer_and_opens() -> None:
    message = article_message(RU, replace(make(), quoted=Quoted(7, "Мост <закрыт>")))

    assert seen(message).split("\n")[-2:] == [
        "Ранее: Мост <закрыт>",
        "Общество · Астана · 4 июля 2024, 19:25",
    ]
    assert 'href="https://t.me/news_bot?start=a_7"' in message.text
    assert article_opened_by("https://t.me/news_bot?start=a_7") == 7
    assert article_opened_by("https://t.me/news_bot?start=a_7_p3") == 7
    assert article_opened_by("https://t.me/news_bot?start=a_7_d_p3") == 7
    assert article_opened_by("https://example.org/?start=a_7") is None


def test_names_of_any_length_leave_a_caption_within_its_limit() -> None:
    full = replace(
        make(body=(NONSENSE,), source_url=f"https://{'a' * 60}.example.org/", photo="a"),
        origin=NONSENSE,
        quoted=Quoted(7, NONSENSE),
        more_photos=("b",),
    )

    assert len(seen(article_message(RU, full)).encode("utf-16-le")) // 2 <= CAPTION_LIMIT
