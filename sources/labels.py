"""Lines such as ``Рубрика: Общество``, by which an editor says what an article's text does not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import Enum

from news.detail import LONGEST_LEAD
from sources import vocabulary
from sources.furniture import Furniture, Sections, furniture
from sources.language import named_language
from sources.moment import read_date_line, read_moment
from sources.origin import address_in
from sources.tags import listed_tags, may_be_headline, tags
from sources.top import is_prose

_LONGEST = 200


class Label(Enum):
    """What a label says."""

    RUBRIC = "rubric"
    PLACE = "place"
    DATE = "date"
    TIME = "time"
    SOURCE = "source"
    TAGS = "tags"
    LEAD = "lead"
    LANGUAGE = "language"


_DATED = frozenset({Label.DATE, Label.TIME})
_TITLES = frozenset({Label.SOURCE, Label.PLACE, Label.LEAD})
"""What the beginning of a headline may look like."""
_NAMES = "|".join(
    f"(?P<{label.value}>{'|'.join(sorted(vocabulary.LABELS[label.value], key=len, reverse=True))})"
    for label in Label
)
_LINE = re.compile(
    rf"[\W_]{{0,12}}(?:{_NAMES})[\s*_~`)\]]{{0,6}}[:：=][\s*_~`]*(?P<said>.*)$",
    re.IGNORECASE,
)
_DASHED = re.compile(rf"[\W_]{{0,12}}(?:{_NAMES})\s+[–—-]\s+(?P<said>.*)$", re.IGNORECASE)
_ANY_NAME = "|".join(name for names in vocabulary.LABELS.values() for name in names)
_BETWEEN = re.compile(rf"\s*[|;•·]\s*|\s/\s|[.,]\s(?=(?:{_ANY_NAME})\s?[:：])", re.IGNORECASE)
_TYPED_TAG = re.compile(r"</?(?:b|i|u|em|strong|p|span|h\d)>", re.IGNORECASE)
_LISTED = re.compile(r"[,;/|>»›→&#]|\s(?:и|і|and)\s", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/|>»›→#+]")
_COMMA = re.compile(r"[,;+]")
_AND = re.compile(r"\s(?:и|і|ды|and|&)\s", re.IGNORECASE)
_AROUND = " \t*_~`\"'«»“”„()[]<>.,;:!—–-"
_AROUND_VALUES = {Label.SOURCE: ' \t*_~`"«»<>', Label.LEAD: " \t*_~`"}
_CAPITAL_OPENS = re.compile(r"(?:г|аг|д|дер|пос|гп|ул)\.?\s|[A-ZА-ЯЁІЎ]")
_VERB = re.compile(
    r"[а-яёіў]+(?:[иеую]т|ят|[аия]ет|[аиы]л[аио]?|л[аи]?с[ья]|тся|цца|іць|аць|[аі]ў|[аі]лі)"
)
_NOUNS_LIKE_VERBS = re.compile(
    r"\w*(?:итет|овет|инет|рнет|дент|орат|рнал|анал|ртал|лиал|итут|итал|чало|было|ибут)"
)
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "at", "news", "agency"})
_NAME_WORDS = 4
_FEWEST = 3
_FEWEST_BELOW_TRAIL = 2
"""Words behind a label's name that make it a headline."""
_RUBRIC_WORDS = 6
_MOST_NAMES = 12
_HEADLINE_AND_SUBTITLE = 2
_MOST_LINES = 300


@dataclass(slots=True)
class Labels:
    """What the labels of a text say; `lines` are those that were understood, by their indices.

    `rubric` is a known one, or a list of several;
    `unknown_rubric` is what a label calls it that nobody knows.
    """

    rubric: str | None = None
    unknown_rubric: str | None = None
    place: str | None = None
    published: datetime | None = None
    url: str | None = None
    lead: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    lines: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Said:
    label: Label
    value: str


def labels_of(line: str) -> list[_Said]:
    """The labels that fill a line, with what each says; none when there is anything else."""
    if len(line) > _LONGEST:
        lead = _said(line) if len(line) <= _LONGEST + LONGEST_LEAD else None
        return [lead] if lead and lead.label is Label.LEAD else []
    line = _TYPED_TAG.sub("", line)
    parts = [_said(part) for part in _BETWEEN.split(line)]
    if all(parts):
        return [part for part in parts if part]
    whole = _said(line)
    return [whole] if whole else []


