"""What Telegram finds in a plain text by itself: commands, mentions, hashtags, addresses."""

import re

from emulator.characters import utf16_length
from emulator.entities import Entity, overlap

_TLD = (
    "com|org|net|info|biz|edu|gov|int|mil|name|pro|io|me|tv|cc|co|app|dev|ai|news|online|site"
    "|by|ru|ua|pl|lt|lv|ee|de|fr|uk|us|eu|kz|cn|it|es|nl|cz|se|fi|no|su|бел|рф|укр"
)
_PATTERNS = (
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    (
        "email",
        re.compile(r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,20}\b"),
    ),
    (
        "url",
        re.compile(
            rf"(?<![\w@.])(?:https?://[^\s/?#<>\"«»]*\.[^\s/?#<>\"«»]+|(?:[\w-]+\.)+(?:{_TLD})\b)"
            r"(?:[/?#][^\s<>\"«»]*)?",
            re.IGNORECASE,
        ),
    ),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?!\d+\b)\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
)
_HINTS = re.compile(r"[/@.#$]")
_TRAILING = ".:;,('?!`"


def found(text: str) -> list[Entity]:
    """The entities of a plain text, sorted; a simplified reading of tdlib's ``find_entities``."""
    if not _HINTS.search(text):
        return []
    entities: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            entity = _entity(kind, text, match)
            if not any(overlap(entity, other) for other in entities):
                entities.append(entity)
    return sorted(entities, key=lambda entity: int(entity["offset"]))


def _entity(kind: str, text: str, match: re.Match[str]) -> Entity:
    shown = match[0].rstrip(_TRAILING) if kind == "url" else match[0]
    offset = utf16_length(text[: match.start()])
    return {"type": kind, "offset": offset, "length": utf16_length(shown)}
