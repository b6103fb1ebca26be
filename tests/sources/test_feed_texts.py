"""What becomes of a feed's texts: escaped in any way, with tails, in Atom's types."""

from base64 import b64encode

import pytest

from news.article import ArticleDraft
from sources.feeds.limits import MOST_CATEGORIES, MOST_MARKUP
from sources.feeds.tails import breaks_off, without_tail
from sources.plaintext import Line
from tests.sources.feed_samples import atom, item, only, read, rss

SVG = "<svg><title>x</title><text>y</text></svg>"


def draft(inside: str) -> ArticleDraft:
    return item(inside).draft


def atom_body(attributes: str, inside: str) -> tuple[str, ...]:
    entry = f"<entry><title>Заголовок</title><content {attributes}>{inside}</content></entry>"
    return only(read(atom(entry))).draft.body


@pytest.mark.parametrize(
    ("attributes", "inside", "body"),
    [
        ("", "5 &lt; 6", ("5 < 6",)),
        ("type='text'", "О теге &lt;blink>", ("О теге <blink>",)),
        ("type='html'", "&lt;p>Раз.&lt;/p>&lt;p>Два.", ("Раз.", "Два.")),
        ("type='html'", "О теге &amp;lt;blink&amp;gt;", ("О теге <blink>",)),
        ("type='xhtml'", "<div><p>Раз.</p>Два.</div>", ("Раз.", "Два.")),
        ("type='text/html' mode='escaped'", "&lt;b>Раз&lt;/b>", ("Раз",)),
        ("type='application/xhtml+xml' mode='xml'", "<div>Раз <b>два</b></div>", ("Раз два",)),
        ("mode='base64'", b64encode("Раз".encode()).decode(), ("Раз",)),
        ("type='application/octet-stream'", b64encode(b"one").decode(), ("one",)),
        ("type='application/x-own'", "Раз", ("Раз",)),
        ("type='image/png'", b64encode(b"PNG").decode(), ()),
        ("type='html'", SVG, ()),
    ],
)
def test_atom_says_what_a_text_is(attributes: str, inside: str, body: tuple[str, ...]) -> None:
    assert atom_body(attributes, inside) == body


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("Раз.<br/>Два.", ("Раз.", "Два.")),
        ("<p>Раз.</p><p>Два.</p>", ("Раз.", "Два.")),
        ("&lt;ul>&lt;li>раз&lt;li>два&lt;/ul>", ("• раз\n• два",)),
        ("<![CDATA[Раз.<script>alert(1)</script><style>p{}</style>]]>", ("Раз.",)),
        ("<![CDATA[Раз.<!-- wp:paragraph --> Два.]]>", ("Раз. Два.",)),
        ("<![CDATA[Раз]]> и <![CDATA[два]]>", ("Раз и два",)),
        ("Раз\u00a0&#160;два\u200b", ("Раз два",)),
        ("1 &amp;lt; 2", ("1 < 2",)),
        ("Раз &#150; два", ("Раз – два",)),
        ("<![CDATA[Раз &unknown; два &ndash;]]>", ("Раз &unknown; два –",)),
        ("Раз.\n\nДва.", ("Раз.", "Два.")),
        ("Первый абзац.\nВторой абзац.", ("Первый абзац.", "Второй абзац.")),
        (
            "<![CDATA[<figure><img src='1.jpg'><figcaption>Фото</figcaption></figure>Раз.]]>",
            ("Раз.",),
        ),
        ("<![CDATA[<p>Раз.</p><p>Читайте также:</p><ul><li>Другое</li></ul>]]>", ("Раз.",)),
    ],
)
def test_a_description_is_read_however_it_is_escaped(inside: str, body: tuple[str, ...]) -> None:
    assert draft(f"<description>{inside}</description>").body == body


@pytest.mark.parametrize(
    ("inside", "first"),
    [
        ("<description>a</description><content:encoded>b</content:encoded>", "b"),
        ("<content:encoded> </content:encoded><description>a</description>", "a"),
        ("<x:full-text>c</x:full-text><content:encoded>b</content:encoded>", "c"),
        ("<turbo:content>d</turbo:content><x:full-text>c</x:full-text>", "d"),
        ("<turbo:content/><x:full-text>c</x:full-text>", "c"),
        ("<encoded>b</encoded><description>a</description>", "b"),
        ("<itunes:summary>e</itunes:summary>", "e"),
        ("<dc:description>f</dc:description>", "f"),
        ("<description/><summary>g</summary>", "g"),
    ],
)
def test_the_best_of_the_texts_is_the_body(inside: str, first: str) -> None:
    assert draft(inside).body == (first,)


