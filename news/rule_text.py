"""A rule's text cut into its items, whichever dashes and quotation marks it is typed with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from news.words.signs import APOSTROPHES, BARS, DASHES, EQUALS, QUOTES, SINGLE_QUOTES

_SINGLES = APOSTROPHES + SINGLE_QUOTES
_QUOTE = '"'
_ONE_SIGN = {
    ord(sign): plain
    for signs, plain in ((DASHES, "-"), (QUOTES, _QUOTE), (EQUALS, "="), (BARS, "|"), ("＋﹢", "+"))
    for sign in signs
}
# A quotation mark that is typed as two signs: ''these'', ,,these“, <<these>>.
_TWICE = rf"([{re.escape(_SINGLES)},])\1"
_TWO_SIGNS = re.compile(
    rf"(?<!\w)(?:{_TWICE}|<<)(?=[\w=-])|(?<=[\w.!?)…])(?:{_TWICE.replace('1', '2')}|>>)(?!\w)"
)
_LESS_CLEAR = re.compile(rf"[{re.escape(_SINGLES)},<>]")
_MARK = re.compile(rf"[{_QUOTE}{re.escape(_SINGLES)}]")
_ITEM = re.compile(
    rf"(?P<signs>[-=+]*)"
    rf"(?:{_QUOTE}(?P<phrase>[^{_QUOTE}]*){_QUOTE}?|(?P<bar>\|)|(?P<word>[^\s|{_QUOTE}]+))"
)


class Item(NamedTuple):
    """A word, a quotation or a bar; ``inside`` begins at ``start`` of the text."""

    place: int
    signs: str
    inside: str
    start: int
    is_bar: bool


def items(text: str) -> Iterator[Item]:
    """The items of a rule's text; all signs are ASCII's, places are those of the text."""
    for match in _ITEM.finditer(plain(text)):
        inside = match.lastgroup or ""
        yield Item(
            match.start(), match["signs"], match[inside], match.start(inside), inside == "bar"
        )


def plain(text: str) -> str:
    """The text, as long as it is, with one sign each for every dash, quotation mark and bar.

    An apostrophe is a quotation mark where it stands before a word and has a partner after one.
    """
    text = text.translate(_ONE_SIGN)
    if not _LESS_CLEAR.search(text):
        return text
    text = _TWO_SIGNS.sub(f"{_QUOTE} ", text)
    signs = list(text)
    for place in _single_quotes(text):
        signs[place] = _QUOTE
    return "".join(signs)


def _single_quotes(text: str) -> Iterator[int]:
    """Places of the signs that are single quotation marks, or close a double one."""
    last_double = text.rfind(_QUOTE)
    opened: int | None = None
    for match in _MARK.finditer(text):
        place = match.start()
        is_double = match[0] == _QUOTE
        closes = _closes(text, place)
        if opened is None:
            opened = place if is_double or _opens(text, place) else None
        elif text[opened] == _QUOTE:
            if not is_double and (place < last_double or not closes):
                continue
            yield from () if is_double else (place,)
            opened = None
        elif closes:
            yield opened
            yield from () if is_double else (place,)
            opened = None
        elif is_double:
            opened = place
    if opened is not None and text[opened] in SINGLE_QUOTES:
        yield opened


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before) and not before.isspace() and not after.isalnum()
