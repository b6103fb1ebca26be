"""How a rule can be refined by one tap: narrower, or wider again."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from news.rule import Clause, Rule


class Refinement(StrEnum):
    """The ways: without a word, forms, places, how many of the words."""

    WITHOUT = "w"
    EXACTLY = "e"
    IN_ANY_FORM = "f"
    SIDE_BY_SIDE = "s"
    ANYWHERE = "p"
    EITHER = "o"
    ALL = "a"


def refined(rule: Rule, way: Refinement, word: str = "") -> str | None:
    """The text of the refined rule; None where it would make no other rule of this one."""
    if way is Refinement.WITHOUT:
        return _without(rule, word)
    return _WAYS[way](rule.clauses)


def _without(rule: Rule, word: str) -> str | None:
    if not word.replace("-", "").isalpha():
        return None
    return " | ".join(f"{clause} -{word}" for clause in rule.clauses)


def _words(clauses: Sequence[Clause]) -> list[str]:
    """The words of a rule that is one list of words in any form; none of any other rule."""
    if len(clauses) != 1:
        return []
    words = [term.text for term in clauses[0].required]
    return words if all(map(_is_plain, words)) else []


def _is_plain(text: str) -> bool:
    return text[0] not in '="'


def _excluded(clauses: Sequence[Clause]) -> list[str]:
    return [f"-{term.text}" for term in clauses[0].forbidden]


def _exactly(clauses: Sequence[Clause]) -> str | None:
    words = _words(clauses)
    return " ".join([f"={word}" for word in words] + _excluded(clauses)) if words else None


def _in_any_form(clauses: Sequence[Clause]) -> str | None:
    texts = [term.text for clause in clauses for term in clause.required]
    if len(clauses) != 1 or not all(text[0] == "=" for text in texts):
        return None
    return " ".join([text.removeprefix("=") for text in texts] + _excluded(clauses))


def _side_by_side(clauses: Sequence[Clause]) -> str | None:
    words = _words(clauses)
    if len(words) < _SEVERAL:
        return None
    return " ".join([f'"{" ".join(words)}"', *_excluded(clauses)])


def _anywhere(clauses: Sequence[Clause]) -> str | None:
    if len(clauses) != 1 or len(clauses[0].required) != 1:
        return None
    text = clauses[0].required[0].text
    return " ".join([text.strip('"'), *_excluded(clauses)]) if text[0] == '"' else None


def _either(clauses: Sequence[Clause]) -> str | None:
    words = _words(clauses)
    if len(words) < _SEVERAL:
        return None
    return " | ".join(" ".join([word, *_excluded(clauses)]) for word in words)


def _all(clauses: Sequence[Clause]) -> str | None:
    alone = [clause.required[0].text for clause in clauses if len(clause.required) == 1]
    if len(clauses) < _SEVERAL or len(alone) != len(clauses):
        return None
    excluded = [each for clause in clauses for each in _excluded([clause])]
    return " ".join(dict.fromkeys(alone + excluded))


_SEVERAL = 2
_WAYS: Mapping[Refinement, Callable[[Sequence[Clause]], str | None]] = {
    Refinement.EXACTLY: _exactly,
    Refinement.IN_ANY_FORM: _in_any_form,
    Refinement.SIDE_BY_SIDE: _side_by_side,
    Refinement.ANYWHERE: _anywhere,
    Refinement.EITHER: _either,
    Refinement.ALL: _all,
}
