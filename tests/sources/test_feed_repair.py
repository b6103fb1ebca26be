"""Feeds as they are: broken, cut off, in other encodings than they say, and meant to harm."""

import json
import timeit
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.feeds.limits import LARGEST_FEED, MOST_ITEMS, MOST_TAGS
from sources.feeds.repair import balanced, repaired
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.wire import LARGEST_ANSWER, packed
from tests.sources.feed_samples import SAMPLES, headlines, item, only, read, rss

TWO = "<item><title>Первая</title></item><item><title>Вторая</title></item>"
RUSSIAN = "<item><title>Договор о гарантиях безопасности</title></item>"


@pytest.mark.parametrize(
    "document",
    [
        rss(TWO),
        "\n\n" + rss(TWO),
        "<br />\n<b>Warning</b>: in index.php on line 5<br />" + rss(TWO),
        rss(TWO) + "<script>counter()</script>",
        rss(TWO).replace("</channel></rss>", ""),
        rss(TWO).replace("</channel></rss>", "<item><title>Трет"),
        rss(TWO).replace(
            "</channel></rss>", "<item><title>Третья</title><description><![CDATA[<p>"
        ),
        rss(TWO.replace("</item><item>", "<description>a & b, R&D</description></item><item>")),
        rss(TWO.replace("</item><item>", "<guid>a\x00\x0bb</guid></item><item>")),
        rss(
            TWO.replace("</item><item>", "<description>мост &mdash; цел</description></item><item>")
        ),
        rss(TWO.replace("</item><item>", "<description>a<br>b<p>c</description></item><item>")),
        rss(TWO.replace("</item><item>", "<description>5 < 6 <7</description></item><item>")),
        rss(
            TWO.replace("</item><item>", "<description><a href=x>y</a></description></item><item>")
        ),
        rss(TWO.replace("</item><item>", "<rbc:tag>мост</rbc:tag></item><item>")),
        rss(TWO.replace("</item><item>", "</b></item><item>")),
        rss(TWO).replace("/mrss/", "/<![CDATA[&#55357;mrss/").replace("<item>", "]]><item>", 1),
        rss(TWO.replace("</item><item>", "<guid>&#xD83D;&#0;&#x110000;</guid></item><item>")),
        rss(TWO.replace("</item><item>", "<!-- </item> --></item><item>")),
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.by/rss.dtd">'
        + rss(TWO).partition("?>")[2],
    ],
)
def test_whole_items_are_read_from_what_is_broken(document: str) -> None:
    assert headlines(read(document)) == ["Первая", "Вторая"]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://10.0.0.1/">%p;]>',
        '<!DOCTYPE rss [<!ATTLIST item x CDATA "xxxxxxxxxx">]>',
    ],
)
def test_a_document_that_declares_entities_is_refused(declaration: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read(declaration + rss(TWO).partition("?>")[2])

    assert error.value.reason is UnreadableReason.ENTITIES


@pytest.mark.parametrize(
    ("encoding", "says", "header"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "windows-1251", "text/xml; charset=windows-1251"),
        ("utf-8-sig", "windows-1251", None),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("cp1251", "windows-1251", None),
        ("cp1251", "utf-8", "text/xml; charset=utf-8"),
        ("cp1251", "iso-8859-1", None),
        ("cp1251", "nonsense", "text/xml; charset=utf-7"),
        ("koi8-r", "koi8-r", None),
        ("koi8-r", "utf-8", "application/rss+xml; charset=KOI8-R"),
        ("koi8-r", "windows-1251", None),
        ("cp866", "utf-8", None),
        ("iso8859-5", "iso-8859-5", None),
    ],
)
def test_a_feed_is_read_in_its_encoding_whatever_it_says(
    encoding: str, says: str, header: str | None
) -> None:
    document = rss(RUSSIAN).replace("utf-8", says).encode(encoding)

    assert headlines(read(document, header)) == ["Договор о гарантиях безопасности"]


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("gb2312", "安全保障条约"),
        ("euc-kr", "안전 보장 조약"),
        ("iso8859-2", "Smlouva o zárukách č. 5"),
    ],
)
def test_an_encoding_that_is_named_is_taken_on_trial(encoding: str, title: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?>' + rss(RUSSIAN).partition("?>")[2]
    document = document.replace("Договор о гарантиях безопасности", title).replace("Сайт", "x")

    assert headlines(read(document.encode(encoding))) == [title]


def test_a_few_damaged_characters_cost_themselves() -> None:
    document = rss(RUSSIAN * 3).encode().replace("безопасности".encode(), b"\xd0", 1)

    assert headlines(read(document))[1:] == ["Договор о гарантиях безопасности"] * 2


def test_of_many_items_the_newest_are_kept_in_their_order() -> None:
    dated = [
        f"<item><title>{n}</title><pubDate>2024-07-04T12:{n // 60:02}:{n % 60:02}Z</pubDate></item>"
        for n in range(MOST_ITEMS + 100)
    ]

    assert headlines(read(rss("".join(dated)))) == [str(n) for n in range(100, MOST_ITEMS + 100)]


def test_a_title_that_never_ends_is_cut_at_a_word() -> None:
    headline = item(f"<title>{'слово ' * 1000}</title>").draft.headline

    assert len(headline) <= 300
    assert headline.endswith("слово…")


def test_what_is_huge_costs_itself_alone() -> None:
    found = item(
        f"<guid>{'x' * 5000}</guid><link>https://a.by/{'x' * 5000}</link>"
        f"<category>{'x' * 5000}</category><category>Спорт</category>"
        f"<description>{'слово ' * 100_000}</description>"
    )

    assert (found.guid, found.draft.source_url, found.categories) == (None, None, ("Спорт",))
    assert found.draft.body == ()
    assert found.is_partial


def test_many_long_links_fit_into_an_answer() -> None:
    link = f"<a href='https://a.by/{'x' * 1900}'>слово</a> "
    text = f"<content:encoded><![CDATA[{link * 3}]]></content:encoded>"
    each = f"<item><title>Заголовок</title>{text}</item>"
    feed = read(rss(each * MOST_ITEMS))

    assert len(feed.items) == MOST_ITEMS
    assert len(packed(("done", feed))) < LARGEST_ANSWER


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableSource) as error:
        read(b"<rss>" + b" " * LARGEST_FEED)

    assert error.value.reason is UnreadableReason.TOO_LARGE


