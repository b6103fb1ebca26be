"""Which articles a digest holds, which come first, and how they are dealt out to messages.

A set of articles is a bit mask: bit ``n`` is the ``n``-th headline of the window in reading order,
which is the same for everybody: by rubric, breaking news first, then the newest. A tick looks a
million readers up in one window, so that each costs a few integer operations; what met rules of
one reader is moved to the front of its rubric for that reader alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from news.digest_items import UNDER
from news.dispatch import MOST_ALONE

# A message holds about so many articles, twenty to a page.
MOST_ITEMS = 60
# In a group or channel it has one page, since whoever turned it would turn it for everybody.
MOST_ITEMS_IN_PLACES = 30
# So many messages wait for a group singly, and are sent within a minute: what a group is not
# brought, its people can read nowhere but in the bot.
MOST_IN_ALL_IN_PLACES = MOST_ALONE * MOST_ITEMS_IN_PLACES
# Nobody reads more headlines at once than this: the best are kept, and the last message says how
# many more there are in the archive.
MOST_IN_ALL = 80
_MOST_RUNS = 20_000


@dataclass(frozen=True, slots=True)
class Headline:
    """What a digest has to know of an article.

    An article of several rubrics has one in each; that of its first rubric ``is_main``.
    """

    article_id: int
    sequence: int
    rubric_id: int | None
    is_main: bool = True
    breaking: bool = False
    language: str = ""

    @property
    def written(self) -> str:
        """The article as a digest holds it, with the rubric if it stands under a further one."""
        return (
            str(self.article_id) if self.is_main else f"{self.article_id} {UNDER}{self.rubric_id}"
        )

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands among those of its rubric; lower is earlier."""
        return not self.breaking, -self.sequence


def at_least(met: Iterable[int]) -> tuple[int, ...]:
    """The articles that met one rule or more, two or more, and so on: from a mask for each rule."""
    levels: list[int] = []
    for carried in met:
        for number, level in enumerate(levels):
            levels[number], carried = level | carried, level & carried  # noqa: PLW2901 - a carry
        if carried:
            levels.append(carried)
    return tuple(levels)


class Window:
    """The articles that may be in a digest: ``headlines``, those of a rubric side by side.

    ``rules`` tells which articles, by id, met each rule; ``merged`` which rubric each former one
    is part of, both by id.
    """

    def __init__(
        self,
        headlines: Sequence[Headline],
        rules: Mapping[int, Iterable[int]],
        merged: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        groups = [list(group) for _, group in groupby(headlines, lambda one: one.rubric_id)]
        self._headlines = [
            one for group in groups for one in sorted(group, key=lambda each: each.place)
        ]
        self._bits: dict[int, int] = {}
        self._main: dict[int, int] = {}
        self._subjects: dict[str, int] = {}
        self._breaking = 0
        for bit, one in enumerate(self._headlines):
            self._bits[one.article_id] = self._bits.get(one.article_id, 0) | 1 << bit
            if one.is_main:
                self._main[one.article_id] = 1 << bit
            if one.breaking:
                self._breaking |= 1 << bit
            rubric = str(one.rubric_id)
            self._subjects[rubric] = self._subjects.get(rubric, 0) | 1 << bit
        self._rubrics = list(self._subjects.values())
        self._subjects |= {str(old): self._subjects.get(str(new), 0) for old, new in merged.items()}
        self._subjects |= {f"-{rule}": self.articles(ids) for rule, ids in rules.items()}
        self._several = [
            (bits, self._main[id_]) for id_, bits in self._bits.items() if bits.bit_count() > 1
        ]
        self.repeated = self.articles(one.article_id for one in headlines if not one.is_main)
        """The articles that stand under several rubrics."""
        self._languages: dict[str, int] = {}
        for bit, one in enumerate(self._headlines):
            self._languages[one.language] = self._languages.get(one.language, 0) | 1 << bit
        self._newer = self._masks_of_newer()
        self._sequences = sorted(one.sequence for one in headlines)
        self._runs: dict[int, tuple[str, ...]] = {}

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

    def met(self, subjects: Iterable[str]) -> list[int]:
        """What met each of the rules among the subjects, where there is anything."""
        masks = (self._subjects.get(one) for one in subjects if one.startswith("-"))
        return [mask for mask in masks if mask]

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

    def best(self, mask: int, met: Sequence[int] = (), most: int = MOST_IN_ALL) -> int:
        """The ``most`` best of the mask: by how many rules they met, breaking, newness.

        ``met`` is what ``at_least`` says of the reader's rules.
        """
        if mask.bit_count() <= most:
            return mask
        kept = 0
        for tier in (*reversed(met), mask):
            for some in (tier & self._breaking, tier):
                kept |= self._newest(mask & some & ~kept, most - kept.bit_count())
        return kept

    def parts(
        self,
        mask: int,
        met: Sequence[int] = (),
        older: Iterable[int] = (),
        most: int = MOST_ITEMS,
    ) -> Iterator[str]:
        """The articles in reading order, ``most`` to a message: their ids, parted by spaces.

        ``older`` are ids of articles before the window, which come last.
        """
        written = [one for run in self._in_order(mask, met, older) for one in run]
        for start in range(0, len(written), most):
            yield " ".join(written[start : start + most])

    def _in_order(
        self, mask: int, met: Sequence[int], older: Iterable[int]
    ) -> Iterator[Sequence[str]]:
        """Runs, the best first in each rubric: only rubrics of which one met a rule differ."""
        ahead = mask & met[0] if met else 0
        for rubric in self._rubrics:
            here = mask & rubric
            if here & ahead:
                for level in reversed(met):
                    if here & level:
                        yield self._run(here & level)
                        here &= ~level
            if here:
                yield self._run(here)
        yield [str(article_id) for article_id in older]

    def _run(self, mask: int) -> tuple[str, ...]:
        """The headlines of a mask, as a digest holds them; most readers share a few of them."""
        run = self._runs.get(mask)
        if run is None:
            if len(self._runs) >= _MOST_RUNS:
                self._runs.clear()
            bits = (bit for bit in range(mask.bit_length()) if mask >> bit & 1)
            run = self._runs[mask] = tuple(self._headlines[bit].written for bit in bits)
        return run

    def _newest(self, mask: int, most: int) -> int:
        """The ``most`` newest of a mask."""
        if mask.bit_count() <= most:
            return mask
        # Behind each place in this list there are fewer.
        place = bisect_left(
            range(len(self._newer)), -most, key=lambda age: -(mask & self._newer[age]).bit_count()
        )
        return mask & self._newer[place]

    def _masks_of_newer(self) -> list[int]:
        """By how many articles are not newer: the mask of those that are."""
        ages = [one.sequence for one in self._headlines]
        by_age = sorted(range(len(ages)), key=ages.__getitem__)
        masks = [0]
        for bit in reversed(by_age):
            masks.append(masks[-1] | 1 << bit)
        return masks[::-1]
