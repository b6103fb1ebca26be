"""What Telegram finds in a plain text by itself: commands, mentions, hashtags, addresses."""

import re

from emulator.characters import utf16_length
from emulator.entities import Entity, overlap

_TLD = (
    "com|org|net|info|biz|edu|gov|int|mil|name|pro|io|me|tv|cc|co|app|dev|ai|news|online|site"
    "|by|ru|ua|pl|lt|lv|ee|de|fr|uk|us|eu|kz|cn|it|es|nl|cz|se|fi|no|su|бел|рф|укр"
)
_URL = (
    r"(?<![\w@.])(?:https?://[^\s/?#<>\"«»]*\.[^\s/?#<>\"«»]+"
    rf"|(?:[\w-]+\.)+(?:(?i:{_TLD}))\b)(?:[/?#][^\s<>\"«»]*)?"
)
_PATTERNS = (
    ("/", "bot_command", r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ("@", "email", r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,20}\b"),
    (".", "url", _URL),
    ("@", "mention", r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)"),
    ("#", "hashtag", r"(?<![\w#])#(?!\d+\b)\w{1,256}(?![\w#])"),
    ("$", "cashtag", r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])"),
)
"""A character without which there is none, the type, the pattern. The first found stays."""

_COMPILED = tuple((sign, kind, re.compile(pattern)) for sign, kind, pattern in _PATTERNS)
_TRAILING = ".:;,('?!`"


def found(text: str) -> list[Entity]:
    """The entities of a plain text, sorted; a simplified reading of tdlib's ``find_entities``."""
    entities: list[Entity] = []
    for sign, kind, pattern in _COMPILED:
        for match in pattern.finditer(text) if sign in text else ():
            entity = _entity(kind, text, match)
            if not any(overlap(entity, other) for other in entities):
                entities.append(entity)
    return sorted(entities, key=lambda entity: int(entity["offset"]))


def _entity(kind: str, text: str, match: re.Match[str]) -> Entity:
    shown = match[0].rstrip(_TRAILING) if kind == "url" else match[0]
    offset = utf16_length(text[: match.start()])
    return {"type": kind, "offset": offset, "length": utf16_length(shown)}
