"""Feeds in the shapes of Russian, Belarusian and British sites; their texts are made up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from news.feed import Feed
from news.formatting import Style
from tests.sources.feed_samples import SAMPLES, only, read

EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


def sample(name: str) -> Feed:
    return read((SAMPLES / f"{name}.xml").read_bytes(), "text/xml; charset=utf-8")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xml")), ids=lambda path: path.stem)
def test_every_sample_has_items_with_a_headline_a_link_and_a_moment(path: Path) -> None:
    for item in sample(path.stem).items:
        assert item.draft.headline
        assert item.draft.source_url
        assert item.draft.published_on_site


def test_a_full_text_in_html_wins_over_the_description() -> None:
    item = only(sample("rbc"))

    assert item.draft.headline == "Порт на Припяти принял первую баржу"
    assert item.draft.body == (
        "Порт «Север» принял первую баржу после ремонта.",
        "На ней было тысяча тонн зерна, сообщила администрация.",
    )
    assert item.draft.lead == "Порт «Север» открыли после ремонта."
    assert item.draft.tags == ("порт", "Припять")
    assert item.draft.published_on_site == EVENING
    assert item.guid == "66a1f00d9a7947"
    assert item.categories == ("Бизнес",)
    assert item.image_url == "https://img.vestnik.example/port.jpg"
    assert not item.is_partial


def test_formatting_of_a_full_text_is_kept_and_its_links_are_absolute() -> None:
    draft = only(sample("rbc")).draft
    said = {
        span.style: (draft.text[span.start : span.stop], span.detail) for span in draft.formatting
    }

    assert said == {
        Style.BOLD: ("тысяча тонн", ""),
        Style.LINK: ("сообщила", "https://site.by/about"),
    }


def test_a_link_beside_related_ones_is_the_items_own() -> None:
    assert (
        only(sample("rbc")).draft.source_url == "https://vestnik.example/business/04/07/2024/66a1"
    )


@pytest.mark.parametrize("name", ["ria", "lenta"])
def test_a_headline_alone_is_partial(name: str) -> None:
    item = only(sample(name))

    assert item.draft.body == ()
    assert item.is_partial
    assert item.image_url


def test_a_subtitle_behind_slashes_is_the_first_paragraph() -> None:
    draft = only(sample("kommersant")).draft

    assert draft.headline == "Заводу дали время"
    assert draft.body[0] == "Суд отложил дело до осени"
    assert len(draft.body) == 2


def test_what_has_no_word_is_no_item_and_a_dateline_is_a_place() -> None:
    item = only(sample("interfax"))

    assert item.draft.place == "Москва"
    assert item.draft.body == ("Курс рубля изменился в четверг.",)


def test_a_description_with_read_more_is_partial_and_loses_it() -> None:
    item = only(sample("onliner"))

    assert item.draft.headline == "«Купили дом за базовую». Как живёт деревня"
    assert item.draft.body == ("Семья переехала из города и не жалеет.",)
    assert item.draft.source_url == "https://people.example/2024/07/04/dom"
    assert item.image_url == "https://content.people.example/dom.jpg"
    assert item.is_partial


def test_turbo_pages_lose_their_header_and_menu() -> None:
    turbo, plain = sample("yandex").items

    assert turbo.draft.body == ("Ремонт длился год.", "В зале теперь сто мест.")
    assert turbo.draft.source_url == "https://portal.example/news/1"
    assert turbo.image_url == "https://portal.example/lib.jpg"
    assert plain.draft.body == ("Парк закрыли до весны.", "Дорожки починят к апрелю.")


def test_a_pasted_offset_of_a_manual_means_the_sources_zone() -> None:
    _, plain = sample("yandex").items

    assert plain.draft.published_on_site == datetime(2024, 7, 4, 15, tzinfo=UTC)
    assert plain.guid is None


def test_a_guid_stays_as_it_is_and_a_link_loses_where_it_came_from() -> None:
    item = only(sample("tutby"))

    assert item.guid == "https://news.example/society/1.html?utm_campaign=news-feed&utm_medium=rss"
    assert item.draft.source_url == "https://news.example/society/1.html"
    assert item.image_url == "https://img.news.example/1-big.jpg"
    assert item.draft.body == ("Синоптики обещают заморозки.",)


def test_cdata_around_everything_and_a_number_behind_a_guid_are_read() -> None:
    feed = sample("bbc")

    assert (feed.title, feed.language, feed.ttl) == ("World News", "en-gb", timedelta(minutes=15))
    assert only(feed).guid == "https://world.example/news/articles/c1#0"
    assert only(feed).draft.source_url == "https://world.example/news/articles/c1"


def test_a_belarusian_month_is_read() -> None:
    item = only(sample("belta"))

    assert item.draft.published_on_site == EVENING
    assert item.draft.place == "Гродна"
    assert item.draft.first_paragraph == "Новую школу адкрылі ў Гродне."
