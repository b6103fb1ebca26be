"""A saved web page → its text."""

from html.parser import HTMLParser

_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "select", "iframe"})
_AROUND = frozenset({"nav", "footer", "aside", "form", "button"})
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
        ),
        *(
            "kbd",
            "mark",
            "q",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "u",
            "var",
            "wbr",
        ),
    }
)


def text_of(html: str) -> str:
    """The text of a page, a line for each block; broken markup is read as browsers do.

    What is not the article by its own markup (navigation, footers, forms) is left out, unless the
    page fails to close it.
    """
    page = _Page(_UNSEEN | _AROUND)
    page.feed(html)
    page.close()
    if page.is_open:
        page = _Page(_UNSEEN)
        page.feed(html)
        page.close()
    return page.text


class _Page(HTMLParser):
    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._skipped = skipped
        self._open: list[str] = []
        self._parts: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether a part to be skipped was not closed."""
        return bool(self._open)

    @property
    def text(self) -> str:
        return "".join(self._parts).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in self._skipped:
            self._open.append(tag)
        if tag == "body":
            self._open.clear()
        self._break_around(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._break_around(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[self._open.index(tag) :]
        self._break_around(tag)

    def handle_data(self, data: str) -> None:
        if not self._open:
            self._parts.append(" ".join(f"|{data}|".split())[1:-1])

    def _break_around(self, tag: str) -> None:
        if tag not in _INLINE and not self._open:
            self._parts.append("\n")
