"""Words typed on a keyboard that was left in the other layout."""

from news.words.russian import Russian
from news.words.tokens import fold, tokenize

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:ZXCVBNM<>"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЯЧСМИТЬБЮ"
_LAYOUT = str.maketrans(_ENGLISH, _RUSSIAN)
_LONG_ENOUGH = 4


def retyped(text: str, russian: Russian) -> str | None:
    """What `Vbycr` was meant to be, Минск; None when the text is as likely as it stands.

    The result is for a question to the reader, not to be taken for granted.
    """
    if not text.isascii():
        return None
    other = text.translate(_LAYOUT)
    words = [fold(token.written) for token in tokenize(other)]
    is_likely = any(len(word) >= _LONG_ENOUGH for word in words) and all(map(russian.knows, words))
    return other if is_likely else None
