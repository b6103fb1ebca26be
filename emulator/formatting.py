"""From what a bot sends as text or caption to what Telegram shows, or its reason to refuse."""

from dataclasses import dataclass
from functools import lru_cache

from emulator.characters import clean, is_blank, trim, utf16_length
from emulator.detection import found
from emulator.entities import Entity, end, tidied, with_found
from emulator.errors import bad_request
from emulator.html import MarkupError, parse_html

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_LIMIT = 32768
"""Bytes of text before parsing."""

_CACHED = 4096
_FOUND_BY_TELEGRAM = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number",
}  # fmt: skip
_REQUIRED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
_PLAIN = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote",
    "expandable_blockquote", "date_time",
}  # fmt: skip
_KEPT = ("type", "offset", "length", "url", "user", "language", "unix_time", "date_time_format")


class Markup(str):
    """What a person types and sets with the client's own buttons, written as HTML."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text as readers see it, with the source it came from."""

    source: str
    text: str
    entities: list[Entity]


class Formatter:
    """Reads texts, and remembers the latest: a broadcast sends one text to everybody."""

    def __init__(self) -> None:
        self._remembered = lru_cache(_CACHED)(_formatted)

    def text(
        self, source: str, mode: str, entities: object, too_long: str = "message is too long"
    ) -> FormattedText:
        """A message's text; raises ApiError, ``too_long`` being how a long one is refused."""
        if not source:
            raise bad_request("message text is empty")
        result = self._read(source, mode, entities)
        if is_blank(result.text):
            raise bad_request("text must be non-empty")
        if utf16_length(result.text) > TEXT_LIMIT:
            raise bad_request(too_long)
        return result

    def caption(
        self,
        source: str,
        mode: str,
        entities: object,
        too_long: str = "message caption is too long",
    ) -> FormattedText:
        """A caption, which may be empty; raises ApiError."""
        result = self._read(source, mode, entities)
        if utf16_length(result.text) > CAPTION_LIMIT:
            raise bad_request(too_long)
        return result

    def plain(self, source: str) -> FormattedText:
        """What a person typed: a ``Markup`` with its formatting, and no limit."""
        return self._remembered(source, "html" if isinstance(source, Markup) else "")

    def _read(self, source: str, mode: str, entities: object) -> FormattedText:
        mode = mode.lower()
        if entities and (not mode or mode == "none"):
            return _from_entities(source, entities)
        return self._remembered(source, mode)


def _formatted(source: str, mode: str) -> FormattedText:
    _check_raw(source)
    if not source or mode in ("", "none"):
        return _finished(source, source, [])
    if mode in ("markdown", "markdownv2"):
        raise bad_request(f"the emulator reads no {mode}, only HTML and entities")
    if mode != "html":
        raise bad_request("unsupported parse_mode")
    try:
        text, entities = parse_html(source)
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from error
    return _finished(source, text, entities)


def _check_raw(source: str) -> None:
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if size > RAW_LIMIT:
        raise bad_request("text is too long")


def _finished(source: str, text: str, entities: list[Entity]) -> FormattedText:
    text = clean(text, entities)
    entities = tidied(entities)
    text = trim(text, entities)
    return FormattedText(source, text, with_found(entities, found(text)))


def _from_entities(source: str, given: object) -> FormattedText:
    _check_raw(source)
    if not isinstance(given, list):
        raise bad_request("can't parse entities JSON object")
    entities = [entity for item in given if (entity := _entity(item))]
    _check_bounds(source, entities)
    return _finished(source, source, entities)


def _entity(given: object) -> Entity | None:
    if not isinstance(given, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name in ("offset", "length"):
        if not isinstance(given.get(name), int):
            raise bad_request(f'can\'t parse MessageEntity: Field "{name}" must be a Number')
    kind = given.get("type")
    if kind in _FOUND_BY_TELEGRAM or kind == "custom_emoji":
        return None
    if kind not in _PLAIN and kind not in _REQUIRED:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    required = _REQUIRED.get(kind)
    if required and not given.get(required):
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{required}\"")
    return {name: given[name] for name in _KEPT if name in given}


def _check_bounds(source: str, entities: list[Entity]) -> None:
    size = utf16_length(source)
    halves = _second_halves(source)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 0:
            raise bad_request("receive an entity with incorrect offset or length")
        if entity["offset"] in halves:
            raise bad_request("entity begins in a middle of a UTF-16 symbol")
        if end(entity) in halves:
            raise bad_request("entity ends in a middle of a UTF-16 symbol")
        if entity["length"] and end(entity) > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of "
                f"the text at UTF-16 offset {end(entity)}"
            )


def _second_halves(source: str) -> set[int]:
    halves: set[int] = set()
    offset = 0
    for character in source:
        offset += utf16_length(character)
        if character > "\uffff":
            halves.add(offset - 1)
    return halves
