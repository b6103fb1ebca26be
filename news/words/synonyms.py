"""Words that the newsroom holds to be the same: «ЕАЭС» and «Евразийский экономический союз»."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from news.words.morphology import Keys, Morphology
from news.words.tokens import tokenize

_MOST_VARIANTS = 16


class Synonyms:
    """Groups of words or phrases; each stands for every other of its group, in any form."""

    def __init__(self, groups: Iterable[Iterable[str]], morphology: Morphology) -> None:
        self._groups = [
            [phrase for text in group if (phrase := _phrase(text, morphology))] for group in groups
        ]
        self._by_first_word: dict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(self._groups):
            for key in (key for member in group for key in member[0]):
                self._by_first_word[key].add(number)

    def variants(self, phrase: tuple[Keys, ...]) -> tuple[tuple[Keys, ...], ...]:
        """The phrase, then what it becomes with synonyms in place of its words."""
        found = [phrase]
        tried: set[int] = set()
        while waiting := set().union(*map(self._near, found)) - tried:
            tried.add(number := min(waiting))
            for known in list(found):
                found += [new for new in _replaced(known, self._groups[number]) if new not in found]
        return tuple(found[:_MOST_VARIANTS])

    def _near(self, phrase: Sequence[Keys]) -> set[int]:
        """The groups with a member that begins with a word of the phrase."""
        known = self._by_first_word
        return {number for keys in phrase for key in keys if key in known for number in known[key]}


def _phrase(text: str, morphology: Morphology) -> tuple[Keys, ...]:
    words = [token.written for token in tokenize(text)]
    in_phrase = len(words) > 1
    return tuple(morphology.sought(word, shouted=False, in_phrase=in_phrase) for word in words)


def _replaced(
    phrase: tuple[Keys, ...], group: list[tuple[Keys, ...]]
) -> Iterable[tuple[Keys, ...]]:
    for member in group:
        for start in range(len(phrase) - len(member) + 1):
            here = phrase[start : start + len(member)]
            if all(not ours.isdisjoint(theirs) for ours, theirs in zip(here, member, strict=True)):
                for other in group:
                    if other is not member:
                        yield phrase[:start] + other + phrase[start + len(member) :]
