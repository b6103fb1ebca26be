"""What an editor may call a rubric: its names in every language, its slug, its sign."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from news.language import Language
from news.rubric import Rubric, find_rubric

LONGEST_RUBRIC_NAME = 40
LONGEST_SLUG = 40
_LONGEST_SIGN = 10
_LANGUAGES = (Language.RU, Language.BE, Language.EN)
_BESIDE_LETTERS = frozenset(" -'’ʼ.")
# A hyphen joins words; behind a space it excludes one in a rule, or parts the names of a list.
_DASH = re.compile(r"\s-")
# What stands behind other commands, or joins names to a list.
_RESERVED = frozenset(
    {
        "now", "off", "on", "all", "add", "remove", "rename", "hide", "show", "merge", "order",
        "sign", "drafts", "scheduled", "csv", "me", "hourly", "weekdays", "breaking", "author",
        "publish", "review", "none", "cancel", "and", "or", "не", "и", "или", "і", "або", "ды",
        "все", "всё", "усе", "выкл", "вкл", "сейчас", "зараз", "отмена", "скасаваць",
    }
)  # fmt: skip
_LATIN = dict(
    zip(
        "абвгдеёжзійклмнопрстуўфхцчшщъыьэюяи",
        (
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o"),
            *("p", "r", "s", "t", "u", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", ""),
            *("e", "yu", "ya", "i"),
        ),
        strict=True,
    )
)
_NO_SLUG = re.compile(r"[^a-z0-9]+")


class RubricFault(StrEnum):
    """Why a text is no name, or no sign, of a rubric."""

    EMPTY = "empty"
    COUNT = "count"
    """Neither one name nor three."""
    TOO_LONG = "long"
    SIGNS = "signs"
    COMMAND = "command"
    NO_LETTERS = "letters"
    RESERVED = "reserved"
    TAKEN = "taken"
    NO_SIGN = "no_sign"
    TOO_MANY = "many"
    """There are as many rubrics as there may be."""


class RubricNameError(Exception):
    """A text is no name of a rubric: ``name`` is to blame, and ``taken`` has it already."""

    def __init__(self, fault: RubricFault, name: str = "", taken: Rubric | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.name = name
        self.taken = taken


def parse_names(text: str) -> dict[Language, str]:
    """The names in ``ru | be | en``; a single one serves all three. Raises RubricNameError."""
    names = [_checked(part) for part in re.split(r"[|｜¦]", text)]
    if len(names) not in (1, len(_LANGUAGES)):
        raise RubricNameError(RubricFault.COUNT, text)
    return dict(zip(_LANGUAGES, names * (len(_LANGUAGES) // len(names)), strict=True))


def check_free(names: Mapping[Language, str], rubrics: Iterable[Rubric]) -> None:
    """Raise RubricNameError if another of the ``rubrics`` has one of the names, or its slug is."""
    today = [
        Rubric(each.id, each.slug, each.emoji, each.names, hidden=each.hidden) for each in rubrics
    ]
    for name in names.values():
        if (taken := find_rubric(name, today)) is not None:
            raise RubricNameError(RubricFault.TAKEN, name, taken)


def make_slug(name: str, taken: Collection[str]) -> str:
    """A permanent Latin name: the name transliterated, and a number where that is taken."""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.casefold())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    slug = _NO_SLUG.sub("-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "rubric"
    return next(each for each in _numbered(slug) if each not in taken)


def parse_sign(text: str) -> str:
    """An emoji, or nothing for ``-`` and ``off``. Raises RubricNameError."""
    sign = text.strip()
    if sign.casefold() in {"-", "–", "—", "off"}:
        return ""
    shown = [each for each in sign if unicodedata.category(each) == "So"]
    joined = all(unicodedata.category(each) in {"So", "Sk", "Mn", "Cf", "Me"} for each in sign)
    if not shown or not joined or len(sign) > _LONGEST_SIGN:
        raise RubricNameError(RubricFault.NO_SIGN, sign)
    return sign


def written_names(names: Mapping[Language, str]) -> str:
    """The names as an editor types them: one where all are the same."""
    each = [names[language] for language in _LANGUAGES]
    return each[0] if len(set(each)) == 1 else " | ".join(each)


def _checked(part: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", part).split())
    fault = _fault(name)
    if fault is not None:
        raise RubricNameError(fault, name)
    return name


def _fault(name: str) -> RubricFault | None:
    if not name:
        return RubricFault.EMPTY
    if name.startswith("/"):
        return RubricFault.COMMAND
    if len(name) > LONGEST_RUBRIC_NAME:
        return RubricFault.TOO_LONG
    letters = sum(map(str.isalpha, name))
    if not letters or sum(map(str.isalnum, name)) <= 1:
        return RubricFault.NO_LETTERS
    if not name[0].isalnum() or any(map(_is_sign, name)) or _DASH.search(name):
        return RubricFault.SIGNS
    return RubricFault.RESERVED if name.casefold() in _RESERVED else None


def _is_sign(letter: str) -> bool:
    is_mark = unicodedata.category(letter).startswith("M")
    return not letter.isalnum() and not is_mark and letter not in _BESIDE_LETTERS


def _numbered(slug: str) -> Iterable[str]:
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1
