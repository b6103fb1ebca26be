"""Every reader's keyword rules, in memory, to meet an article with."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from news.article import Article, ArticleDraft
from news.language import Language
from news.matching import RuleIndex
from news.rule import Phrase, Rule
from news.rule_language import RuleError, RuleLanguage
from news.words.document import Document, analyse
from news.words.keyboard import retyped
from news.words.language import detect_language
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms
from news.words.tokens import fold, tokenize
from storage.database import Connection
from storage.rules import rules_after
from storage.synonyms import all_groups, synonyms_version

_Members = tuple[str, ...]


class Rulebook:
    """The rules of the database; those that another process added are read when they are needed."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._language = RuleLanguage(morphology)
        self._index = RuleIndex()
        self._last = 0
        self._synonyms: frozenset[_Members] = frozenset()
        self._version = 0
        self._learning = asyncio.Lock()

    async def refresh(self, connection: Connection) -> None:
        """Take in the rules that have been added since the last time."""
        for rule_id, text in await rules_after(connection, self._last):
            # Somebody else may have taken it in while the database answered.
            if rule_id > self._last:
                self._last = rule_id
                self._add(rule_id, text)

    async def learn(self, connection: Connection) -> None:
        """Take in the newsroom's synonyms when they have changed.

        Not to be done where others wait: every rule is looked at, some 20 µs each, to find the
        few that are to be understood anew.
        """
        if await synonyms_version(connection) == self._version:
            return
        async with self._learning:
            version = await synonyms_version(connection)
            if version != self._version:
                groups = await all_groups(connection)
                await self._relearn(frozenset(group.members for group in groups))
                self._version = version

    def parse(self, words: str) -> Rule:
        """The rule that a reader wrote. Raises RuleError."""
        return self._language.parse(words)

    def retyped(self, words: str) -> str | None:
        """What the words are on a keyboard in the other layout, when that is the likelier."""
        return retyped(words, self._morphology.russian)

    def read(self, article: Article) -> Document:
        """An article's headline and body, as rules and search see them."""
        return analyse(f"{article.headline}\n{article.text}", self._morphology)

    def match(self, document: Document) -> list[int]:
        """Ids of the rules that an article meets, ascending."""
        return sorted(self._index.match(document))

    def _add(self, rule_id: int, text: str) -> None:
        # A rule that was right when it was kept may be none to a newer rule language.
        with suppress(RuleError):
            self._index.add(rule_id, self.parse(text))

    async def _relearn(self, groups: frozenset[_Members]) -> None:
        changed = Synonyms(groups ^ self._synonyms, self._morphology)
        before = set(self._index.normals())
        touched = await asyncio.to_thread(self._touched, before, changed)
        # From here on nobody else has a turn: an article meets the rules as they were, or as they
        # are to be. A few more may have come meanwhile.
        touched += self._touched(set(self._index.normals()) - before, changed)
        self._synonyms = groups
        self._language = RuleLanguage(self._morphology, Synonyms(groups, self._morphology))
        for rule in touched:
            self._index.replace(rule, self.parse(rule.normal()))

    def _touched(self, normals: Iterable[str], changed: Synonyms) -> list[Rule]:
        """The rules, as they are understood now, that hold anything of the changed synonyms."""
        rules = map(self.parse, normals)
        return [rule for rule in rules if any(map(changed.concern, _phrases(rule)))]


def language_of(draft: ArticleDraft) -> Language:
    """The language that a draft is written in, by its words; Russian when they do not tell."""
    return detect_language(_words(draft)) or Language.RU


def _phrases(rule: Rule) -> Iterator[Phrase]:
    for clause in chain(rule.clauses, rule.implied):
        for term in chain(clause.required, clause.forbidden):
            yield from term.phrases


def _words(draft: ArticleDraft) -> Iterable[str]:
    return (fold(token.written) for token in tokenize(f"{draft.headline}\n{draft.text}"))
