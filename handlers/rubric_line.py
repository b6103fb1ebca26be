"""What an editor types behind /rubric."""

import re
from dataclasses import dataclass
from enum import Enum


class Verb(Enum):
    """What is to be done with a rubric."""

    OPEN = "open"
    ADD = "add"
    RENAME = "rename"
    HIDE = "hide"
    SHOW = "show"
    MERGE = "merge"
    ORDER = "order"
    SIGN = "sign"


_VERBS = {
    **{verb.value: verb for verb in Verb if verb is not Verb.OPEN},
    **dict.fromkeys(("добавить", "добавь", "дадаць", "дадай"), Verb.ADD),
    **dict.fromkeys(("переименовать", "переименуй", "перайменаваць"), Verb.RENAME),
    **dict.fromkeys(("скрыть", "скрой", "схаваць", "схавай"), Verb.HIDE),
    **dict.fromkeys(("показать", "покажи", "паказаць", "пакажы"), Verb.SHOW),
    **dict.fromkeys(("объединить", "слить", "аб'яднаць", "аб’яднаць", "злучыць"), Verb.MERGE),
    **dict.fromkeys(("порядок", "место", "парадак", "месца"), Verb.ORDER),
    **dict.fromkeys(("значок", "знак"), Verb.SIGN),
}
_PLACE = re.compile(r"(?P<name>.*\S)[\s=]+(?P<value>\d{1,4})", re.DOTALL)
_SIGN = re.compile(r"(?P<name>.*\S)[\s=]+(?P<value>\S+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A verb, the rubric's name, and what the verb needs besides; empty where it is missing."""

    verb: Verb
    name: str
    value: str = ""


def read_line(typed: str) -> Line:
    """What a line asks for; the name of a rubric alone opens it."""
    first, *rest = typed.split(maxsplit=1)
    verb = _VERBS.get(first.casefold())
    if verb is None:
        return Line(Verb.OPEN, typed.strip())
    words = "".join(rest).strip()
    if verb in (Verb.RENAME, Verb.MERGE):
        name, _, value = words.partition("=")
        return Line(verb, name.strip(), value.strip())
    if verb in (Verb.ORDER, Verb.SIGN):
        found = (_PLACE if verb is Verb.ORDER else _SIGN).fullmatch(words)
        return Line(verb, found["name"], found["value"]) if found else Line(verb, words)
    return Line(verb, words)
