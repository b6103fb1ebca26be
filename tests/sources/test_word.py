from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.formatting import Formatted, Style
from sources.file import read_file
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.word import read_word
from sources.word_lists import in_form
from tests.sources.documents import COMPOUND, bomb, locked, old, packed, paragraph, run, word

BOLD, DAMAGED = "<w:b/>", UnreadableReason.DAMAGED
PROPERTIES = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def read(body: str, **parts: object) -> Formatted:
    return read_word(word(body, **parts))[0]  # type: ignore[arg-type]


def styled(found: Formatted) -> list[tuple[str, Style, str]]:
    """What is in which style, in order."""
    return [(found.text[s.start : s.stop], s.style, s.detail) for s in found.spans]


def refusal(data: bytes, name: str = "a.docx") -> UnreadableReason:
    with pytest.raises(UnreadableSource) as refused:
        read_file(data, name)
    return refused.value.reason


def test_paragraphs_keep_their_formatting() -> None:
    found = read(
        paragraph("Мост ", run("открыт", BOLD), run(" сегодня", BOLD + "<w:i/>"), run(" утром"))
        + paragraph(run("весь", '<w:rStyle w:val="strong"/>'), run("не", '<w:b w:val="0"/>'))
    )

    assert found.text == "Мост открыт сегодня утром\n\nвесьне\n\n"
    assert styled(found) == [
        ("открыт сегодня", Style.BOLD, ""),
        (" сегодня", Style.ITALIC, ""),
        ("весь", Style.BOLD, ""),
    ]


def field(code: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run(result)}{end}"


def test_links_lead_where_they_led() -> None:
    linked = (
        f'<w:hyperlink r:id="L{number}">{run(text, "<w:u/>")}</w:hyperlink>'
        for number, text in enumerate(("сайт", "файл"))
    )
    found = read(
        paragraph(*linked, field(' HYPERLINK "https://b.by" ', "поле"), field(" PAGE ", "1")),
        links=("https://a.by/?x=1&y=2", "file:///etc/passwd"),
    )

    assert found.text.strip() == "сайтфайлполе1"
    assert styled(found) == [
        ("сайт", Style.LINK, "https://a.by/?x=1&y=2"),
        ("файл", Style.UNDERLINE, ""),
        ("поле", Style.LINK, "https://b.by"),
    ]


def test_what_was_inserted_stays_and_what_was_deleted_goes() -> None:
    deleted = "<w:r><w:delText>старого</w:delText></w:r>"
    found = read(
        paragraph("До ", f"<w:del>{deleted}{run('прежнего')}</w:del>",
                  f"<w:ins>{run('нового')}</w:ins>", f"<w:moveFrom>{run('там')}</w:moveFrom>",
                  f"<w:moveTo>{run(' здесь')}</w:moveTo>", run("тайна", "<w:vanish/>"))
    )  # fmt: skip

    assert found.text.strip() == "До нового здесь"


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    end = "<w:rPr><w:del/></w:rPr>"
    found = read(
        paragraph("Один ", more=end)
        + paragraph("<w:del><w:r><w:delText>а</w:delText></w:r></w:del>", more=end)
        + paragraph("и два.")
        + paragraph("Три.")
    )

    assert found.text == "Один и два.\n\nТри.\n\n"


@pytest.mark.parametrize(
    ("paragraphs", "headline"),
    [
        ([("a3", "Название"), ("1", "Глава"), ("", "Текст.")], "Название"),
        ([("", "Рубрика: Общество"), ("1", "Глава"), ("2", "Раздел"), ("", "Текст.")], "Глава"),
        ([("", "Мост открыт сегодня."), ("1", "Подробности"), ("", "Текст.")], None),
    ],
)
def test_the_headline_is_the_title_or_a_first_heading(
    paragraphs: list[tuple[str, str]], headline: str | None
) -> None:
    found = styled(read("".join(paragraph(text, style=style) for style, text in paragraphs)))

    headings = [text for style, text in paragraphs if style]
    assert [text for text, style, _ in found if style is Style.HEADING] == [headline] * bool(
        headline
    )
    assert [text for text, style, _ in found if style is Style.BOLD] == [
        text for text in headings if text != headline
    ]


def test_lists_are_counted_and_quotations_are_one() -> None:
    items = [("0", "1", "раз"), ("1", "1", "два"), ("0", "2", "три"), ("0", "2", "четыре")]
    items += [("1", "2", "пять"), ("1", "2", "шесть"), ("0", "2", "семь")]
    found = read(
        "".join(paragraph(text, more=PROPERTIES.format(*where)) for *where, text in items)
        + paragraph("Один.", style="q")
        + paragraph("Два.", style="q")
    )

    assert [(text, detail) for text, style, detail in styled(found) if style is Style.ITEM] == [
        ("раз", "• "),
        ("два", "◦ "),
        ("три", "3. "),
        ("четыре", "4. "),
        ("пять", "4.а) "),
        ("шесть", "4.б) "),
        ("семь", "5. "),
    ]
    assert ("Один.\n\nДва.", Style.QUOTE, "") in styled(found)


