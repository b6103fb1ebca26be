"""What editors call the languages of articles."""

from sources import vocabulary

_CODES = {name: code for code, names in vocabulary.LANGUAGES.items() for name in names}


def named_language(value: str) -> str | None:
    """The code of the language that is called so, in any of the three; None for no other."""
    return _CODES.get(value.strip(" .").casefold())
