"""The interface languages."""

from enum import StrEnum


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
