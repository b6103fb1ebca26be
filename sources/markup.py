"""A saved web page → its text and formatting."""

import re
from collections import defaultdict
from collections.abc import Set as AbstractSet
from html.parser import HTMLParser
from urllib.parse import urljoin

from news.formatting import Formatted, Span, Style, is_linkable

_UNSEEN = frozenset({"title", "script", "style", "template", "noscript", "svg", "select", "iframe"})
_AROUND = frozenset({"nav", "footer", "aside", "form", "button"})
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img",
        "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "tg-spoiler", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_STYLES = {
    **dict.fromkeys(("b", "strong", "h2", "h3", "h4", "h5", "h6"), Style.BOLD),
    **dict.fromkeys(("i", "em"), Style.ITALIC),
    **dict.fromkeys(("u", "ins"), Style.UNDERLINE),
    **dict.fromkeys(("s", "strike", "del"), Style.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Style.CODE),
    "tg-spoiler": Style.SPOILER,
    "pre": Style.PRE,
    "blockquote": Style.QUOTE,
    "a": Style.LINK,
    "h1": Style.HEADING,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_IN_STYLE = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), Style.BOLD),
    (re.compile(r"font-style\s*:\s*italic"), Style.ITALIC),
)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_NUMBER = re.compile("[0-9]{1,4}")
_LANGUAGE = "language-"

_Attributes = dict[str, str]


def read_markup(html: str, *, base: str = "", without: AbstractSet[str] = frozenset()) -> Formatted:
    """The text of a page, a line for each block; broken markup is read as browsers do.

    Links are relative to ``base``. Elements named in ``without`` are left out.

    What is not the article by its own markup (navigation, footers, forms) is left out, unless the
    page fails to close it. What follows a tag that never ends is taken as text. The page's title
    is its first line when no heading is on it.
    """
    page = _read(html, _UNSEEN | _AROUND | without, base)
    if page.is_open:
        page = _read(html, _UNSEEN, base)
    read = page.formatted
    if page.has_heading or not page.title.strip() or not read.text.strip():
        return read
    return Formatted(f"{' '.join(page.title.split())}\n").followed_by(read.text, read.spans)


def _read(html: str, skipped: AbstractSet[str], base: str) -> "_MarkupReader":
    page = _MarkupReader(skipped, base)
    page.feed(html)
    page.handle_data(page.rawdata)  # `close` would try each "<" of it anew: quadratic on 3.11
    return page


class _MarkupReader(HTMLParser):
    def __init__(self, skipped: AbstractSet[str], base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.title = ""
        self.has_heading = False
        self._skipped = skipped
        self._depth = 0
        self._in_title = False
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._open: defaultdict[str, list[list[Span]]] = defaultdict(list)
        self._lists: list[int | None] = []
        self._sign = ""

    @property
    def is_open(self) -> bool:
        """Whether a part to be skipped was not closed."""
        return self._depth > 0

    @property
    def formatted(self) -> Formatted:
        return Formatted("".join(self._parts), tuple(self._spans))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and not self.title
        if tag in self._skipped:
            self._depth += 1
        if tag == "body":
            self._depth = 0
        self._break_around(tag)
        if not self._depth:
            self._begin(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._break_around(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if not self._depth:
            self._end(tag)
        if tag in self._skipped and self._depth:
            self._depth -= 1
        self._break_around(tag)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._depth:
            return
        if self._sign and data.strip():
            self._spans.append(Span(self._length, self._length + len(data), Style.ITEM, self._sign))
            self._sign = ""
        self._add(data if self._open["pre"] else " ".join(f"|{data}|".split())[1:-1])

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Read ``<![`` as browsers do, as a comment up to ``>``, where Python 3.11 would raise."""
        del report
        return self.parse_bogus_comment(i)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _break_around(self, tag: str) -> None:
        if tag not in _INLINE and not self._depth:
            self._add("\n")

    def _begin(self, tag: str, attributes: _Attributes) -> None:
        self.has_heading |= tag in _HEADINGS
        if tag in _LISTS:
            self._lists.append(_first_number(attributes) if tag == "ol" else None)
        if tag == "li":
            self._sign = self._next_sign()
        is_code_block = tag == "code" and bool(self._open["pre"])
        if is_code_block:
            self._name_language(attributes)
        found = () if is_code_block else _styles(tag, attributes, self._base)
        styles = [Span(self._length, self._length, *each) for each in found]
        self._open[tag].append(styles)

    def _end(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag in _LISTS or tag == "li":
            self._sign = ""
        begun = self._open[tag].pop() if self._open.get(tag) else []
        ended = (span.up_to(self._length) for span in begun)
        self._spans += [span for span in ended if span.start < span.stop]

    def _next_sign(self) -> str:
        """The sign of the next item: its number, or a bullet, hollow in a list inside another."""
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "◦ " if len(self._lists) > 1 else "• "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _name_language(self, attributes: _Attributes) -> None:
        names = (name for name in attributes.get("class", "").split() if name.startswith(_LANGUAGE))
        language = next(names, "").removeprefix(_LANGUAGE)
        self._open["pre"][-1] = [span.about(language) for span in self._open["pre"][-1]]


def _styles(tag: str, attributes: _Attributes, base: str) -> list[tuple[Style, str]]:
    """The styles that a tag begins, and what is to be known about each."""
    css = attributes.get("style", "")
    found = [(style, "") for sign, style in _IN_STYLE if sign.search(css)]
    if tag == "span" and "tg-spoiler" in attributes.get("class", "").split():
        found.append((Style.SPOILER, ""))
    style = _STYLES.get(tag)
    if style is Style.LINK:
        address = _joined(base, attributes.get("href", "").strip())
        return [*found, (style, address)] if is_linkable(address) else found
    if style is None or (style is Style.BOLD and _NOT_BOLD.search(css)):
        return found
    if tag == "blockquote" and "expandable" in attributes:
        style = Style.FOLDED_QUOTE
    return [*found, (style, "")]


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if base and address else address
    except ValueError:
        return address


def _first_number(attributes: _Attributes) -> int:
    start = attributes.get("start", "")
    return int(start) if _NUMBER.fullmatch(start) else 1
