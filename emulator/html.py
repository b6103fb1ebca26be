"""HTML as the Bot API reads it: tdlib's ``parse_html``, rule for rule and word for word."""

import re
from dataclasses import dataclass

from emulator.characters import utf16_length
from emulator.entities import Entity
from emulator.links import LinkError, checked, mentioned_user

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_STYLES, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*))")
_LONGEST_REFERENCE = 10
_MOST_CODE = 0x10FFFF
_SPECIAL = re.compile(r"[<&]")
_NAME_END = re.compile(r"[ \t\r\n\0\v>]")
_ATTRIBUTE_END = re.compile(r"[ \t\r\n\0\v=>/\"']")
_SPACES = re.compile(r"[ \t\r\n\v]*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SURROGATES = range(0xD800, 0xE000)
_TIME_FORMAT = re.compile(r"[rR]|[tTdDwW]*")


class MarkupError(ValueError):
    """Markup that Telegram refuses; the message is its own."""


@dataclass(slots=True)
class _Tag:
    name: str
    offset: int
    place: int
    argument: str = ""
    date: int = 0


def _lower(name: str) -> str:
    """Lower case of ASCII letters only, as tdlib does it."""
    return name.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities, offsets in UTF-16 units; raises MarkupError."""
    return _Parser(source).parsed()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source + "\0"
        self.size = len(source)
        self.position = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.has_surrogates = False
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def parsed(self) -> tuple[str, list[Entity]]:
        while self.position < self.size:
            self._step()
        if self.open:
            name = self.open[-1].name
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{name}"')
        text = "".join(self.pieces)
        if self.has_surrogates:
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return text, self.entities

    def _step(self) -> None:
        special = _SPECIAL.search(self.source, self.position)
        stop = special.start() if special else self.size
        if stop > self.position:
            self._emit(self.source[self.position : stop])
            self.position = stop
        elif self.source[stop] == "&":
            self._emit(self._character())
        elif self.source[stop + 1] == "/":
            self._end_tag(stop)
        else:
            self._start_tag(stop)

    def _emit(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += utf16_length(text)

    def _at(self, position: int) -> str:
        return f"byte offset {len(self.source[:position].encode('utf-8', 'surrogatepass'))}"

    def _character(self) -> str:
        """What the ``&`` here stands for, and the position moved past it."""
        found = _REFERENCE.match(self.source, self.position)
        decoded = _decoded(found) if found else ""
        if not found or not decoded:
            self.position += 1
            return "&"
        self.has_surrogates |= ord(decoded) in _SURROGATES
        self.position = found.end() + (self.source[found.end()] == ";")
        return decoded

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.source, self.position)
        self.position = found.end() if found else self.position

    def _until(self, pattern: re.Pattern[str]) -> str:
        start = self.position
        found = pattern.search(self.source, start)
        self.position = found.start() if found else self.size
        return self.source[start : self.position]

    def _start_tag(self, begin: int) -> None:
        self.position = begin + 1
        name = _lower(self._until(_NAME_END))
        if self.source[self.position] == "\0":
            raise MarkupError(f"Unclosed start tag at {self._at(begin)}")
        if name not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" at {self._at(begin)}')
        tag = _Tag(name, self.offset, len(self.pieces))
        while self.source[self.position] != ">":
            self._skip(_SPACES)
            if self.source[self.position] != ">":
                self._attribute(tag, begin)
        if name == "span" and tag.argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at {self._at(begin)}')
        self.position += 1
        self.open.append(tag)

    def _attribute(self, tag: _Tag, begin: int) -> None:
        attribute = self._until(_ATTRIBUTE_END)
        if not attribute:
            raise MarkupError(f'Empty attribute name in the tag "{tag.name}" at {self._at(begin)}')
        self._skip(_SPACES)
        if self.source[self.position] != "=":
            self._refuse_end(begin, tag.name)
            if (tag.name, attribute) == ("blockquote", "expandable"):
                tag.argument = "1"
            return
        self.position += 1
        self._skip(_SPACES)
        self._refuse_end(begin, tag.name)
        value = self._value()
        self._refuse_end(begin)
        _set_attribute(tag, attribute, value)

    def _refuse_end(self, begin: int, name: str = "") -> None:
        if self.source[self.position] == "\0":
            quoted = f' "{name}"' if name else ""
            raise MarkupError(f"Unclosed start tag{quoted} at {self._at(begin)}")

    def _value(self) -> str:
        quote = self.source[self.position]
        if quote in "'\"":
            return self._quoted(quote)
        start = self.position
        self._skip(_TOKEN)
        if not _NAME_END.match(self.source, self.position):
            raise MarkupError(f"Unexpected end of name token at {self._at(start)}")
        return _lower(self.source[start : self.position])

    def _quoted(self, quote: str) -> str:
        self.position += 1
        value = ""
        while (character := self.source[self.position]) not in (quote, "\0"):
            if character == "&":
                value += self._character()
            else:
                value += character
                self.position += 1
        self.position += character == quote
        return value

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise MarkupError(f"Unexpected end tag at {self._at(begin)}")
        self.position = begin + 2
        name = _lower(self._until(_NAME_END))
        self._skip(_SPACES)
        if self.source[self.position] != ">":
            raise MarkupError(f"Unclosed end tag at {self._at(begin)}")
        tag = self.open.pop()
        if name and name != tag.name:
            raise MarkupError(
                f"Unmatched end tag at {self._at(begin)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        self.position += 1
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        entity: Entity = {"offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name in _STYLES:
            self.entities.append({"type": _STYLES[tag.name], **entity})
        elif tag.name == "a":
            self.entities += _link(tag.argument or "".join(self.pieces[tag.place :]), entity)
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append({"type": kind, **entity})
        elif tag.name in ("pre", "code"):
            self._close_code(tag, entity)
        elif tag.name == "tg-time":
            self.entities += _time(tag, entity)
        elif not tag.argument.isdecimal() or int(tag.argument) == 0:
            raise MarkupError("Invalid custom emoji identifier specified")
        # a custom emoji is dropped otherwise: only bots with a bought username may send one

    def _close_code(self, tag: _Tag, entity: Entity) -> None:
        last = self.entities[-1] if self.entities else {}
        same = last.get("offset") == tag.offset and last.get("length") == entity["length"]
        if tag.name == "pre" and same and last.get("type") == "code" and last.get("language"):
            last["type"] = "pre"
        elif tag.name == "code" and same and last.get("type") == "pre" and tag.argument:
            last["language"] = tag.argument
        else:
            language = {"language": tag.argument} if tag.argument else {}
            self.entities.append({"type": tag.name, **entity, **language})


def _decoded(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return _NAMED.get(name, "")
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    too_long = found.end() - found.start() >= _LONGEST_REFERENCE
    return "" if code == 0 or code >= _MOST_CODE or too_long else chr(code)


def _set_attribute(tag: _Tag, attribute: str, value: str) -> None:
    match (tag.name, attribute):
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format"):
            tag.argument = value
        case ("code", "class") if value.startswith("language-"):
            tag.argument = value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            tag.argument = value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            tag.argument = "1"
        case ("tg-time", "unix"):
            tag.date = int(value) if value.isdecimal() else 0


def _link(url: str, entity: Entity) -> list[Entity]:
    """A link to nowhere loses its link and keeps its text, as with Telegram."""
    user_id = mentioned_user(url)
    if user_id is not None:
        user = {"id": user_id, "is_bot": False, "first_name": str(user_id)}
        return [{"type": "text_mention", **entity, "user": user}]
    try:
        return [{"type": "text_link", **entity, "url": checked(url)}]
    except LinkError:
        return []


def _time(tag: _Tag, entity: Entity) -> list[Entity]:
    if not _TIME_FORMAT.fullmatch(tag.argument):
        raise MarkupError("Invalid date-time format specified")
    if tag.date <= 0:
        return []
    style = {"date_time_format": tag.argument} if tag.argument else {}
    return [{"type": "date_time", **entity, "unix_time": tag.date, **style}]
