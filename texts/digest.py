"""A digest: headlines grouped by rubric, joined from lines that many readers share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from news.article import Article
from news.rubric import Rubric
from texts.actions import ShowDigest, ShowSubscriptions
from texts.article import headline_link, short_rubric
from texts.html import Html, bold, joined, lines, paragraphs, visible_length
from texts.locale import Locale
from texts.message import TEXT_LIMIT, Message, Row

# The newsroom deals out at most 40 articles, or 3300 units of headlines, a message; these hold
# a message within Telegram's limits whatever it is dealt.
LONGEST_HEADLINE = 3300
MOST_LINES = 80
_LONGEST_HEADING = 90
_AROUND_HEADLINE = len("• ⚡ Тэрмінова: \n")
# Local hours at which each kind of digest ends.
_TITLES = (
    (5, "digest-night"),
    (12, "digest-morning"),
    (17, "digest-day"),
    (23, "digest-evening"),
    (24, "digest-night"),
)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """An article's line in a digest, the same for every reader; ``width`` is in UTF-16 units.

    It stands under the article's first rubric, or under ``another`` that the reader follows.
    """

    article: Article
    html: Html
    width: int
    another: Rubric | None = None

    @property
    def rubric(self) -> Rubric | None:
        """The rubric that it stands under; None when the article has none."""
        return self.another or self.article.rubric


def digest_line(locale: Locale, article: Article, limit: int = LONGEST_HEADLINE) -> DigestLine:
    """The line of an article: its headline, opening it. It may be kept for any other reader."""
    html = Html(f"• {headline_link(locale, article, limit, in_digest=True)}")
    return DigestLine(article, html, visible_length(html))


def digest_message(
    locale: Locale, digest: Sequence[DigestLine], at: datetime, more: int = 0
) -> Message:
    """One message of a digest; ``at`` is its slot, in UTC, ``more`` what no message had room for.

    Rubrics stand in the order of their first lines, what has none comes last. More than fits is
    clipped: first long headlines, then the number of lines.
    """
    found = _fitting(locale, digest)
    texts = [digest_group(locale, group) for group in _by_rubric(found)]
    left_out = len(digest) - len(found) + more
    rest = locale.catalogue("digest-more", count=left_out) if left_out else ""
    text = paragraphs(_title(locale, at, len(digest)), *texts, rest)
    return Message(text, (digest_buttons(locale),), silent=False)


def digest_buttons(locale: Locale) -> Row:
    """What a reader may want next; neither button replaces the digest."""
    return (
        locale.button("digest-times", ShowDigest(fresh=True)),
        locale.button("digest-subscriptions", ShowSubscriptions(fresh=True)),
    )


def _title(locale: Locale, at: datetime, count: int) -> Html:
    hour = at.astimezone(locale.zone).hour
    name = next(key for end, key in _TITLES if hour < end)
    news = locale.catalogue("digest-count", count=count)
    return joined(" · ", [bold(locale.catalogue.plain(name)), locale.short_date(at), news])


def _by_rubric(found: Sequence[DigestLine]) -> list[list[DigestLine]]:
    groups: dict[int | None, list[DigestLine]] = {}
    for line in found:
        groups.setdefault(line.rubric.id if line.rubric else None, []).append(line)
    without = groups.pop(None, [])
    return [*groups.values(), without] if without else [*groups.values()]


def digest_group(locale: Locale, group: Sequence[DigestLine]) -> Html:
    """The lines of a rubric, below its name."""
    rubric = group[0].rubric
    if rubric is None:
        return lines(*(line.html for line in group))
    heading = joined(" ", [rubric.emoji, bold(short_rubric(locale, rubric))])
    return lines(heading, *(line.html for line in group))


def _fitting(locale: Locale, digest: Sequence[DigestLine]) -> Sequence[DigestLine]:
    headings = len(_by_rubric(digest)) + 2
    room = TEXT_LIMIT - headings * _LONGEST_HEADING
    kept = digest[:MOST_LINES]
    if sum(line.width + 1 for line in kept) <= room:
        return kept
    limit = room // len(kept) - _AROUND_HEADLINE
    clipped = [digest_line(locale, line.article, limit) for line in kept]
    return [replace(new, another=line.another) for new, line in zip(clipped, kept, strict=True)]