@pytest.mark.parametrize(
    ("summary", "lead"),
    [
        ("Сводка дня.", "Сводка дня."),
        ("Мост открыли", None),
        ("Мост открыли в среду…", None),
        ("Другое начало…", None),
        ("", None),
        ("x" * 501, None),
    ],
)
def test_a_summary_that_the_text_does_not_begin_with_is_the_lead(
    summary: str, lead: str | None
) -> None:
    text = "<content:encoded>Мост открыли в среду. Он нов.</content:encoded>"

    assert draft(f"<description>{summary}</description>{text}").lead == lead


@pytest.mark.parametrize(
    ("title", "headline", "body"),
    [
        ("Мост открыт // Он нов", "Мост открыт", ("Он нов", "Текст.")),
        ("Мост открыт // Текст", "Мост открыт", ("Текст.",)),
        ("http://a.by открыт", "http://a.by открыт", ("Текст.",)),
        (" // Мост", "Мост", ("Текст.",)),
    ],
)
def test_two_slashes_part_a_subtitle(title: str, headline: str, body: tuple[str, ...]) -> None:
    found = draft(f"<title>{title}</title><description>Текст.</description>")

    assert (found.headline, found.body) == (headline, body)


def test_a_subtitle_moves_the_formatting_below_it() -> None:
    title = "<title>Мост // Подзаголовок</title>"
    found = draft(f"{title}<description>&lt;b>Смело&lt;/b> и ясно.</description>")

    assert found.text[found.formatting[0].start : found.formatting[0].stop] == "Смело"


@pytest.mark.parametrize(
    ("lines", "left", "goes_on"),
    [
        (["Мост открыт."], ["Мост открыт."], False),
        (["Мост открыт.", "Читать далее"], ["Мост открыт."], True),
        (["Мост открыт. Читать полностью →"], ["Мост открыт."], True),
        (["Мост открыт… [Read more]"], ["Мост открыт…"], True),
        (["Чтобы читать далее, купите газету."], ["Чтобы читать далее, купите газету."], False),
        (["Он любит читать"], ["Он любит читать"], False),
        (["Мост открыт.", "Следите за нами в соцсетях", "Подробнее…"], ["Мост открыт."], True),
        (["Мост.", "Паведамленне Мост з’явілася ўпершыню на Сайт."], ["Мост."], False),
        (["Следите за новостями моста", "Он открыт."],) * 2 + (False,),
        (["Подробнее"], [], True),
        ([], [], False),
    ],
)
def test_a_tail_is_known_by_its_words_and_its_place(
    lines: list[str], left: list[str], goes_on: bool
) -> None:
    kept, said = without_tail([Line(text, at, at) for at, text in enumerate(lines)])

    assert ([line.text for line in kept], said) == (left, goes_on)


@pytest.mark.parametrize(
    "text", ["Он ушёл…", "Он ушёл...", "Он ушёл […]", "«Он ушёл…»", "так (...)"]
)
def test_an_ellipsis_at_the_end_breaks_off(text: str) -> None:
    assert breaks_off(text)
    assert not breaks_off(f"{text} Потом вернулся.")


def test_names_are_clean_and_stand_once() -> None:
    found = item(
        "<category> Спорт\n</category><category>Спорт</category><category/>"
        "<dc:subject>Хоккей</dc:subject><media:keywords>мост, Сож, мост</media:keywords>"
        + "".join(f"<category>c{n}</category>" for n in range(100))
    )

    assert found.categories[:3] == ("Спорт", "c0", "c1")
    assert len(found.categories) == MOST_CATEGORIES
    assert found.draft.tags == ("мост", "Сож")


def test_texts_beyond_what_is_read_at_once_are_left_to_the_page() -> None:
    text = f"<![CDATA[Текст.<!--{'x' * 100_000}-->]]>"
    each = f"<item><title>Заголовок</title><content:encoded>{text}</content:encoded></item>"
    feed = read(rss(each * (MOST_MARKUP // len(text) + 5)))
    partial = [found.is_partial for found in feed.items]

    assert partial == sorted(partial)
    assert partial.count(True) in range(4, 7)


def test_an_untitled_item_keeps_its_neighbours() -> None:
    wall = f"<item><description>{'слово' * 100}</description></item>"
    feed = read(rss(f"{wall}<item><description>Мост открыт.</description></item>{wall}"))

    assert [found.draft.headline for found in feed.items] == ["Мост открыт."]
