"""Quotation marks, and those that nobody has closed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile('[«»„“”"]')
# Opening and closing marks of one family; straight ones tell by what is around them.
_OPENS = {"«": "»", "„": "“", "“": "”"}
# «Компания «Ромашка»: two marks that close together are written as one.
_ONE_FOR_BOTH = 120
# …», — сказал он: so do two that end with what was said.
_END_OF_SPEECH = re.compile(r"[.!?…]?(?:,\s*[—–-]|\s*(?:\n|$))")
# Nobody nests so deep: there is no need to look for the end of it.
_DEEPEST = 20
_AFTER_OPENING = re.compile(r"[\w«„“\"(\[…№#$€+—–-]")
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{«„“\"/—–-])$")


@dataclass(slots=True)
class _Opened:
    """A quotation that has been opened at a place; ``may_be_closed`` by one mark for two."""

    at: int
    mark: str
    may_be_closed: bool = False


def unclosed_quotation(text: str) -> int | None:
    """Where the first quotation begins that is not closed; None when there is none.

    A quotation may go over paragraphs, each opened anew. Inches and apostrophes open nothing.
    """
    opened: list[_Opened] = []
    for at, mark in _read(text, opened):
        if mark in _OPENS or mark == '"':
            if not (opened and opened[-1].mark == mark and _begins_paragraph(text, at)):
                opened.append(_Opened(at, mark))
            if len(opened) > _DEEPEST:
                break
        else:
            _close(text, opened, at, mark)
    return next((each.at for each in opened if not each.may_be_closed), None)


def _read(text: str, opened: list[_Opened]) -> Iterator[tuple[int, str]]:
    """The marks of a text, each as what it is: «“» closes in Russian and opens in English."""
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found[0]
        if mark == '"':
            if _opens(text, at):
                yield at, mark
            elif any(each.mark == '"' for each in opened):
                yield at, "closing"
            continue
        is_closing = mark == "“" and any(each.mark == "„" for each in opened)
        yield at, ("”" if is_closing else mark)


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark opens: nothing but space or another mark before it, a word after."""
    before = text[max(at - 1, 0) : at]
    return bool(_BEFORE_OPENING.search(before) and _AFTER_OPENING.match(text, at + 1))


def _begins_paragraph(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return at > 0 and line > 0 and not text[line:at].strip(" —–-")


def _close(text: str, opened: list[_Opened], at: int, mark: str) -> None:
    """Close the innermost quotation that this mark closes, and all that was opened in it."""
    for number in range(len(opened) - 1, -1, -1):
        if _closes(mark, opened[number].mark):
            closed = opened[number]
            del opened[number:]
            below = opened[-1] if opened else None
            if below and below.mark == closed.mark:
                near = closed.at - below.at <= _ONE_FOR_BOTH
                below.may_be_closed = near or bool(_END_OF_SPEECH.match(text, at + 1))
            return


def _closes(mark: str, opening: str) -> bool:
    return {
        "closing": opening == '"',
        "»": opening == "«",
        "”": opening in "„“",
    }.get(mark, False)
