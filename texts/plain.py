"""A message without emoji, pictures and folds: for screen readers and slow lines."""

import re
from collections.abc import Mapping
from dataclasses import replace

from texts.html import Html, escape, visible_length
from texts.locale import Locale
from texts.message import CAPTION_LIMIT, TEXT_LIMIT, Button, Message, Rows

# Signs of ours that say something, and the keys of the words that say the same.
_LINK = "🔗"
_WORDS: Mapping[str, str] = {
    "⚡": "breaking",
    "✓": "plain-chosen",
    "✕": "plain-remove",
    "🔎": "plain-words",
    _LINK: "plain-link",
}
_PLACE = "▸"
_STEM = 4
"""So many letters of a word are the same in all its forms."""

_TAG = r"<[^>]*>"
_SPACE = "[ \u00a0]"
# Looking behind keeps a long run of spaces from being read again from each of them.
_SPACES_BEFORE = f"(?<!{_SPACE}){_SPACE}+"
_GONE = "\x00"
"""Where something was; no text that Telegram takes has it."""
_BASE = (
    "[\u2300-\u245f\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u24c2\u3030\u303d\u3297\u3299]\ufe0f"
)
_ONE = f"(?:{_BASE})\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
# https://unicode.org/reports/tr51/#EBNF_and_Regex; a flag is two letters of its own kind.
_EMOJI = f"{_ONE}(?:\u200d{_ONE})*|[\U0001f1e6-\U0001f1ff]+"
_ARROW = "[\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f]\ufe0f?"
_KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")
_SIGNS = re.compile(
    f"(?P<tag>{_TAG})|(?P<said>[{''.join(_WORDS)}]){_SPACE}?"
    f"|(?P<arrow>(?:{_SPACES_BEFORE})?{_ARROW}{_SPACE}*)|(?P<emoji>{_EMOJI})|\ufe0f"
)
_RUN = re.compile(f"{_GONE}(?:{_SPACE}*{_GONE})+")
_AT_START = re.compile(f"^((?:{_TAG})*){_SPACE}*{_GONE}{_SPACE}*")
_AT_END = re.compile(f"(?:{_SPACES_BEFORE})?{_GONE}{_SPACE}*((?:{_TAG})*)$")
_BETWEEN = re.compile(f"{_SPACES_BEFORE}{_GONE}{_SPACE}+")
_OPENING = re.compile(f"(<[^/>][^>]*>){_GONE}{_SPACE}*")
_CLOSING = re.compile(f"(?:{_SPACES_BEFORE})?{_GONE}(</)")
_EMPTIED_LINK = re.compile(
    rf"(<a [^>]*>(?:<[^/>][^>]*>)*)(?={_SPACE}*{_GONE})(?:{_SPACE}|{_GONE})*((?:</[^a>]+>)*</a>)"
)
_EMPTY = re.compile(r"<(\w+)[^>]*></\1>")
_TAGS = re.compile(_TAG)
_BREAKS = re.compile(r"\n{3,}")
_TURNS = "‹›«»"
_FOLD = "<blockquote expandable>"
_SAID_NEAR = 24
"""So many characters after a sign its word may stand anyway."""


def plain(locale: Locale, message: Message, *, pictured: bool = False) -> Message:
    """The message as its reader wants it: as it is, unless they read plainly.

    Signs that say something become words, other emoji go, and so does the photo: but the chat has
    one already if it is ``pictured``, and what is shown is its caption.
    """
    if not locale.plain:
        return message
    photo = message.photo if pictured else None
    text = _opened(locale, message.text)
    if visible_length(text) > (CAPTION_LIMIT if photo else TEXT_LIMIT):
        # There was no room left for words.
        text = _without_signs(message.text)
    rows = plain_rows(locale, message.buttons)
    return replace(message, text=text, buttons=rows, photo=photo, preview=None)


def plain_rows(locale: Locale, rows: Rows) -> Rows:
    """The same of buttons alone."""
    if not locale.plain:
        return rows
    return tuple(tuple(plain_button(locale, button) for button in row) for row in rows)


def plain_button(locale: Locale, button: Button) -> Button:
    """The same of one button."""
    if not locale.plain:
        return button
    label = plain_words(locale, button.label.strip(_TURNS + " "))
    return replace(button, label=label or button.label)


def plain_words(locale: Locale, text: str) -> str:
    """The same of a text without markup, which is never left empty."""
    if not locale.plain:
        return text
    words = _cleared(_worded(locale, text), "").strip()
    return words.removesuffix(":") or text


def signed_line(text: str | None, sign: str) -> str | None:
    """What stands behind a sign, or behind its word, in a message's first line; None elsewhere."""
    first = (text or "").partition("\n")[0]
    said = first.removeprefix(sign) if first.startswith(sign) else first.partition(": ")[2]
    return said.strip() or None


def _opened(locale: Locale, text: Html) -> Html:
    here = escape(f" ({locale.catalogue.plain('plain-here')}) ")
    text = Html(text.replace(f"<b>{_PLACE}</b>", here).replace(_FOLD, "<blockquote>"))
    marked = _worded(locale, text)
    link = escape(locale.catalogue.plain(_WORDS[_LINK]))
    return Html(_cleared(_EMPTIED_LINK.sub(rf"\1{link}\2", marked), text))


def _without_signs(text: Html) -> Html:
    opened = text.replace(_FOLD, "<blockquote>")
    return Html(_cleared(_SIGNS.sub(_dropped, _KEYCAP.sub(r"\1", opened)), text))


def _worded(locale: Locale, text: str) -> str:
    """The text with words for signs, and a mark where an emoji was."""

    def instead(found: re.Match[str]) -> str:
        sign = found["said"]
        if sign is None:
            return _dropped(found)
        word = locale.catalogue.plain(_WORDS[sign])
        near = text[found.end() : found.end() + _SAID_NEAR].partition("<")[0]
        return _GONE if word[:_STEM].casefold() in near.casefold() else f"{word}: "

    return _SIGNS.sub(instead, _KEYCAP.sub(r"\1", text))


def _dropped(found: re.Match[str]) -> str:
    if found["tag"] is not None:
        return found[0]
    return f"{_GONE} – {_GONE}" if found["arrow"] is not None else _GONE


def _cleared(marked: str, before: str) -> str:
    """The text without the marks, the spaces around them, and the lines that had nothing else."""
    lines, carried = [], ""
    for line in marked.split("\n"):
        cleared = _line(line)
        if _GONE in line and not _TAGS.sub("", cleared).strip():
            carried += cleared
            continue
        lines.append(carried + cleared)
        carried = ""
    text = "\n".join(lines) + carried
    while text != (fuller := _EMPTY.sub("", text)):
        text = fuller
    return text if "\n\n\n" in before else _BREAKS.sub("\n\n", text)


def _line(line: str) -> str:
    if _GONE not in line:
        return line
    line = _RUN.sub(_GONE, line.replace(f"{_GONE} – {_GONE}", "\x01"))
    line = _AT_END.sub(r"\1", _AT_START.sub(r"\1", line))
    line = _CLOSING.sub(r"\1", _OPENING.sub(r"\1", line))
    line = _BETWEEN.sub(" ", line).replace(_GONE, "")
    return re.sub(f"^((?:{_TAG})*)\x01", r"\1", re.sub("\x01$", "", line)).replace("\x01", " – ")
