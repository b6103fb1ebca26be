"""What feeds put below a text: «Читать далее», where it appeared first, whom to follow."""

import re
from collections.abc import Sequence

from sources.plaintext import Line

_READ_ON = re.compile(
    r"\W*(?:"
    r"чита(?:ть|йте)(?:\s(?:далее|дальше|полностью|подробнее|также на|на|в)\b.{0,60})?"
    r"|чыта(?:ць|йце)(?:\s(?:далей|цалкам|падрабязней|на|у)\b.{0,60})?"
    r"|подробне[ея]|подробности|продолжение|падрабязней|падрабязнасці|працяг"
    r"|(?:read|continue reading|learn)(?:\s(?:more|on|the (?:full|whole|rest)|full)\b.{0,300})?"
    r"|continue reading\b.{0,300}|full story|more|comments"
    r")\W*",
    re.IGNORECASE,
)
"""A line that only leads to the page."""
_READ_ON_END = re.compile(
    r"(?:(?<=[.…!?»\"\]])\W{0,5}|\s*[\[(→»>]{1,3}\s*)"
    r"(?:чита(?:ть|йте)|чыта(?:ць|йце)|read|continue reading)\s"
    r"(?:далее|дальше|полностью|подробнее|далей|цалкам|more|on|full story|the rest)\W*$",
    re.IGNORECASE,
)
"""The same at the end of a line, behind a sentence or in brackets."""
_APPEARED = re.compile(
    r"(?:the post|сообщение|запись|статья|материал|новость|паведамленне|запіс|артыкул)\s.{1,600}?"
    r"(?:appeared first on|first appeared on"
    r"|появил\w+ (?:сначала|впервые) на|впервые появил\w+ на"
    r"|(?:[уў]першыню|спачатку) з\W?яв\w+ на|з\W?яв\w+ (?:[уў]першыню|спачатку) на"
    r")\s.{1,200}",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:оставайтесь на связи|следите за (?:новостями|нами|нашими)|подпи(?:сывайтесь|шитесь) [вн]а?"
    r"|читайте нас в|больше новостей в"
    r"|заставайцеся на сувязі|сачыце за (?:навінамі|намі|нашымі)|пад(?:пісвайцеся|пішыцеся) на"
    r"|чытайце нас у|больш навін у"
    r"|stay (?:in touch|tuned)|follow us|subscribe to our)\b.{0,250}",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)[\s»\"”)\]]*$")
_LONGEST_TAIL = 1000
_LONGEST_END = 60


def without_tail(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """The lines without such a tail, and whether it said that the text goes on elsewhere."""
    kept, goes_on = list(lines), False
    while kept and len(kept[-1].text) <= _LONGEST_TAIL:
        last = kept[-1].text
        if _READ_ON.fullmatch(last):
            goes_on = True
        elif not (_APPEARED.fullmatch(last) or _FOLLOW.fullmatch(last)):
            break
        kept.pop()
    if kept and (found := _read_on_end(kept[-1].text)):
        rest = kept[-1].text[: found.start()].rstrip()
        return [*kept[:-1], *([kept[-1].cut(rest)] if rest else [])], True
    return kept, goes_on


def breaks_off(text: str) -> bool:
    """Whether a text ends in an ellipsis, as a beginning does."""
    return _ELLIPSIS.search(text[-_LONGEST_END:]) is not None


def _read_on_end(text: str) -> re.Match[str] | None:
    return _READ_ON_END.search(text, max(len(text) - _LONGEST_END, 0))
