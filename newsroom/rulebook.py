"""Every reader's keyword rules, in memory, to meet an article with."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from news.article import Article, ArticleDraft
from news.language import Language
from news.matching import RuleIndex
from news.rule import Rule
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


class Rulebook:
    """The rules of the database; those that another process added are read when they are needed."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._language = RuleLanguage(morphology)
        self._index = RuleIndex()
        self._last = 0
        self._synonyms = 0
        self._learning = asyncio.Lock()

    async def load(self, connection: Connection) -> None:
        """Take in synonyms and rules before anybody asks: in a thread, very many take seconds."""
        await self.learn(connection)
        rules = await rules_after(connection, self._last)
        if rules and not self._last:
            self._index = await asyncio.to_thread(_indexed, self._language, rules)
            self._last = rules[-1][0]

    async def refresh(self, connection: Connection) -> None:
        """Take in the rules that have been added since the last time."""
        index = self._index
        added = await rules_after(connection, self._last)
        if index is not self._index:
            # New synonyms came while the database answered, and with them other rules.
            await self.refresh(connection)
            return
        for rule_id, text in added:
            # Somebody else may have taken it in.
            if rule_id > self._last:
                self._last = rule_id
                _add(self._index, self._language, rule_id, text)

    async def learn(self, connection: Connection) -> None:
        """Take in the newsroom's synonyms when they have changed.

        Every rule is read anew, some 50 µs each, so nobody may wait for the connection meanwhile;
        articles are met by the rules as they were until it is done.
        """
        if await synonyms_version(connection) == self._synonyms:
            return
        async with self._learning:
            version = await synonyms_version(connection)
            if version == self._synonyms:
                return
            groups = [group.members for group in await all_groups(connection)]
            language = RuleLanguage(self._morphology, Synonyms(groups, self._morphology))
            rules = await rules_after(connection, 0)
            self._index = await asyncio.to_thread(_indexed, language, rules)
            self._language = language
            self._last = rules[-1][0] if rules else 0
            self._synonyms = version

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


def language_of(draft: ArticleDraft) -> Language:
    """The language that a draft is written in, by its words; Russian when they do not tell."""
    return detect_language(_words(draft)) or Language.RU


def _indexed(language: RuleLanguage, rules: Iterable[tuple[int, str]]) -> RuleIndex:
    index = RuleIndex()
    for rule_id, text in rules:
        _add(index, language, rule_id, text)
    return index


def _add(index: RuleIndex, language: RuleLanguage, rule_id: int, text: str) -> None:
    # A rule that was right when it was kept may be none to a newer rule language.
    with suppress(RuleError):
        index.add(rule_id, language.parse(text))


def _words(draft: ArticleDraft) -> Iterable[str]:
    return (fold(token.written) for token in tokenize(f"{draft.headline}\n{draft.text}"))
