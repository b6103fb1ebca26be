"""The same article in every kind of file."""

from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

from news.formatting import Formatted, Span, Style
from sources.file import read_file
from sources.formatting import read_draft
from sources.reader import Reader
from tests.sources.conftest import MINSK, RUBRICS
from tests.sources.documents import paragraph, rich, rich_of, run, word, word_of
from tests.sources.test_word import styled


def html_of(text: str) -> bytes:
    return "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n")).encode()


def markdown_of(text: str) -> bytes:
    return text.replace("\n", "\n\n").encode()


@pytest.mark.parametrize(
    ("name", "save"),
    [("a.docx", word_of), ("a.rtf", rich_of), ("a.md", markdown_of), ("a.html", html_of)],
)
def test_a_page_saved_as_a_file_is_understood(data: Path, name: str, save: object) -> None:
    seed = (data / "belta.txt").read_text("utf-8")
    found = read_file(save(seed), name).formatted  # type: ignore[operator]

    draft = read_draft(found, RUBRICS, MINSK)

    assert draft.headline.startswith("Рыженков: Беларусь и Россия продолжат обсуждение")
    assert draft.rubric_hint == "Общество"
    assert draft.published_on_site == datetime(2024, 7, 4, 16, 25, tzinfo=UTC)
    assert draft.place == "Астана"
    plain = read_draft(read_file(seed.encode(), "a.txt").formatted, RUBRICS, MINSK)
    assert draft.body == plain.body


async def test_an_article_comes_back_whole_from_the_reader_process(data: Path) -> None:
    seed = Formatted((data / "belta.txt").read_text("utf-8"), (Span(0, 5, Style.BOLD),))
    reader = Reader()
    try:
        assert await reader.run(read_draft, seed, RUBRICS, MINSK) == read_draft(
            seed, RUBRICS, MINSK
        )
    finally:
        await reader.close()


LABELS = ("Рубрика: Общество", "Место: Астана", "Теги: мост, дорога")
MARKDOWN = """Рубрика: Общество
Место: Астана
Теги: мост, дорога

# Мост открыт

Движение **пущено** [сегодня](https://a.by/1), *сообщает*
корреспондент.

> Сказано.

- раз
- два
"""
WORD = word(
    "".join(paragraph(label) for label in LABELS)
    + paragraph("Мост открыт", style="1")
    + paragraph("Движение ", run("пущено", "<w:b/>"), " ",
                '<w:hyperlink r:id="L0"><w:r><w:t>сегодня</w:t></w:r></w:hyperlink>', ", ",
                run("сообщает", "<w:i/>"), " корреспондент.")
    + paragraph("Сказано.", style="q")
    + "".join(paragraph(item, more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
              for item in ("раз", "два")),
    links=("https://a.by/1",),
)  # fmt: skip
RICH = rich(
    "".join(rf"{label}\par " for label in LABELS)
    + r"\pard\s1 Мост открыт\par\pard\plain Движение {\b пущено} "
    r'{\field{\*\fldinst{HYPERLINK "https://a.by/1"}}{\fldrslt сегодня}}, {\i сообщает} '
    r"корреспондент.\par\pard\s2 Сказано.\par\pard{\listtext\bullet\tab}раз\par"
    r"{\listtext\bullet\tab}два\par",
    r"{\stylesheet{\s1 heading 1;}{\s2 Quote;}}",
)


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", WORD), ("a.rtf", RICH), ("a.md", MARKDOWN.encode())]
)
def test_labels_and_formatting_are_kept(name: str, data: bytes) -> None:
    draft = read_draft(read_file(data, name).formatted, RUBRICS, MINSK)

    assert draft.headline == "Мост открыт"
    assert (draft.rubric_hint, draft.place) == ("Общество", "Астана")
    assert draft.body == (
        "Движение пущено сегодня, сообщает корреспондент.",
        "Сказано.",
        "• раз\n• два",
    )
    found = dict.fromkeys(span.style for span in draft.formatting)
    assert list(found) == [Style.BOLD, Style.LINK, Style.ITALIC, Style.QUOTE]


def test_markdown_is_common_mark_with_tables() -> None:
    table = "| а | б |\n|---|---|\n| 1 | 2 |"
    text = f"---\nРубрика: Спорт\n---\n# Счёт\n\n{table}\n\n~~нет~~\n\n    код\n"
    found = read_file(text.encode(), "a.markdown").formatted

    assert found.text.split() == ["Рубрика:", "Спорт", "Счёт", "а", "б", "1", "2", "нет", "код"]
    assert ("нет", Style.STRIKE, "") in styled(found)
