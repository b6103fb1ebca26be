"""The interface languages."""

from enum import StrEnum
from functools import lru_cache


class Language(StrEnum):
    """An interface language, by its ISO 639-1 code."""

    RU = "ru"
    BE = "be"
    EN = "en"

    @classmethod
    def from_code(cls, code: str | None) -> "Language":
        """The interface language for a Telegram ``language_code`` such as ``be`` or ``ru-RU``."""
        primary = (code or "").lower().split("-")[0]
        return cls(primary) if primary in cls._value2member_map_ else cls.EN


@lru_cache(maxsize=64)
def stored_languages(codes: str | None) -> frozenset[Language]:
    """The languages whose codes a row has, parted by spaces; what is none is left out."""
    return frozenset(map(Language, Language._value2member_map_.keys() & (codes or "").split()))