def test_a_document_of_nothing_but_tags_is_refused() -> None:
    with pytest.raises(UnreadableSource) as error:
        read("<rss>" + "<a/>" * MOST_TAGS)

    assert error.value.reason is UnreadableReason.TOO_MUCH_MEMORY


@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 10_000,
        f"<a {' '.join(f'x{n}=' + chr(34) + chr(34) for n in range(5_000))}/>",
        f"<author>{'a@b.by ' * 5_000}</author>",
        f"<description><![CDATA[{'<div><b>' * 10_000}]]></description>",
        "<item><title>x</title>" * 1_000,
        "<category>Общество</category>" * 10_000,
        "&" * 10_000,
    ],
)
def test_what_means_harm_does_none(inside: str) -> None:
    assert len(read(rss(f"<item><title>Заголовок</title>{inside}</item>")).items) <= 1


@given(st.binary(max_size=500))
def test_any_bytes_are_a_feed_or_refused(data: bytes) -> None:
    for document in (data, b"<rss><channel>" + data, b'{"items":[' + data):
        with suppress(UnreadableSource):
            read(document)


@given(st.data(), st.sampled_from(sorted(SAMPLES.glob("*.xml"))))
def test_mutated_feeds_are_read_or_refused(data: st.DataObject, path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        stop = at + data.draw(st.integers(0, 40))
        whole[at:stop] = data.draw(
            st.one_of(st.binary(max_size=8), st.just(bytes(whole[at:stop] * 2)))
        )
    try:
        feed = read(bytes(whole))
    except UnreadableSource:
        return
    for found in feed.items:
        assert found.draft.headline
        assert all(span.stop <= len(found.draft.text) for span in found.draft.formatting)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.dictionaries(
                st.sampled_from(["items", "id", "url", "title", "content_html", "tags", "image"]),
                inner,
            ),
        ),
    )
)
def test_any_json_is_a_feed_or_refused(value: object) -> None:
    for document in (json.dumps(value), json.dumps({"items": [value]})):
        with suppress(UnreadableSource):
            read(document)


def test_an_item_that_says_nothing_costs_itself_alone() -> None:
    assert only(read(rss("<item/><item><title>-</title></item>" + RUSSIAN)))


@pytest.mark.parametrize(
    "shape",
    [
        *(" ", "\n", "x", "<", "&", "&amp;", "&nbsp;", "<!--", "<![CDATA[", "<a ", "<a>", "</a>"),
        *("<?xml ", "<?xml?>", "<!DOCTYPE ", "<!DOCTYPE [", "<item>", "</item>", "<a b='", "]]>"),
    ],
)
def test_repairing_grows_with_the_length(shape: str) -> None:
    """What is quadratic would take forty thousand times as long, not two hundred."""
    short, long = ("<rss><item>" + (shape * size)[:size] for size in (1_000, 200_000))

    def seconds(text: str) -> float:
        return min(
            timeit.repeat(lambda: balanced(repaired(text)), process_time, number=1, repeat=3)
        )

    assert seconds(long) <= 3_000 * seconds(short)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("<a><b>x</a>", "<a><b>x</b></a>"),
        ("<a>x</b></a>", "<a>x</a>"),
        ("<a>x<br>y</a>", "<a>x<br/>y</a>"),
        ("<a>x", "<a>x</a>"),
        ("<a b=1 c='2'>x</a>", "<a c='2'>x</a>"),
        ("<a><![CDATA[<b>]]></a>", "<a><![CDATA[<b>]]></a>"),
        ("<a/></a>", "<a/>"),
    ],
)
def test_every_element_is_closed_where_the_one_around_it_is(broken: str, whole: str) -> None:
    assert balanced(broken) == whole
