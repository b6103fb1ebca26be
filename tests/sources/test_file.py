import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import ArticleDraft
from news.formatting import Formatted
from sources.file import LARGEST_DOCUMENT, LARGEST_TEXT, FileText, read_file
from sources.unreadable import UnreadableReason, UnreadableSource

Reader = Callable[[str], ArticleDraft]
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    "name",
    [
        *("utf-8", "utf-8-mark", "utf-16", "utf-16-no-mark", "windows-1251", "koi8-r", "dos-866"),
    ],
)
def test_a_text_file_is_read_in_its_encoding(read: Reader, data: Path, name: str) -> None:
    draft = read(read_file((data / f"{name}.txt").read_bytes(), "article.txt").formatted.text)
    assert draft.headline == "Рыженков: договор о гарантиях будет подписан"
    assert draft.first_paragraph.startswith("Беларусь и Россия продолжат обсуждение")
    assert len(draft.body) == 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Міністр замежных спраў Беларусі ў Астане", "cp1251"),
        ("ДОГОВОР О ГАРАНТИЯХ БЕЗОПАСНОСТИ", "cp1251"),
        ("ДОГОВОР О ГАРАНТИЯХ БЕЗОПАСНОСТИ", "koi8_r"),
        ("Müller said “yes” in the café", "cp1252"),
        ("It’s a plain – English – text", "cp1252"),
        ("plain text", "ascii"),
    ],
)
def test_short_texts_are_told_apart_too(text: str, encoding: str) -> None:
    assert read_file(text.encode(encoding), "a.txt").formatted == Formatted(text)


def test_one_damaged_character_does_not_spoil_a_file() -> None:
    damaged = "Беларусь и Россия продолжат обсуждение".encode()[:-1]
    assert read_file(damaged, "a.txt").formatted.text.startswith("Беларусь и Россия продолжат")


def test_a_saved_web_page_is_read_as_its_text(read: Reader, data: Path) -> None:
    draft = read(read_file((data / "page.html").read_bytes(), "Страница.HTML").formatted.text)
    assert draft.headline == "Рыженков: договор о гарантиях будет подписан"
    assert draft.rubric_hint == "Общество"
    assert draft.body == (
        "Беларусь и Россия продолжат обсуждение",
        "проекта договора <о гарантиях>.",
        "«Здесь всё идёт так, как надо», — заявил глава МИД.",
    )


def test_markup_in_a_text_file_is_text() -> None:
    assert read_file(b"<b>text</b>", "a.txt").formatted == Formatted("<b>text</b>")


def refusal(data: bytes, name: str = "a.txt") -> UnreadableReason:
    with pytest.raises(UnreadableSource) as refused:
        read_file(data, name)
    return refused.value.reason


@pytest.mark.parametrize("data", [PICTURE, b"%PDF-1.7", b"PK\x03\x04", b"a\0b", b"\x01\x02" * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert refusal(data) is UnreadableReason.BINARY


@pytest.mark.parametrize("encoding", ["mac_cyrillic", "iso8859_5", "cp855"])
@pytest.mark.parametrize(
    "text",
    [
        "Мост открыт\n\nДвижение по мосту пущено сегодня, сообщает корреспондент.",
        "Міністр замежных спраў Беларусі расказаў пра гэта ў Астане.",
    ],
)
def test_a_rare_encoding_is_refused_rather_than_garbled(text: str, encoding: str) -> None:
    with suppress(UnicodeEncodeError):  # not every one has ў
        assert refusal(text.encode(encoding)) is UnreadableReason.UNDECODABLE


def test_quotes_of_old_macs_are_refused_in_english() -> None:
    assert (
        refusal("“Fine”, said the owner, “it’s open”.".encode("mac_roman"))
        is UnreadableReason.UNDECODABLE
    )


@pytest.mark.parametrize(
    "name", ["Страница.mht", "letter.EML", "a.pdf", "a.odt", "a.zip", "a.pages "]
)
def test_a_kind_that_is_not_read_is_refused_by_name(name: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_file("Заголовок\n\nТекст.".encode(), name)
    assert refused.value.reason is UnreadableReason.KIND
    assert refused.value.kind == "." + name.strip().rsplit(".", 1)[-1].lower()


def test_a_page_that_is_called_a_document_is_a_page() -> None:
    assert read_file(b"<html><b>text</b></html>", "a.doc").formatted.text.strip() == "text"


LETTER = b"Subject: Bridge\r\n opened\r\nTo: a@b.by\r\n"


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        b"Content-Type: multipart/related\r\n\r\n--b",
        b"Received: from a by b\r\nSubject: Bridge\r\n\r\nText",
        b"From a@b.by Mon Jan  1 10:00:00 2025\nReturn-Path: <a@b.by>\n",
        LETTER + b"Message-ID: <1@b.by>\r\n\r\nThe bridge is open.",
    ],
)
def test_a_letter_or_saved_page_is_refused_whatever_its_name(data: bytes) -> None:
    assert refusal(data) is UnreadableReason.BINARY


@pytest.mark.parametrize(
    "data",
    [
        LETTER + b"\r\nThe bridge is open.",
        b"X-ray: what it shows\n\nThe bridge is open.",
        b"Received: five tons of aid\n\nThe bridge is open.",
        b"Bridge: opened\nSubject: roads\n\nMessage-ID: is a header.",
    ],
)
def test_an_article_with_lines_like_headers_is_none(data: bytes) -> None:
    assert read_file(data, "a.txt").formatted == Formatted(data.decode())


@pytest.mark.parametrize("data", [b"", b" \r\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data) is UnreadableReason.EMPTY


def test_a_file_in_no_known_encoding_is_refused() -> None:
    noise = random.Random(1).choices(range(0x80, 0x100), k=400)  # noqa: S311 - any noise will do
    assert refusal(bytes(noise)) is UnreadableReason.UNDECODABLE
    assert refusal(b"\xff\xfea") is UnreadableReason.UNDECODABLE


@pytest.mark.parametrize(
    ("name", "limit"),
    [("a.txt", LARGEST_TEXT), ("a.html", LARGEST_TEXT), ("a.docx", LARGEST_DOCUMENT)],
)
def test_a_file_too_large_is_refused_with_the_limit(name: str, limit: int) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_file(b"a" * (limit + 1), name)
    assert (refused.value.reason, refused.value.limit) == (UnreadableReason.TOO_LARGE, limit)


@given(
    st.binary(max_size=200),
    st.sampled_from(["a.txt", "a.html", "a.docx", "a.rtf", "a.md", "", "\0/.."]),
)
def test_any_file_is_read_or_refused(data: bytes, name: str) -> None:
    with suppress(UnreadableSource):
        assert isinstance(read_file(data, name), FileText)