def _said(text: str) -> _Said | None:
    found = _LINE.match(text) or _DASHED.match(text)
    if found is None:
        return None
    label = next(label for label in Label if found[label.value])
    value = found["said"].strip(_AROUND_VALUES.get(label, _AROUND))
    said = _Said(label, value)
    is_dashed = ":" not in text[: found.start("said")]
    return said if _is_likely(said) and not (is_dashed and label is not Label.RUBRIC) else None


def _is_likely(said: _Said) -> bool:
    """Whether a label's value is of its kind, and not the rest of a headline."""
    words = said.value.split()
    if said.label is Label.SOURCE:
        return not words or address_in(said.value) is not None or _is_name(said.value)
    if said.label is Label.PLACE:
        return len(words) <= _NAME_WORDS + 2 and bool(
            not words or (_CAPITAL_OPENS.match(said.value) and not _has_verb(said.value))
        )
    if said.label is Label.RUBRIC:
        names = _SEVERAL.split(said.value)
        fit = len(words) <= _RUBRIC_WORDS or all(
            len(name.split()) <= _NAME_WORDS for name in names[:_MOST_NAMES]
        )
        return fit and len(names) <= _MOST_NAMES and not said.value.endswith("?")
    if said.label is Label.LANGUAGE:
        return not words or named_language(said.value) is not None
    return said.label is not Label.LEAD or len(said.value) <= LONGEST_LEAD


def _is_name(value: str) -> bool:
    words = value.split()
    return len(words) <= _NAME_WORDS and value[-1:] not in "?!" and not _has_verb(value)


def _has_verb(value: str) -> bool:
    """Whether a word in lower case looks like a verb: «Минфин готовит…» is no name."""
    words = (word for word in value.split() if word.islower() and word.isalpha())
    return any(map(_looks_like_a_verb, words))


def _looks_like_a_verb(word: str) -> bool:
    if word.isascii():
        return word not in _LITTLE
    return bool(_VERB.fullmatch(word)) and not _NOUNS_LIKE_VERBS.fullmatch(word)


def read_labels(lines: Sequence[str], sections: Sections, zone: tzinfo) -> Labels:
    """What the labels above a text's body say.

    They stand above the headline or right below it, among dates and trails; rubric and tags may
    follow a subtitle too. What could be the headline is none where nothing else can.
    """
    reader = _LabelReader(lines, sections, zone)
    found = reader.find()
    headline = reader.headline_among(found)
    labels = Labels(lines={index for index in found if index != headline})
    for index in sorted(labels.lines):
        for said in labels_of(lines[index]):
            reader.take(said, labels)
    moment = read_moment(" ".join(reader.dates), zone)
    labels.published = moment.at if moment else None
    return labels


