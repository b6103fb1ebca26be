"""Why a reader gets an article: the subscriptions that it answers, and the words that show it."""

from dataclasses import dataclass

from news.article import Article
from news.matching import Range, explain, telling_sentence
from news.record import Record
from news.rule import Rule
from news.subscription import Subscription
from news.words.document import Document

LONGEST_QUOTE = 300
# Of a long sentence, so much is shown before the first word that matched.
_BEFORE = 80
# Telegram takes a hundred marks in a message.
_MOST_MARKED = 12
# They stand before a sentence's first word and belong to it.
_OPENING = "«„("
_BETWEEN = " \t–—-"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article; ``ranges`` are those of ``text`` that a rule looks for."""

    text: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class MatchedSubscription:
    """A subscription that an article answers; a rule shows it by a quote."""

    subscription: Subscription
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything by which an article concerns a reader; nothing, when they came upon it.

    The ``record`` is what became of it; they may follow its story.
    """

    article: Article
    matched: tuple[MatchedSubscription, ...]
    record: Record | None = None
    follows_story: bool = False


def quote(rule: Rule, document: Document) -> Quote | None:
    """The most telling sentence of a document that answers a rule, some 300 characters of it.

    None when the document answers the rule no longer.
    """
    ranges = explain(rule, document)
    if not ranges:
        return None
    sentence = telling_sentence(document, ranges)
    inside = [one for one in ranges if sentence[0] <= one[0] and one[1] <= sentence[1]]
    start, end = _shown(document, sentence, inside[0])
    before = "…" if start > sentence[0] else ""
    after = "…" if end < sentence[1] else ""
    while not before and start and document.text[start - 1] in _OPENING:
        start -= 1
    text = document.text[start:end].rstrip(_OPENING + _BETWEEN)
    shift = start - len(before)
    marked = tuple((first - shift, last - shift) for first, last in inside if last <= end)
    return Quote(f"{before}{text}{after}", marked[:_MOST_MARKED])


def _shown(document: Document, sentence: Range, match: Range) -> Range:
    """The sentence; of a long one the part, from word to word, around the first match."""
    start, end = sentence
    if end - start <= LONGEST_QUOTE:
        return sentence
    start = max(start, match[0] - _BEFORE)
    end = min(end, max(start + LONGEST_QUOTE, match[1]))
    words = [word for word in document.positions if start <= word.start and word.end <= end]
    return words[0].start, sentence[1] if end == sentence[1] else words[-1].end
