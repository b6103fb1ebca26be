"""What is typed after /source, or in answer to the question for an address."""

import re
from dataclasses import dataclass
from enum import StrEnum

from news.source import Mode


class SourceVerb(StrEnum):
    """What is to be done."""

    ADD = "add"
    CHECK = "check"
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A verb and what it is about: a source's ``number``, if that is one, or else the ``rest``."""

    verb: SourceVerb
    rest: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AddLine:
    """What is to be added, and how."""

    address: str
    rubric: str = ""
    mode: Mode = Mode.REVIEW


_VERBS = {
    SourceVerb.ADD: ("add", "добавить", "добавь", "дадаць", "дадай"),
    SourceVerb.CHECK: ("check", "проверить", "проверь", "праверыць", "правер"),
    SourceVerb.PAUSE: ("pause", "пауза", "паўза", "приостановить", "прыпыніць"),
    SourceVerb.RESUME: ("resume", "продолжить", "продолжи", "працягнуць", "працягні"),
    SourceVerb.REMOVE: ("remove", "delete", "удалить", "убрать", "выдаліць", "прыбраць"),
    SourceVerb.OPEN: ("open", "show", "открыть", "показать", "адкрыць", "паказаць"),
}
_VERB_OF = {word: verb for verb, words in _VERBS.items() for word in words}
_MODES = {
    **dict.fromkeys(("publish", "публиковать", "публикация", "публікаваць"), Mode.PUBLISH),
    **dict.fromkeys(("review", "проверять", "проверка", "правяраць", "праверка"), Mode.REVIEW),
}
_NUMBER = re.compile(r"(?:№|#|n[oº°]?\.?)?\s*([0-9]{1,9})[.,:;)]?", re.IGNORECASE)


def read_source_line(typed: str) -> SourceLine | None:
    """What a line asks for; None for what is none of it."""
    number = _number(typed)
    if number is not None:
        return SourceLine(SourceVerb.OPEN, number=number)
    word, *behind = typed.split(maxsplit=1)
    verb = _VERB_OF.get(word.casefold())
    rest = behind[0].strip() if behind else ""
    return None if verb is None else SourceLine(verb, rest, _number(rest))


def read_add_line(typed: str) -> AddLine:
    """An address, perhaps a rubric, perhaps a mode: in this order, none of it checked."""
    address, *words = typed.split()
    mode = _MODES.get(words[-1].casefold()) if words else None
    if mode is not None:
        words = words[:-1]
    return AddLine(address, " ".join(words), mode or Mode.REVIEW)


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None
