"""What an editor may want to mend before an article goes: never more than advice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from news.article import Article
from news.quotation import unclosed_quotation

LONGEST_HEADLINE = 120
# A site's clock may be a little fast.
_FAST = timedelta(minutes=15)
_SNIPPET = 40

# Letters that look alike, the Latin with the Cyrillic below it.
_LATIN = "aceiopxykACEIOPXYKMTHB"
_CYRILLIC = "асеіорхукАСЕІОРХУКМТНВ"
_MIXED = re.compile(r"[^\W\d_]+")
_ANY_LATIN = re.compile(r"[A-Za-z]")
_ANY_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# «VIPов», «WhatsAppе»: a Latin name in a Cyrillic case.
_DECLINED = re.compile(r"[A-Za-z]{2,}[а-яёіў]{1,3}")
_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{2,}) (?=(\1)(?![\w-]))")
# Said twice for a reason.
_TWICE = frozenset("да нет так очень еле чуть вот бла ха ўсё вельмі had that very bye no".split())  # noqa: SIM905


class AdviceKind(StrEnum):
    """What may be wrong, the gravest first."""

    FUTURE_DATE = "future-date"
    UNCLOSED_QUOTATION = "unclosed-quotation"
    MIXED_ALPHABETS = "mixed-alphabets"
    DOUBLED_WORD = "doubled-word"
    LONG_HEADLINE = "long-headline"
    NO_RUBRIC = "no-rubric"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that may be wrong; ``about`` is the word, the words or the number it is about."""

    kind: AdviceKind
    about: str = ""


def advice(article: Article, now: datetime) -> tuple[Advice, ...]:
    """What may be wrong with an article that goes now, each kind once, the gravest first."""
    found = {each.kind: each for each in reversed(list(_found(article, now)))}
    return tuple(found[kind] for kind in AdviceKind if kind in found)


def _found(article: Article, now: datetime) -> Iterator[Advice]:
    text = f"{article.headline}\n{article.text}"
    dated = article.published_on_site
    if dated is not None and dated > now + _FAST:
        yield Advice(AdviceKind.FUTURE_DATE)
    # A headline is a text of its own: what it opens it has to close.
    for part in (article.headline, article.text):
        at = unclosed_quotation(part)
        if at is not None:
            yield Advice(AdviceKind.UNCLOSED_QUOTATION, _snippet(part, at))
    for found in _MIXED.finditer(text):
        if _is_mixed(found[0], text, found.start()):
            yield Advice(AdviceKind.MIXED_ALPHABETS, found[0])
    for found in _DOUBLED.finditer(text):
        if found[1].lower() not in _TWICE and found[2].islower():
            yield Advice(AdviceKind.DOUBLED_WORD, f"{found[1]} {found[2]}")
    if len(article.headline) > LONGEST_HEADLINE:
        yield Advice(AdviceKind.LONG_HEADLINE, str(len(article.headline)))
    if article.rubric is None:
        yield Advice(AdviceKind.NO_RUBRIC)


def _is_mixed(word: str, text: str, start: int) -> bool:
    """Whether letters of one alphabet stand for those of the other that look the same."""
    latin, cyrillic = _ANY_LATIN.findall(word), _ANY_CYRILLIC.findall(word)
    if not latin or not cyrillic or _touches_digit(word, text, start):
        return False
    strangers = all(each in _LATIN for each in latin)
    if _DECLINED.fullmatch(word):
        return strangers
    return strangers or all(each in _CYRILLIC for each in cyrillic)


def _touches_digit(word: str, text: str, start: int) -> bool:
    """Whether the word is part of a mark such as «Х5Rетail» or «B2В»."""
    around = text[max(start - 1, 0) : start] + text[start + len(word) : start + len(word) + 1]
    return any(each.isdigit() for each in around)


def _snippet(text: str, at: int) -> str:
    """The beginning of what a quotation mark opens."""
    line = text[at : at + _SNIPPET + 1].partition("\n")[0]
    if len(line) <= _SNIPPET:
        return line
    return f"{line[:_SNIPPET].rsplit(None, 1)[0]}…"