def test_a_table_is_a_line_a_row_and_a_page_laid_out_as_one_is_text() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph('в'), paragraph('г'))}</w:tbl>"
    found = read(
        f"<w:tbl>{row(paragraph('а'), paragraph('1'))}{row(paragraph('б'), paragraph('2'))}</w:tbl>"
        f"<w:tbl>{row(paragraph('Слово.') + paragraph('Дело.') + inner)}</w:tbl>"
    )

    assert found.text.split("\n\n")[:-1] == ["а | 1", "б | 2", "Слово.", "Дело.", "в | г"]


def test_notes_stand_below_the_text() -> None:
    found = read(
        paragraph("Сказал министр", '<w:r><w:footnoteReference w:id="7"/></w:r>', "."),
        notes=f'<w:footnote w:id="0">{paragraph("")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("В Астане.")}</w:footnote>',
    )

    assert found.text.strip() == "Сказал министр[1].\n\n[1] В Астане."


def test_pictures_are_left_out_and_told_of_and_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('В рамке.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    data = word(paragraph("Текст.", f"<w:r>{both}</mc:AlternateContent><pic:pic/></w:r>"))

    formatted, has_pictures = read_word(data)

    assert formatted.text == "Текст.\n\nВ рамке.\n\n"
    assert has_pictures
    assert not read_word(word(paragraph("Текст.")))[1]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (word(paragraph("а"))[:-40], "a.docx", UnreadableReason.DAMAGED),
        (word(paragraph("а"))[:-40], "a.txt", UnreadableReason.BINARY),
        (word("<w:p>"), "a.docx", UnreadableReason.DAMAGED),
        (packed({"xl/workbook.xml": "<x/>"}), "a.docx", UnreadableReason.BINARY),
        (word(paragraph(" ")), "a.docx", UnreadableReason.EMPTY),
        (locked(), "a.docx", UnreadableReason.PASSWORD),
        (old(), "a.doc", UnreadableReason.OLD_FORMAT),
        (COMPOUND, "a.doc", UnreadableReason.BINARY),
        (bomb(), "a.docx", UnreadableReason.TOO_MUCH_MEMORY),
        (word(paragraph("а" * 400_001)), "a.docx", UnreadableReason.TOO_LONG),
        (
            word("", prolog='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
            "a.docx",
            UnreadableReason.DAMAGED,
        ),
        *(
            (word("", prolog=f'<?xml version="1.0" encoding="{each}"?>'), "a.docx", DAMAGED)
            for each in ("UTF-7", "rot13", "nonsense")
        ),
    ],
)
def test_each_fault_has_its_reason(data: bytes, name: str, reason: UnreadableReason) -> None:
    assert refusal(data, name) is reason


def test_an_archive_with_a_password_is_refused_as_such() -> None:
    data = bytearray(word(paragraph("а")))
    for sign in (b"PK\x01\x02", b"PK\x03\x04"):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            data[at + (8 if sign == b"PK\x01\x02" else 6)] |= 1

    assert refusal(bytes(data)) is UnreadableReason.PASSWORD


def test_a_document_is_known_whatever_its_name() -> None:
    assert read_file(word(paragraph("Мост")), "a.doc").formatted.text.strip() == "Мост"


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableSource):
        assert isinstance(read_word(bytes(whole))[0], Formatted)


@given(
    st.lists(
        st.sampled_from(
            [
                *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>а</w:t>", "<w:tr>", "</w:tr>"),
                *("<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<w:b/>", "<w:hyperlink>"),
                *("</w:hyperlink>", '<w:fldChar w:fldCharType="begin"/>', "<w:txbxContent>"),
                *('<w:fldChar w:fldCharType="end"/>', "</w:txbxContent>", "<w:sym/>"),
                *('<w:fldChar w:fldCharType="separate"/>', "<w:instrText>x</w:instrText>"),
            ]
        )
    )
)
def test_any_order_of_elements_is_read_or_refused(elements: list[str]) -> None:
    with suppress(UnreadableSource):
        found = read("".join(elements))
        assert all(0 <= s.start < s.stop <= len(found.text) for s in found.spans)


WHOLE = word(paragraph("Мост ", run("открыт", BOLD)) + paragraph("Текст.", style="1"))


@pytest.mark.parametrize(
    ("form", "count", "written"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 1999, "1999"),
        ("upperRoman", 494, "CDXCIV"),
        ("lowerRoman", 9, "ix"),
        ("lowerLetter", 26, "z"),
        ("russianUpper", 29, "29"),
        ("unknown", 0, "0"),
    ],
)
def test_lists_count_in_their_own_way(form: str, count: int, written: str) -> None:
    assert in_form(form, count) == written
