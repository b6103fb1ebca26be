"""Formats of feeds, and what of them becomes an item."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from news.formatting import Span, Style
from sources.unreadable import UnreadableReason, UnreadableSource
from tests.sources.feed_samples import atom, headlines, item, only, read, rss

NOON = datetime(2024, 7, 4, 12, tzinfo=UTC)


def test_rss_tells_of_itself() -> None:
    feed = read(
        rss(
            "",
            "<link>https://site.by/</link><language>ru</language><ttl>30</ttl>"
            "<skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>x</hour></skipHours>"
            "<skipDays><day>Sunday</day><day>Праздник</day></skipDays>",
        )
    )

    assert (feed.title, feed.link, feed.language) == ("Сайт", "https://site.by/", "ru")
    assert feed.ttl == timedelta(minutes=30)
    assert feed.skip_hours == {0, 5}
    assert feed.skip_days == {6}
    assert feed.items == ()


def test_a_syndication_module_says_how_often_to_ask() -> None:
    feed = read(
        '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>'
        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
        "</channel></rss>"
    )

    assert feed.ttl == timedelta(minutes=15)
    assert feed.title == "site.by"


@pytest.mark.parametrize(
    "document",
    [
        "<rss version='0.91'><channel><item><title>Заголовок</title></item></channel></rss>",
        "<rss><item><title>Заголовок</title></item></rss>",
        "<channel><item><title>Заголовок</title></item></channel>",
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/"><channel/><item><title>Заголовок</title></item></rdf:RDF>'
        ),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns:r="http://my.netscape.com/rdf/simple/0.9/">'
            "<r:item><r:title>Заголовок</r:title></r:item></rdf:RDF>"
        ),
        (
            '<rss xmlns="http://backend.userland.com/rss2"><channel><item><title>Заголовок</title>'
            "</item></channel></rss>"
        ),
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Заголовок</title></entry></feed>',
        (
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Заголовок</title>'
            "</entry></feed>"
        ),
        "<feed><entry><title>Заголовок</title></entry></feed>",
        (
            '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Заголовок</a:title>'
            "</a:entry></a:feed>"
        ),
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>Заголовок</title></entry>',
        '{"version":"https://jsonfeed.org/version/1","items":[{"title":"Заголовок"}]}',
        (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            ' xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://site.by/1</loc>'
            "<n:news><n:title>Заголовок</n:title></n:news></url></urlset>"
        ),
    ],
)
def test_every_format_gives_a_headline(document: str) -> None:
    assert headlines(read(document)) == ["Заголовок"]


def test_atom_has_a_page_among_its_links_and_two_dates() -> None:
    found = only(
        read(
            atom(
                "<entry><title type='html'>&lt;b&gt;Заголовок&lt;/b&gt;</title><id>tag:1</id>"
                "<link rel='self' href='https://site.by/1.xml'/>"
                "<link type='text/html' href='/1'/><category term='a' label='Общество'/>"
                "<link rel='enclosure' type='image/png' href='/1.png'/>"
                "<published>2024-07-04T12:00:00Z</published><updated>2024-07-04T15:30:00+03:00</updated>"
                "<summary>Коротко.</summary>"
                "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
                "<p>Первый <em>абзац</em>.</p><p>Второй.</p></div></content></entry>"
            )
        )
    )

    assert found.draft.headline == "Заголовок"
    assert found.draft.source_url == "https://site.by/1"
    assert found.draft.body == ("Первый абзац.", "Второй.")
    assert found.draft.formatting == (Span(7, 12, Style.ITALIC),)
    assert found.draft.lead == "Коротко."
    assert found.draft.published_on_site == NOON
    assert found.updated_at == datetime(2024, 7, 4, 12, 30, tzinfo=UTC)
    assert (found.guid, found.categories) == ("tag:1", ("Общество",))
    assert found.image_url == "https://site.by/1.png"


def test_what_atom_calls_text_is_no_markup() -> None:
    found = only(read(atom("<entry><title>О теге &lt;blink&gt;</title></entry>")))

    assert found.draft.headline == "О теге <blink>"


def test_links_are_relative_to_the_base_that_the_document_names() -> None:
    feed = read(
        atom(
            "<entry xml:base='blog/'><title>Заголовок</title><link href='1'/>"
            "<content type='html'>&lt;a href='2'>ссылка&lt;/a> в тексте.</content></entry>",
            above="<link href='/'/>",
        ).replace("<feed ", "<feed xml:base='https://other.by/' ")
    )

    assert feed.link == "https://other.by/"
    assert only(feed).draft.source_url == "https://other.by/blog/1"
    assert only(feed).draft.formatting[0].detail == "https://other.by/blog/2"


def test_json_feed_is_read_whole() -> None:
    entry = {
        "id": 7,
        "url": "/7",
        "title": "Заголовок",
        "content_text": "Первый абзац.\n\nВторой абзац.",
        "content_html": "",
        "summary": "Сводка дня.",
        "date_published": "2024-07-04T12:00:00Z",
        "image": "/7.jpg",
        "tags": ["Спорт", 5, None],
    }
    feed = {"title": "Сайт", "home_page_url": "https://site.by", "language": "ru"}
    found = read(json.dumps({**feed, "items": [entry, "нет", None]}))

    assert (found.title, found.link, found.language) == ("Сайт", "https://site.by", "ru")
    assert only(found).guid == "7"
    assert only(found).draft.source_url == "https://site.by/7"
    assert only(found).draft.body == ("Первый абзац.", "Второй абзац.")
    assert only(found).draft.lead == "Сводка дня."
    assert only(found).draft.published_on_site == NOON
    assert only(found).categories == ("Спорт",)
    assert only(found).image_url == "https://site.by/7.jpg"


def test_a_sitemap_with_news_is_partial_articles_with_keywords() -> None:
    found = only(
        read(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
            ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
            "<url><loc>https://site.by/about</loc></url>"
            "<url><loc>https://site.by/1</loc><news:news>"
            "<news:publication><news:name>Сайт</news:name><news:language>ru</news:language>"
            "</news:publication><news:publication_date>2024-07-04</news:publication_date>"
            "<news:title>Заголовок</news:title><news:keywords>мост, Сож</news:keywords></news:news>"
            "<image:image><image:loc>https://site.by/1.jpg</image:loc></image:image></url></urlset>"
        )
    )

    assert found.draft.tags == ("мост", "Сож")
    assert found.draft.published_on_site == datetime(2024, 7, 3, 21, tzinfo=UTC)
    assert found.image_url == "https://site.by/1.jpg"
    assert found.is_partial


def test_an_index_of_sitemaps_gives_their_addresses_news_first() -> None:
    feed = read(
        "<sitemapindex><sitemap><loc>https://site.by/pages.xml</loc></sitemap>"
        "<sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
    )

    assert feed.sitemaps == ("https://site.by/news.xml", "https://site.by/pages.xml")
    assert feed.items == ()


@pytest.mark.parametrize(
    "document",
    [
        *("", " \n", "Forbidden", "ok", "<", "{}", "[]", '{"items": 5}', "{" * 100_000),
        "<!DOCTYPE html><html><head><title>Проверка браузера</title></head><body/></html>",
        "<urlset><url><loc>https://site.by/</loc></url></urlset>",
        "<opml version='1.0'/>",
    ],
)
def test_what_is_no_feed_is_told_so(document: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read(document)

    assert error.value.reason is UnreadableReason.NOT_A_FEED


@pytest.mark.parametrize(
    ("inside", "link"),
    [
        ("<link>https://a.by/1</link><guid>https://a.by/2</guid>", "https://a.by/1"),
        ("<link>\n /1 \n</link>", "https://site.by/1"),
        ("<link/><guid>https://a.by/2</guid>", "https://a.by/2"),
        ("<guid isPermaLink='false'>https://a.by/2</guid>", "https://a.by/2"),
        ("<guid>12345</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<atom:link href='https://a.by/3'/>", "https://a.by/3"),
        ("<atom:link rel='self' href='https://a.by/3'/>", None),
        ("<link>https://a.by/1/?utm_source=rss&amp;id=5#top</link>", "https://a.by/1?id=5"),
        (
            "<link>https://feeds.by/~1</link><feedburner:origLink>https://a.by/1</feedburner:origLink>",
            "https://a.by/1",
        ),
    ],
)
def test_a_link_is_absolute_and_canonical(inside: str, link: str | None) -> None:
    assert item(inside).draft.source_url == link


@pytest.mark.parametrize(
    ("inside", "image"),
    [
        ("<enclosure url='/1.jpg' type='image/jpeg'/>", "https://site.by/1.jpg"),
        ("<enclosure url='/1.mp3' type='audio/mpeg'/>", None),
        ("<enclosure url='/1.webp?w=1'/>", "https://site.by/1.webp?w=1"),
        ("<media:group><media:content url='/1.png' medium='image'/></media:group>",) * 2,
        ("<media:thumbnail url='/t.jpg'/>", "https://site.by/t.jpg"),
        ("<image><url>https://a.by/i.jpg</url></image>", "https://a.by/i.jpg"),
        (
            (
                "<description><![CDATA[<img width='1' height='1' src='/p.gif'>"
                "<img alt='' src='/2.jpg?a=1&amp;b=2'>Текст.]]></description>"
            ),
            "https://site.by/2.jpg?a=1&b=2",
        ),
        ("<description><![CDATA[<img src='data:image/png;base64,AA=='>]]></description>", None),
    ],
)
def test_a_picture_is_found(inside: str, image: str | None) -> None:
    expected = "https://site.by/1.png" if image == inside else image

    assert item(inside).image_url == expected


@pytest.mark.parametrize(
    ("inside", "is_partial"),
    [
        ("", True),
        ("<description>Коротко о том, что было…</description>", True),
        ("<description>Коротко о том, что было [...]</description>", True),
        ("<description>Коротко. Читать далее »</description>", True),
        ("<description>Short. Read more</description>", True),
        ("<description>Коротко.</description>", False),
        ("<content:encoded>Всё уже…</content:encoded>", True),
        ("<content:encoded>&lt;p>Итак.&lt;p>Всё уже сказано…</content:encoded>", False),
        ("<description>Было…</description><content:encoded>Весь текст.</content:encoded>", False),
    ],
)
def test_a_beginning_is_told_from_a_whole_text(inside: str, is_partial: bool) -> None:
    assert item(inside).is_partial is is_partial


@pytest.mark.parametrize(
    "tail",
    [
        *("Читать далее…", "Читать полностью на сайте", "Подробнее", "Чытаць далей", "Read more →"),
        *("Continue reading Bridge opens", "Оставайтесь на связи с нами в мессенджере."),
        "The post <a href='/1'>Мост</a> appeared first on <a href='/'>Сайт</a>.",
        "Сообщение Мост появились сначала на Сайт.",
    ],
)
def test_what_stands_below_a_text_goes(tail: str) -> None:
    found = item(f"<description><![CDATA[<p>Мост открыли.</p><p>{tail}</p>]]></description>")

    assert found.draft.body == ("Мост открыли.",)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&amp;laquo;Мост&amp;raquo;", "«Мост»"),
        ("<![CDATA[&laquo;Мост&raquo;]]>", "«Мост»"),
        ("<![CDATA[&amp;laquo;Мост&amp;raquo;]]>", "«Мост»"),
        ("Мост&nbsp;через Сож", "Мост через Сож"),
        ("Q&amp;A", "Q&A"),
        ("R&D", "R&D"),
        ("<b>Мост</b> открыт", "Мост открыт"),
        ("&lt;b&gt;Мост&lt;/b&gt; открыт", "Мост открыт"),
        ("  Мост\n открыт ", "Мост открыт"),
        ("5 < 6", "5 < 6"),
    ],
)
def test_a_title_is_plain_text_on_one_line(written: str, shown: str) -> None:
    assert item(f"<title>{written}</title>").draft.headline == shown


def test_a_text_without_a_title_begins_with_its_headline() -> None:
    text = "<![CDATA[<b>Мост открыли</b><br>Он строился год.]]>"
    found = only(read(rss(f"<item><description>{text}</description></item>")))

    assert found.draft.headline == "Мост открыли"
    assert found.draft.body == ("Он строился год.",)


def test_a_headline_that_the_text_repeats_stands_once() -> None:
    assert item("<description>&lt;h1>Заголовок&lt;/h1>Текст.</description>").draft.body == (
        "Текст.",
    )


def test_a_text_that_was_wrapped_is_one_paragraph() -> None:
    text = "Мост через реку Сож открыли в среду после долгого\nремонта. Он нов.\nМашин много."

    assert item(f"<description>{text}</description>").draft.body == (
        "Мост через реку Сож открыли в среду после долгого ремонта. Он нов.",
        "Машин много.",
    )


def test_html_escaped_twice_is_read_as_html() -> None:
    found = item("<description>&amp;lt;p&amp;gt;Первый.&amp;lt;/p&amp;gt;Второй.</description>")

    assert found.draft.body == ("Первый.", "Второй.")


def test_a_date_that_lies_ahead_is_left_as_it_is() -> None:
    assert item(
        "<pubDate>Thu, 04 Jul 2080 12:00:00 GMT</pubDate>"
    ).draft.published_on_site == NOON.replace(year=2080)
