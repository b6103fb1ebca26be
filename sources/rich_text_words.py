"""The control words of rich text that are understood."""

import codecs

from news.formatting import Style

LOOKS = {
    "b": Style.BOLD,
    "i": Style.ITALIC,
    "ul": Style.UNDERLINE,
    "strike": Style.STRIKE,
    "striked": Style.STRIKE,
}
LINE_ENDS = frozenset({"par", "sect", "page", "row", "line", "cell"})
CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
}
PICTURES = frozenset({"pict", "object", "shppict"})
SKIPPED = PICTURES | {
    *("colortbl", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl"),
    *("footerr", "footerf", "filetbl", "listtable", "revtbl", "nonshppict", "annotation"),
    *(
        "themedata",
        "datastore",
        "generator",
        "pgdsctbl",
        "latentstyles",
        "xmlnstbl",
        "nonesttables",
    ),
}
"""Destinations whose text is none of the document's."""
KEPT = frozenset({"fonttbl", "stylesheet", "listtext", "pntext", "fldinst", "footnote"})
"""Destinations whose text is kept apart."""
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
_NAMES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_UTF8 = 65001


def charset_encoding(number: int) -> str | None:
    """The encoding of a font's character set; None when it is the document's own."""
    # Programs call a font Western, and write Cyrillic in it by the code page of the document.
    return _CHARSETS.get(number) if number else None


def encoding_named(word: str, number: int | None) -> str | None:
    """The encoding of a document; None when that is unknown."""
    if word in _NAMES:
        return _NAMES[word]
    name = "utf-8" if number == _UTF8 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
