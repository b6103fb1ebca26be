"""Which articles a digest holds, and how they are dealt out to messages.

A set of articles is a bit mask: bit ``n`` is the ``n``-th headline of the window in reading order.
A tick looks a million readers up in one window, so that each costs a few integer operations.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

# A message holds about so many headlines, counted or measured in characters.
MOST_ITEMS = 40
MOST_CHARACTERS = 3300
# Nobody reads more headlines at once than this, two messages of the usual ones: the newest are
# kept, and the last message says how many more there are in the archive.
MOST_IN_ALL = 80

UNDER = "@"
"""Before the id of the rubric that an article stands under, behind the article's own."""
_BYTE = 8


@dataclass(frozen=True, slots=True)
class Headline:
    """What a digest has to know of an article; ``characters`` is the length of its headline.

    An article of several rubrics has one in each; that of its first rubric ``is_main``.
    """

    article_id: int
    sequence: int
    rubric_id: int | None
    characters: int
    is_main: bool = True
    language: str = ""

    @property
    def written(self) -> str:
        """The article as a digest holds it, with the rubric if it stands under a further one."""
        return (
            str(self.article_id) if self.is_main else f"{self.article_id} {UNDER}{self.rubric_id}"
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """Some of eight neighbouring headlines."""

    items: str
    count: int
    characters: int


class Window:
    """The articles that may be in a digest: ``headlines`` in reading order.

    ``rules`` tells which articles, by id, met each rule; ``merged`` which rubric each former one
    is part of, both by id.
    """

    def __init__(
        self,
        headlines: Sequence[Headline],
        rules: Mapping[int, Iterable[int]],
        merged: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self._headlines = headlines
        self._bits: dict[int, int] = {}
        self._main: dict[int, int] = {}
        self._subjects: dict[str, int] = {}
        for bit, one in enumerate(headlines):
            self._bits[one.article_id] = self._bits.get(one.article_id, 0) | 1 << bit
            if one.is_main:
                self._main[one.article_id] = 1 << bit
            rubric = str(one.rubric_id)
            self._subjects[rubric] = self._subjects.get(rubric, 0) | 1 << bit
        self._subjects |= {str(old): self._subjects.get(str(new), 0) for old, new in merged.items()}
        self._subjects |= {f"-{rule}": self.articles(ids) for rule, ids in rules.items()}
        self._several = [
            (bits, self._main[id_]) for id_, bits in self._bits.items() if bits.bit_count() > 1
        ]
        self.repeated = self.articles(one.article_id for one in headlines if not one.is_main)
        """The articles that stand under several rubrics."""
        self._languages: dict[str, int] = {}
        for bit, one in enumerate(headlines):
            self._languages[one.language] = self._languages.get(one.language, 0) | 1 << bit
        self._newer = self._masks_of_newer()
        self._sequences = sorted(one.sequence for one in headlines)
        self._runs: dict[int, _Run] = {}

    def articles(self, ids: Iterable[int]) -> int:
        """The articles with these ids, as far as they are in the window."""
        mask = 0
        for article_id in ids:
            mask |= self._bits.get(article_id, 0)
        return mask

    def holds(self, article_id: int) -> bool:
        """Whether the article is in the window."""
        return article_id in self._bits

    def about(self, subjects: Iterable[str]) -> int:
        """The articles of any of the subjects: ids of rubrics, and those of rules with a minus."""
        mask = 0
        for subject in subjects:
            mask |= self._subjects.get(subject, 0)
        return mask

    def written_in(self, languages: Iterable[str]) -> int:
        """The articles in any of the languages, by their codes."""
        mask = 0
        for language in languages:
            mask |= self._languages.get(language, 0)
        return mask

    def newer_than(self, sequence: int) -> int:
        """The articles published after a sequence."""
        return self._newer[bisect_right(self._sequences, sequence)]

    def once(self, mask: int, followed: int) -> int:
        """The mask with each article in one place: the first ``followed`` one, else its main."""
        if not mask & self.repeated:
            return mask
        kept = mask & ~self.repeated
        for places, main in self._several:
            if mask & places:
                here = places & followed
                kept |= here & -here or main
        return kept

    def newest(self, mask: int) -> int:
        """The mask, without its oldest when there are more than ``MOST_IN_ALL``."""
        if mask.bit_count() <= MOST_IN_ALL:
            return mask
        kept = [bit for bit in range(len(self._headlines)) if mask >> bit & 1]
        kept.sort(key=lambda bit: self._headlines[bit].sequence)
        return sum(1 << bit for bit in kept[-MOST_IN_ALL:])

    def parts(self, mask: int) -> Iterator[str]:
        """The articles in reading order, a message at a time: their ids, parted by spaces."""
        items: list[str] = []
        count = characters = 0
        for run in self._runs_of(mask):
            full = count + run.count > MOST_ITEMS or characters + run.characters > MOST_CHARACTERS
            if items and full:
                yield " ".join(items)
                items, count, characters = [], 0, 0
            items.append(run.items)
            count += run.count
            characters += run.characters
        if items:
            yield " ".join(items)

    def _runs_of(self, mask: int) -> Iterator[_Run]:
        octets = mask.to_bytes((mask.bit_length() + _BYTE - 1) // _BYTE, "little")
        for place, octet in enumerate(octets):
            if octet:
                key = place << _BYTE | octet
                yield self._runs.get(key) or self._run(key)

    def _run(self, key: int) -> _Run:
        first = (key >> _BYTE) * _BYTE
        met = [self._headlines[first + bit] for bit in range(_BYTE) if key >> bit & 1]
        run = _Run(
            items=" ".join(one.written for one in met),
            count=len(met),
            characters=sum(one.characters for one in met),
        )
        self._runs[key] = run
        return run

    def _masks_of_newer(self) -> list[int]:
        """By how many articles are not newer: the mask of those that are."""
        ages = [one.sequence for one in self._headlines]
        by_age = sorted(range(len(ages)), key=ages.__getitem__)
        masks = [0]
        for bit in reversed(by_age):
            masks.append(masks[-1] | 1 << bit)
        return masks[::-1]