class _LabelReader:
    def __init__(self, lines: Sequence[str], sections: Sections, zone: tzinfo) -> None:
        self._lines, self._sections, self._zone = lines, sections, zone
        self.dates: list[str] = []

    def find(self) -> list[int]:
        """The lines of labels that stand above the body."""
        found: list[int] = []
        block: dict[int, set[Label]] = {}
        words = 0
        for index, line in enumerate(self._lines[:_MOST_LINES]):
            if kinds := self._kinds(line):
                block[index] = kinds
            elif not self._is_beside(line):
                found += _understood(block, words)
                block, words = {}, words + 1
                if words > 1 and is_prose(line):
                    return found
            elif (trail := self._sections.trail(line)) and trail.is_whole:
                words = 0
        return [*found, *_understood(block, words)]

    def headline_among(self, found: Sequence[int]) -> int | None:
        """The label that is the headline after all: the text has no other, and it could be one.

        Right below a trail a site puts its headline, whose wording matters less there.
        """
        start = self._below_trail(found)
        labels = set(found)
        rest = (at for at in range(start, len(self._lines)) if at not in labels)
        words = (at for at in rest if not self._is_beside(self._lines[at]))
        first = next(words, None)
        if first is not None and not is_prose(self._lines[first]):
            return None
        shortest = 0 if first is None else _FEWEST_BELOW_TRAIL if start else _FEWEST
        likely = (at for at in found if at >= start and (first is None or at < first))
        could = (
            at for at in likely if self._could_be_headline(at, shortest, below_trail=start > 0)
        )
        return next(could, None)

    def _could_be_headline(self, at: int, shortest: int, *, below_trail: bool) -> bool:
        """Whether a label may be a headline of at least so many words behind its name."""
        said = labels_of(self._lines[at])
        if len(said) != 1:
            return False
        label, value = said[0].label, said[0].value
        words = len(value.split())
        if label in _TITLES:
            return words >= shortest and address_in(value) is None
        if words < max(shortest, _FEWEST_BELOW_TRAIL):
            return False
        if label is Label.RUBRIC:
            return self._rubric(value) is None and (below_trail or value[:1].islower())
        return label is Label.TAGS and (below_trail or not _LISTED.search(value))

    def _below_trail(self, found: Sequence[int]) -> int:
        """The index below the last trail above a label; 0 when there is none."""
        above = range(max(found, default=0) - 1, -1, -1)
        trails = ((at, self._sections.trail(self._lines[at])) for at in above)
        return next((at + 1 for at, trail in trails if trail and trail.is_whole), 0)

    def _kinds(self, line: str) -> set[Label]:
        """The kinds of labels that fill a line; none where a date is none."""
        said = labels_of(line)
        if any(one.label is Label.DATE and not self._is_date(one.value) for one in said):
            return set()
        return {one.label for one in said}

    def _is_date(self, value: str) -> bool:
        moment = read_moment(value, self._zone)
        return not value or (moment is not None and (not moment.others or moment.is_named))

    def _is_beside(self, line: str) -> bool:
        """Whether a line is neither headline nor text: a trail, a date, signs, a button."""
        moment = read_date_line(line, self._zone)
        return (
            not may_be_headline(line)
            or self._sections.trail(line) is not None
            or (moment is not None and not moment.others)
            or furniture(line) is Furniture.BUTTON
        )

    def take(self, said: _Said, labels: Labels) -> None:
        """Note what a label says."""
        if said.label is Label.RUBRIC and said.value:
            labels.rubric = labels.rubric or self._rubrics(said.value)
            if labels.rubric is None:
                labels.unknown_rubric = said.value
        elif said.label is Label.TAGS:
            labels.rubric = labels.rubric or self._rubric(said.value)
            named = listed_tags(said.value)
            labels.tags += tuple(each for each in named if self._sections.rubric(each) is None)
        elif said.label is Label.LEAD:
            labels.lead = labels.lead or said.value or None
        elif said.label is Label.LANGUAGE:
            labels.language = labels.language or named_language(said.value)
        elif said.label in _DATED:
            self.dates.append(said.value)
        elif said.label is Label.PLACE:
            labels.place = labels.place or said.value or None
        elif said.label is Label.SOURCE:
            labels.url = labels.url or address_in(said.value)

    def _rubrics(self, value: str) -> str | None:
        """The rubrics that a list names, as a list, with what nobody knows; None without any."""
        parts = [value] if self._sections.rubric(value) else _SEVERAL.split(value)
        each = [name.strip(_AROUND) for part in parts for name in self._in_two(part)]
        known = [self._sections.rubric(name) for name in each]
        if sum(map(bool, known)) <= 1 and not _COMMA.search(value):
            return self._rubric(value)
        named = [
            rubric or name
            for rubric, name in zip(known, each, strict=True)
            if rubric or (name and self._sections.trail(name) is None)
        ]
        return ", ".join(dict.fromkeys(named)) if any(known) else self._rubric(value)

    def _in_two(self, part: str) -> list[str]:
        """A part of a list; in two where it is two rubrics' names with an "and" between."""
        two = _AND.split(part)
        several = not self._sections.rubric(part) and all(map(self._sections.rubric, two))
        return two if several else [part]

    def _rubric(self, value: str) -> str | None:
        names = (value, *_LISTED.split(value), *tags(value))
        return next(filter(None, map(self._sections.rubric, names)), None)


def _understood(block: Mapping[int, set[Label]], words: int) -> list[int]:
    """The labels of a block, by how many lines of words stand above it."""
    kinds = set[Label]().union(*block.values())
    if words > _HEADLINE_AND_SUBTITLE or (words > 1 and not kinds & {Label.RUBRIC, Label.TAGS}):
        return []
    return [index for index, said in block.items() if said != {Label.TIME} or Label.DATE in kinds]
