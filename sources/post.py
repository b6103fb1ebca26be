"""A channel's post: an article whose headline is its first line, or the bold words it begins with.

All else is read as in a text that an editor hands in.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from urllib.parse import urlsplit

from news.article import ArticleDraft
from news.formatting import Formatted, Span, Style
from sources.formatting import read_formatted
from sources.top import LONGEST_HEADLINE

_LINE = re.compile(r"[^\n]+")
_TAGS = re.compile(r"#\w+(?:[\s,]*#\w+)*")
_WORD = re.compile(r"\w+")
_NEXT_SENTENCE = re.compile(r"(?P<mark>[.!?…]*)[^\S\n]*(?=[^\W_a-zа-яёіў]|[«“„\"'(]\w)")
"""Behind bold words: no word that goes on with what they say."""
_FULL_STOP = re.compile(r"(?<!\.)\.\s*$|\s+$")
_FEWEST_WORDS = 2
"""One bold word is a label or a place: «Молния», «Минск»."""
_MOST_LINES = 10
"""At a post's end, of which any may be its signature."""
_MOST_IN_SIGNATURE = 8
"""Words: a longer line says something itself."""
_CHAT = re.compile(
    r"https?://(?:t|telegram)\.me/(?:(?P<name>[A-Za-z]\w+)|(?P<invitation>\+|joinchat/)\S+?)"
    r"/?(?:\?\S*)?",
    re.IGNORECASE,
)
"""A link to a chat, not to a post of it."""
_ADVERTISEMENT = re.compile(
    r"\berid\b\s*[:=]?\s*[A-Za-z0-9]{8,}"
    r"|^[^\w\n]*(?:(?:на правах )?р[еэ]клам[аы]|advertisement|sponsored)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The mark that the law asks for."""


def read_post(
    original: Formatted, rubrics: tuple[str, ...], zone: tzinfo, username: str | None
) -> ArticleDraft:
    """A job for `sources.reader`; ``username`` is the channel's. Raises UnreadableSource."""
    draft = read_formatted(_headed(_unsigned(original, username)), rubrics=rubrics, zone=zone)
    is_source = draft.source_url is not None and _is_page(draft.source_url)
    return draft if is_source else replace(draft, source_url=None)


def _is_page(address: str) -> bool:
    """Whether a link at a post's end leads to what it tells of: no home page, no chat."""
    return bool(urlsplit(address).path.strip("/")) and not _CHAT.fullmatch(address)


def is_advertisement(post: Formatted) -> bool:
    """Whether a post is marked as paid for."""
    linked = (span.detail for span in post.spans if span.style is Style.LINK)
    return any(map(_ADVERTISEMENT.search, (post.text, *linked)))


def _headed(post: Formatted) -> Formatted:
    """The post with a bold headline on a line of its own, if the text goes on behind it."""
    stop = _bold_beginning(post)
    rest = _NEXT_SENTENCE.match(post.text, stop or 0)
    if stop is None or rest is None or not _is_headline(post.text[:stop]):
        return post
    above, below = post.part(0, rest.end("mark")), post.part(rest.end(), len(post.text))
    above = above.part(0, len(_FULL_STOP.sub("", above.text)))
    return above.followed_by("\n\n").followed_by(below.text, below.spans)


def _is_headline(text: str) -> bool:
    text = text.strip()
    is_long_enough = len(_WORD.findall(text)) >= _FEWEST_WORDS
    return is_long_enough and "\n" not in text and len(text) <= LONGEST_HEADLINE


def _bold_beginning(post: Formatted) -> int | None:
    """Where the bold words end that the post's first line begins with; None if there are none."""
    word = _WORD.search(post.text)
    stop = word.start() if word else 0
    for span in sorted(span for span in post.spans if span.style is Style.BOLD):
        # Telegram cuts bold where another style begins.
        if span.start <= stop or not post.text[stop : span.start].strip():
            stop = max(stop, span.stop)
    return stop if word and stop > word.start() else None


def _unsigned(post: Formatted, username: str | None) -> Formatted:
    """The post without the lines at its end that only name its channel, as each of its posts has.

    Tags may stand among them.
    """
    lines = [found for found in _LINE.finditer(post.text) if found[0].strip()]
    for line in reversed(lines[1:][-_MOST_LINES:]):
        if _TAGS.fullmatch(line[0].strip()):
            continue
        if not _is_signature(post, line, username):
            break
        below = post.part(line.end(), len(post.text))
        post = post.part(0, line.start()).followed_by(below.text, below.spans)
    return post


def _is_signature(post: Formatted, line: re.Match[str], username: str | None) -> bool:
    links = [*_links(post.spans, *line.span())]
    chats = [_CHAT.fullmatch(each.detail) for each in links]
    if len(_WORD.findall(line[0])) > _MOST_IN_SIGNATURE or not all(chats):
        return False
    own = (username or "").lower()
    named = own and re.search(rf"@{re.escape(own)}\b", line[0], re.IGNORECASE)
    return bool(named) or any(
        each["invitation"] or (own and each["name"].lower() == own) for each in chats if each
    )


def _links(spans: tuple[Span, ...], start: int, stop: int) -> Iterator[Span]:
    for span in spans:
        if span.style is Style.LINK and span.start < stop and start < span.stop:
            yield span
