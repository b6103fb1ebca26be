"""The most instant messages a day, as people write it: ``5``, ``не больше 5 в день``, ``off``."""

import re
from enum import StrEnum

from news.switch_language import OFF, bare_word

MOST_A_DAY = 1000
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,6}(?![\w.,])", re.ASCII)
_FILLERS = frozenset(
    """at most max up to no more than a an per day daily messages news only
    не больше более максимум до в день сутки новостей новости сообщений только
    не больш болей за да у ў на дзень суткі навін навіны паведамленняў толькі""".split()  # noqa: SIM905 - words are easier to read so
)
_LONGEST_BLAMED = 60


class LimitProblem(StrEnum):
    """Why a limit could not be read."""

    NO_NUMBER = "no-number"
    RANGE = "range"
    WORD = "word"


class LimitError(ValueError):
    """A limit that cannot be read; ``word`` is the part to blame, ``nearest`` may be meant."""

    def __init__(self, problem: LimitProblem, word: str, nearest: int | None = None) -> None:
        super().__init__(f"{problem}: {word}")
        self.problem = problem
        self.word = word.strip()[:_LONGEST_BLAMED]
        self.nearest = nearest


def parse_limit(text: str) -> int | None:
    """Read how many, from 1 to 1000; None is ``off``. Raises LimitError."""
    if bare_word(text) in OFF:
        return None
    found = _NUMBER.findall(bare_word(text))
    if len(found) != 1:
        raise LimitError(LimitProblem.NO_NUMBER, text)
    limit = int(found[0])
    if not 1 <= limit <= MOST_A_DAY:
        raise LimitError(LimitProblem.RANGE, found[0], min(max(limit, 1), MOST_A_DAY))
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if unknown := [word for word in words if word not in _FILLERS]:
        raise LimitError(LimitProblem.WORD, unknown[0], limit)
    return limit
