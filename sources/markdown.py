"""A Markdown file → its text and formatting."""

import re

from news.formatting import Formatted
from sources.labels import labels_of
from sources.markup import read_markup

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"[^\n]*\n?")


def read_markdown(text: str) -> Formatted:
    """The text as CommonMark has it, tables and struck-out text too; a label stays on its line."""
    # Only the process that reads files pays for the import.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _FRONT.sub(lambda found: f"{found[1]}\n\n", text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return read_markup(parser.render(_with_labels_apart(text)))


def _with_labels_apart(text: str) -> str:
    """The text with each label a paragraph: Markdown would join it with the line below it."""
    return "".join(
        f"{line.rstrip()}\n\n" if labels_of(line.strip()) else line for line in _LINE.findall(text)
    )
