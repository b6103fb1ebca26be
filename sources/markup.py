"""A saved web page → its text."""

from html.parser import HTMLParser

_UNSEEN = frozenset({"title", "script", "style", "template", "noscript", "svg", "select", "iframe"})
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
    page fails to close it. What follows a tag that never ends is taken as text.
    """
    page = _read(html, _UNSEEN | _AROUND)
    return page.text if not page.is_open else _read(html, _UNSEEN).text


def _read(html: str, skipped: frozenset[str]) -> "_Page":
    page = _Page(skipped)
    page.feed(html)
    page.handle_data(page.rawdata)  # `close` would try each "<" of it anew: quadratic on 3.11
    return page


class _Page(HTMLParser):
    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._skipped = skipped
        self._depth = 0
        self._parts: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether a part to be skipped was not closed."""
        return self._depth > 0

    @property
    def text(self) -> str:
        return "".join(self._parts).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in self._skipped:
            self._depth += 1
        if tag == "body":
            self._depth = 0
        self._break_around(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._break_around(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped and self._depth:
            self._depth -= 1
        self._break_around(tag)

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self._parts.append(" ".join(f"|{data}|".split())[1:-1])

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Read ``<![`` as browsers do, as a comment up to ``>``, where Python 3.11 would raise."""
        del report
        return self.parse_bogus_comment(i)

    def _break_around(self, tag: str) -> None:
        if tag not in _INLINE and not self._depth:
            self._parts.append("\n")
