"""Bytes of unknown encoding → text."""

import codecs
import re
from collections.abc import Iterable

from sources.unreadable import UnreadableReason, UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = (
    b"%PDF",
    b"PK\x03\x04",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11",
    b"From: <Saved by",
)
_LETTER = re.compile(
    rb"(?:From [^\n]*\n)?(?:[a-z][a-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:mime-version:|content-type:|message-id:|return-path:|delivered-to:|dkim-signature:"
    rb"|received: (?:from|by) )",
    re.IGNORECASE,
)
"""Headers of an e-mail or a page saved as one, down to one that nobody writes by hand."""
_CONTROLS = bytes(range(8)) + bytes(range(0x0E, 0x1A)) + bytes(range(0x1C, 0x20))
_CYRILLIC = ("cp1251", "koi8_u", "cp866")
_REFUSED = ("mac_cyrillic", "iso8859_5", "cp855")
"""Encodings that are refused; they are detected so that they are not taken for another."""
_LATIN = "cp1252"
_CAPITAL_IN_WORD = re.compile(r"[a-z][À-ÞŠŽŸ]")
_MISPLACED = re.compile(
    r"[а-яёіў][А-ЯЁІЎ]|[A-Za-z][А-яЁёІіЎў]|[А-яЁёІіЎў][A-Za-z]|(?<!\S)[—–](?=[а-яёіў])"
)
_IN_LATIN_WORDS = re.compile(rb"[a-zA-Z][\x80-\xff]|[\x80-\xff][a-zA-Z]")
_HIGH = re.compile(rb"[\x80-\xff]")

_FREQUENCIES: dict[str, float] = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіў",
        (
            *(11, 8.5, 8, 7.4, 6.7, 6.3, 5.5, 4.7, 4.5, 4.3, 3.5, 3.2, 3, 2.8, 2.6, 2, 1.9, 1.7),
            *(1.7, 1.6, 1.6, 1.4, 1.2, 1, 0.9, 0.7, 0.6, 0.5, 0.4, 0.3, 0.3, 0.1, 0.1, 3, 1),
        ),
        strict=True,
    )
)
_TYPOGRAPHY = dict.fromkeys("‘’“”„–—…«»№\xa0", 3)
_MOST_DAMAGED = 0.05
_LEAST_PLAUSIBLE = 3
_ALL = (*_CYRILLIC, *_REFUSED)
_MARGIN = 10


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32, windows-1251, KOI8, DOS or Western encoding.

    Other Cyrillic encodings, such as that of old Macs, are refused rather than garbled.

    A mark decides, then validity, then how often the letters occur in Russian and Belarusian: read
    in a wrong encoding, ordinary letters become rare ones. Raises UnreadableSource.
    """
    beginning = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if beginning.startswith(_NOT_TEXT) or _LETTER.match(beginning):
        raise UnreadableSource(UnreadableReason.BINARY)
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding := marked or _unmarked_utf16(data):
        return _strictly(data, encoding)
    if _is_binary(data):
        raise UnreadableSource(UnreadableReason.BINARY)
    return _utf8(data) or data.decode(likely_encoding(data), "replace")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(UnreadableReason.UNDECODABLE) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 shows in its high bytes, which are nearly all those of Latin and Cyrillic: 0 and 4."""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = data[offset::2]
        letters = high.count(0) + high.count(4)
        signs = high.count(0x20) + high.count(0x21)
        if len(data) % 2 == 0 and 2 * letters > len(high) and letters + signs > 0.9 * len(high):
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls * 100 > len(data)


def _utf8(data: bytes) -> str | None:
    """UTF-8, a few damaged characters allowed; other encodings would be nearly all damage."""
    text = data.decode("utf-8", "replace")
    beyond_ascii = sum(not character.isascii() for character in text)
    return text if text.count("\ufffd") <= _MOST_DAMAGED * beyond_ascii else None


def likely_encoding(data: bytes) -> str:
    """The likeliest encoding of one byte a letter.

    Raises UnreadableSource where none is likely, or another nearly so.
    """
    if 2 * len(_IN_LATIN_WORDS.findall(data)) > len(_HIGH.findall(data)):
        return _western(data)
    readings = {data.decode(encoding, "replace"): encoding for encoding in reversed(_ALL)}
    best, *others = sorted(readings, key=_plausibility, reverse=True)
    unlikely = _plausibility(best) < _LEAST_PLAUSIBLE
    usual = [text for text in others if readings[text] in _CYRILLIC]
    if unlikely or readings[best] in _REFUSED or _is_close(best, usual):
        raise UnreadableSource(UnreadableReason.UNDECODABLE)
    return readings[best]


def _is_close(best: str, others: Iterable[str]) -> bool:
    """Whether another reading of a text of few letters is nearly as likely."""
    letters = sum(not character.isascii() for character in best)
    margin = _MARGIN / letters
    return any(_plausibility(best) - _plausibility(other) < margin for other in others)


def _western(data: bytes) -> str:
    """The Western encoding. Raises UnreadableSource where the text does not look like it."""
    text = data.decode(_LATIN, "replace")
    odd = len(_CAPITAL_IN_WORD.findall(text)) + text.count("\ufffd")
    if odd > _MOST_DAMAGED * len(_HIGH.findall(data)):
        raise UnreadableSource(UnreadableReason.UNDECODABLE)
    return _LATIN


def _plausibility(text: str) -> float:
    """How common the letters beyond ASCII are, on average, in per cent of a text.

    A capital inside a word, a word in two alphabets, and one that begins with a dash speak against
    a reading.
    """
    letters = [character for character in text if not character.isascii()]
    misplaced = len(_MISPLACED.findall(text))
    frequencies = _FREQUENCIES | _TYPOGRAPHY
    known = sum(frequencies.get(letter.lower(), -5) for letter in letters)
    return (known - 10 * misplaced) / len(letters) if letters else 0
