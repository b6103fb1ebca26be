"""What an editor set in bold, linked or quoted is so in the article, whatever was left out."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.address import canonical_url
from news.article import ArticleDraft
from news.formatting import Formatted, Span, Style
from sources.file import read_file
from sources.formatting import read_formatted
from sources.page import read_page
from sources.unreadable import UnreadableSource
from tests.sources.conftest import MINSK, RUBRICS
from texts.nesting import nested

ADDRESS = "https://belta.by/society/1"
TRIES = 3
"""The least time of so many counts: others use the machine too."""


def styled(text: str, *words: tuple[str, Style], address: str = ADDRESS) -> Formatted:
    """The text with the last occurrence of these words in a style."""
    found = ((text.rindex(part), len(part), style) for part, style in words)
    return Formatted(
        text,
        tuple(
            Span(at, at + size, style, address if style is Style.LINK else "")
            for at, size, style in found
        ),
    )


def read(original: Formatted) -> ArticleDraft:
    return read_formatted(original, rubrics=RUBRICS, zone=MINSK)


def read_html(html: str) -> ArticleDraft:
    return read(read_file(html.encode(), "page.html").formatted)


def set_words(draft: ArticleDraft) -> list[tuple[str, str]]:
    """The words of the body that are in a style, and which."""
    return [(draft.text[span.start : span.stop], span.style.value) for span in draft.formatting]


def test_words_stay_in_their_styles_when_spaces_go_and_lines_move() -> None:
    text = "Мост открыт\n\n \u200b Движение  по   мосту\u00a0пущено.\r\n\r\nКонец 👍 дня."
    draft = read(styled(text, ("по   мосту", Style.BOLD), ("👍 дня", Style.ITALIC)))

    assert draft.body == ("Движение по мосту пущено.", "Конец 👍 дня.")
    assert set_words(draft) == [("по мосту", "bold"), ("👍 дня", "italic")]


def test_letters_of_two_characters_are_composed_without_moving_what_follows() -> None:
    draft = read(styled("Мост\n\nЧистый и\u0306од и чай.", ("чай", Style.BOLD)))

    assert draft.body == ("Чистый йод и чай.",)
    assert set_words(draft) == [("чай", "bold")]


def test_what_is_left_out_takes_its_formatting_with_it(data: Path) -> None:
    page = (data / "belta.txt").read_text("utf-8")
    plain = read_page(page, rubrics=RUBRICS, zone=MINSK)
    last = plain.body[-1]

    whole = read(Formatted(page, (Span(0, len(page), Style.BOLD),)))
    one = read(styled(page, (last, Style.ITALIC)))

    assert (whole.headline, whole.body) == (plain.headline, plain.body)
    assert whole.formatting == (Span(0, len(plain.text), Style.BOLD),)
    assert set_words(one) == [(last, "italic")]


def test_a_style_of_the_dateline_and_of_the_headline_goes_with_them() -> None:
    text = "Мост открыт в Минске\n\n4 июля, Минск /Корр. БЕЛТА/. Движение по мосту пущено."
    draft = read(
        styled(text, ("Мост открыт", Style.BOLD), ("Минск /Корр. БЕЛТА/. Движение", Style.ITALIC))
    )

    assert draft.place == "Минск"
    assert set_words(draft) == [("Движение", "italic")]


@pytest.mark.parametrize(
    "last",
    [
        "БЕЛТА",
        "👉 БЕЛТА",
        "«БЕЛТА».",
        "Источник: БЕЛТА",
        "Крыніца — БЕЛТА",
        "Source: БЕЛТА",
        "Подробнее: БЕЛТА",
        "Чытаць цалкам: БЕЛТА",
        "Read more: БЕЛТА",
        "БЕЛТА\n\n-0-",
        "БЕЛТА\n\n#мост #минск",
    ],
)
def test_a_last_line_that_is_one_link_is_the_source(last: str) -> None:
    text = f"Мост открыт\n\nДвижение по мосту пущено.\n\n{last}"
    draft = read(styled(text, ("БЕЛТА", Style.LINK), address=f"{ADDRESS}/?utm_source=tg"))

    assert draft.source_url == ADDRESS
    assert "БЕЛТА" not in draft.text
    assert draft.formatting == ()


@pytest.mark.parametrize(
    "text",
    [
        "Мост открыт\n\nОб этом сообщает БЕЛТА",
        "Мост открыт\n\nБЕЛТА сообщает, что мост открыт.",
        "Мост открыт\n\nБЕЛТА\n\nДвижение пущено.",
        "Мост открыт\n\nПодробнее: БЕЛТА\n\nДвижение пущено.",
    ],
)
def test_a_link_among_other_words_stays_a_link(text: str) -> None:
    draft = read(styled(text, ("БЕЛТА", Style.LINK)))

    assert draft.source_url is None
    assert set_words(draft) == [("БЕЛТА", "text_link")]


@pytest.mark.parametrize("address", ["t.me/belta", "belta.by/n/1", "Belta.by"])
def test_a_first_line_that_is_an_address_is_the_source(address: str) -> None:
    text = f"\n{address}\nМост открыт\n\nДвижение по мосту пущено."
    draft = read(styled(text, (address, Style.LINK), address=f"http://{address}/"))

    assert draft.headline == "Мост открыт"
    assert draft.source_url == canonical_url(f"http://{address}/")
    assert address not in draft.text


def test_a_headline_that_is_a_link_is_a_headline() -> None:
    assert read(styled("Мост открыт", ("Мост открыт", Style.LINK))).headline == "Мост открыт"


@pytest.mark.parametrize("linked", ["Мост открыт", "открыт"])
def test_a_link_on_the_headline_is_the_source(linked: str) -> None:
    text = "Мост открыт\n\nДвижение по мосту пущено."
    draft = read(styled(text, (linked, Style.LINK), address=f"{ADDRESS}/?utm_source=tg"))

    assert (draft.headline, draft.source_url) == ("Мост открыт", ADDRESS)


def test_a_named_source_comes_before_a_link_on_the_headline() -> None:
    text = "Мост открыт\n\nДвижение по мосту пущено.\n\nИсточник: https://belta.by/2"
    draft = read(styled(text, ("Мост открыт", Style.LINK)))

    assert draft.source_url == "https://belta.by/2"


def test_an_address_typed_in_the_headline_is_no_source() -> None:
    text = "Открылся сайт belta.by\n\nЕго читают все."
    draft = read(styled(text, ("belta.by", Style.LINK), address="https://belta.by"))

    assert draft.source_url is None


def test_a_link_that_says_where_it_leads_needs_none() -> None:
    text = f"Мост открыт\n\nПодробности на {ADDRESS} и belta.by/society/1."
    draft = read(styled(text, (ADDRESS, Style.LINK), ("belta.by/society/1", Style.LINK)))

    assert draft.formatting == ()


def test_a_typed_list_stands_on_lines_of_one_paragraph() -> None:
    text = "Мост открыт\n\nЧто изменится:\n• маршруты\n• тарифы\n\n1. Раз\n2) Два\n\n- один"

    assert read(Formatted(text)).body == (
        "Что изменится:",
        "• маршруты\n• тарифы",
        "1. Раз\n2) Два",
        "- один",
    )


def test_code_keeps_its_spaces_and_a_quotation_its_lines() -> None:
    code, verse = "if x:\n    y  = 1\n\n    z()", "Строка первая,\nстрока вторая."
    text = f"Мост открыт\n\nВот код:\n{code}\nВот стихи:\n{verse}\nДальше."
    draft = read(styled(text, (code, Style.PRE), (verse, Style.QUOTE)))

    assert set_words(draft) == [(code, "pre"), (verse, "blockquote")]
    assert draft.text == f"Вот код:\n\n{code}\n\nВот стихи:\n\n{verse}\n\nДальше."


@given(
    st.text("аб. \n\u0306\u200b👍-•", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(Style))),
)
def test_any_formatting_leaves_the_words_as_they_are_read(
    text: str, marks: list[tuple[int, int, Style]]
) -> None:
    spans = [Span(a, b, style, ADDRESS) for a, b, style in marks if a < b <= len(text)]
    kept = [span for span in spans if span.style not in (Style.LINK, Style.ITEM, Style.HEADING)]
    with suppress(UnreadableSource):
        draft = read(Formatted(text, tuple(kept)))
        plain = read_page(text, rubrics=RUBRICS, zone=ZoneInfo("Europe/Minsk"))
        assert draft.text.split() == plain.text.split()
        assert all(0 <= span.start < span.stop <= len(draft.text) for span in draft.formatting)
        read(Formatted(text, tuple(spans)))


@pytest.mark.parametrize(
    ("html", "styles"),
    [
        ("<b>а</b> <strong>б</strong>", [("а", "bold"), ("б", "bold")]),
        ("<i>а</i> <em>б</em>", [("а", "italic"), ("б", "italic")]),
        ("<u>а</u> <ins>б</ins>", [("а", "underline"), ("б", "underline")]),
        ("<s>а</s> <del>б</del>", [("а", "strikethrough"), ("б", "strikethrough")]),
        ("<code>а</code> <tg-spoiler>б</tg-spoiler>", [("а", "code"), ("б", "spoiler")]),
        ('<span class="tg-spoiler">а</span> <span>б</span>', [("а", "spoiler")]),
        ('<span style="font-weight:700">а</span> б', [("а", "bold")]),
        ('<b style="font-weight:normal">а <i>б</i></b>', [("б", "italic")]),
        ("<b>а <i>б</b> в</i>", [("а б", "bold"), ("б в", "italic")]),
        ('<a href="https://a.by/?x=1&amp;y=2">а</a> б', [("а", "text_link")]),
        ('<a href="javascript:alert(1)">а</a> <a name="x">б</a>', []),
        ("<b>а", []),
    ],
)
def test_tags_are_styles(html: str, styles: list[tuple[str, str]]) -> None:
    draft = read_html(f"<h1>Мост открыт</h1><p>Было {html} так.</p>")

    assert sorted(set_words(draft)) == sorted(styles)


def test_blocks_of_a_page_are_blocks_of_the_article() -> None:
    draft = read_html(
        "<h1>Мост</h1><p>Начало.</p><blockquote><p>Раз.</p><p>Два.</p></blockquote>"
        "<ul><li>один<li><b>два</b></ul><p>И ещё:</p><ol start=3><li>три</li><li>четыре</li></ol>"
        '<pre><code class="language-python">if x:\n    y()</code></pre><h2>Дальше</h2><p>Конец.</p>'
    )

    assert draft.text == (
        "Начало.\n\nРаз.\n\nДва.\n\n• один\n• два\n\nИ ещё:\n\n3. три\n4. четыре\n\n"
        "if x:\n    y()\n\nДальше\n\nКонец."
    )
    assert set_words(draft) == [
        ("Раз.\n\nДва.", "blockquote"),
        ("два", "bold"),
        ("if x:\n    y()", "pre"),
        ("Дальше", "bold"),
    ]
    assert draft.formatting[2].detail == "python"


def test_the_only_heading_is_the_headline_wherever_it_stands() -> None:
    draft = read_html(
        "<title>Мост — Сайт</title><ul><li>Всякое<li>Разное</ul><h1>Мост <i>открыт</i></h1>"
        "<p>Движение пущено.</p><p><a href='https://belta.by/1'>Читать на сайте</a></p>"
    )

    assert (draft.headline, draft.body) == ("Мост открыт", ("Движение пущено.",))
    assert draft.source_url == "https://belta.by/1"


def test_a_page_without_headings_is_headed_by_its_title() -> None:
    assert (
        read_html("<title>Мост  открыт</title><p>Движение <b>пущено</b>.").headline == "Мост открыт"
    )


def test_menus_above_the_headline_get_no_bullets(data: Path) -> None:
    draft = read(read_file((data / "page.html").read_bytes(), "page.html").formatted)

    assert draft.rubric_hint == "Общество"
    assert draft.published_on_site is not None
    assert set_words(draft) == [("Россия", "bold")]


def calls(html: str) -> int:
    """How many functions are called to read and show a page."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        with suppress(UnreadableSource):
            draft = read_html(html)
            nested(draft.formatting)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    "shape",
    [
        "<b>а</b> ",
        "<b>",
        "</b>",
        "<li>а",
        "<ul><li>а",
        "<p>Слово <i>за словом</i>.</p>",
        "<blockquote>Слово <b>за <i>словом</b>.",
        "<a href=https://a.by/>а</a> <code>б</code>. ",
        "<pre>а\n",
    ],
)
def test_twice_as_long_a_page_takes_twice_as_much_work(shape: str) -> None:
    start = "<h1>Мост открыт</h1><p>Движение пущено."
    # What is loaded when it is first needed does not count.
    calls(start)

    assert calls(start + shape * 2000) < 2.3 * calls(start + shape * 1000)


def seconds(original: Formatted) -> float:
    """Processor time of reading: a regular expression makes no calls."""
    begun = time.thread_time()
    with suppress(UnreadableSource):
        read(original)
    return time.thread_time() - begun


@pytest.mark.parametrize("shape", ["-", " ", ",", "#a", "#a ", "#", "a#", "- ", "…", "«"])
@pytest.mark.parametrize("last", ["", "подробнее", "#a", "!"])
def test_four_times_as_long_a_line_takes_four_times_as_long(shape: str, last: str) -> None:
    once, longer = (
        styled(
            f"Мост открыт\nДвижение пущено.\n#a{shape * times}{last} x\n"
            f"{shape * times}{last} ссылка",
            ("ссылка", Style.LINK),
        )
        for times in (2_000, 8_000)
    )

    most = 8 * max(min(seconds(once) for _ in range(TRIES)), 0.005)
    assert any(seconds(longer) < most for _ in range(TRIES))
