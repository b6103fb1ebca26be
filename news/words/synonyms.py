"""Words that the newsroom holds to be the same: «ЕАЭС» and «Евразийский экономический союз».

Single words with the same meaning share a place of a phrase, so that a phrase of words with many
synonyms stays one phrase. Only what is longer or shorter than what it stands for takes a wording of
its own. All of it is bounded while it is made; what a person wrote is never left out.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

from news.words.morphology import Keys, Morphology, Phrase
from news.words.tokens import tokenize

MOST_WORDINGS = 16
"""Of one phrase, its own included."""
MOST_KEYS_AT_A_PLACE = 96
MOST_GROUPS_AT_A_PLACE = 8
"""So many groups are gone on from, where words of one have a form in common with another's."""

_NONE: Keys = frozenset()
# Of a member: the numbers of its group, and of itself in it.
_End = tuple[int, int]


class Room:
    """How much synonyms may still add to one rule: keys of words, and lookups to find them."""

    def __init__(self, keys: int = 600, lookups: int = 8_000) -> None:
        self.keys = keys
        self._lookups = lookups

    def take_lookups(self, count: int) -> bool:
        """Whether so many more keys may be looked up."""
        self._lookups -= count
        return self._lookups >= 0

    def take_keys(self, count: int) -> bool:
        """Whether so many more keys may be added. After the first refusal all are refused."""
        self.keys -= count
        return self.keys >= 0


class _Node:
    """Where the beginning of a member leads: to its next words, or to its end."""

    __slots__ = ("by_key", "by_word", "ends", "number")

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.by_word: dict[Keys, _Node] = {}
        self.by_key: dict[str, tuple[_Node, ...]] = {}
        self.ends: list[_End] = []

    def next(self, word: Keys) -> "_Node":
        """The node after a member's next word, made when it is new."""
        node = self.by_word.get(word)
        if node is None:
            node = self.by_word[word] = _Node(len(self.by_word))
            for key in word:
                self.by_key[key] = (*self.by_key.get(key, ()), node)
        return node

    def after(self, keys: Keys) -> "list[_Node]":
        """The nodes that any of the keys leads to; the order does not depend on the process."""
        met = {node for key in self.by_key.keys() & keys for node in self.by_key[key]}
        return sorted(met, key=lambda node: node.number)


class Synonyms:
    """Groups of words or phrases; each stands for every other of its group, in any form."""

    def __init__(self, groups: Iterable[Iterable[str]], morphology: Morphology) -> None:
        self._groups = [
            [phrase for text in group if (phrase := _phrase(text, morphology))] for group in groups
        ]
        self._words = [
            [member[0] for member in group if len(member) == 1] for group in self._groups
        ]
        self._groups_by_key: dict[str, set[int]] = {}
        for number, words in enumerate(self._words):
            for key in _NONE.union(*words):
                self._groups_by_key.setdefault(key, set()).add(number)
        self._members = _Node()
        for number, group in enumerate(self._groups):
            for place, member in enumerate(group):
                _last_of(self._members, member).ends.append((number, place))
        self._widened = lru_cache(1 << 14)(self._find_widened)

    def widened(self, phrase: Phrase, room: Room) -> Phrase:
        """The phrase with the synonyms that are single words beside its own, as far as it goes."""
        return tuple(self._wider(keys, room) for keys in phrase)

    def rewordings(self, phrase: Phrase, room: Room, *, shortest: int = 1) -> Iterator[Phrase]:
        """What a widened phrase becomes with phrases in place of words, and the other way round.

        The nearest come first. Members of less than ``shortest`` words are not replaced.
        """
        found = {phrase}
        waiting: deque[tuple[Phrase, frozenset[int]]] = deque([(phrase, frozenset())])
        while waiting:
            known, used = waiting.popleft()
            for start, end, (number, place) in self._members_in(known, room):
                if number in used or end - start < shortest:
                    continue
                for other in self._others(number, place):
                    new = known[:start] + self.widened(other, room) + known[end:]
                    if new in found:
                        continue
                    if len(found) == MOST_WORDINGS or not room.take_keys(sum(map(len, new))):
                        return
                    found.add(new)
                    waiting.append((new, used | {number}))
                    yield new

    def _wider(self, keys: Keys, room: Room) -> Keys:
        if not room.take_keys(0):
            return keys
        wider = self._widened(keys)
        return wider if wider is keys or room.take_keys(len(wider) - len(keys)) else keys

    def _find_widened(self, keys: Keys) -> Keys:
        found, groups = keys, self._groups_with(keys)
        for number in groups:
            wider = _together([found, *self._words[number]])
            if len(groups) < MOST_GROUPS_AT_A_PLACE:
                groups += [each for each in self._groups_with(wider - found) if each not in groups]
            found = wider
        return keys if found == keys else found

    def _groups_with(self, keys: Keys) -> list[int]:
        known = self._groups_by_key
        found = {group for key in keys if key in known for group in known[key]}
        return sorted(found)[:MOST_GROUPS_AT_A_PLACE]

    def _members_in(self, phrase: Phrase, room: Room) -> Iterator[tuple[int, int, _End]]:
        """Where members stand in the phrase: from, up to, and which."""
        for start in range(len(phrase)):
            nodes, place = [self._members], start
            while nodes and place < len(phrase):
                reached: dict[_Node, None] = {}
                for node in nodes:
                    if not room.take_lookups(len(phrase[place])):
                        return
                    reached.update(dict.fromkeys(node.after(phrase[place])))
                nodes, place = list(reached), place + 1
                for node in nodes:
                    for end in node.ends:
                        yield start, place, end

    def _others(self, number: int, place: int) -> Iterator[Phrase]:
        """What may stand for a member of a group; single words share one place."""
        group = self._groups[number]
        if len(group[place]) > 1 and self._words[number]:
            yield (_together(self._words[number]),)
        for other, member in enumerate(group):
            if other != place and len(member) > 1:
                yield member


def _phrase(text: str, morphology: Morphology) -> Phrase:
    words = [token.written for token in tokenize(text)]
    in_phrase = len(words) > 1
    return tuple(morphology.sought(word, shouted=False, in_phrase=in_phrase) for word in words)


def _together(words: Iterable[Keys]) -> Keys:
    """The keys of all the words, the first of them whole, the others as far as they fit."""
    first, *others = words
    found = first
    for keys in others:
        if len(wider := found | keys) <= MOST_KEYS_AT_A_PLACE:
            found = wider
    return found


def _last_of(node: _Node, member: Phrase) -> _Node:
    for word in member:
        node = node.next(word)
    return node
