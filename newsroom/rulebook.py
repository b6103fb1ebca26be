"""Every reader's keyword rules, in memory, to meet an article with."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from threading import Lock

from news.article import Article, ArticleDraft
from news.language import Language
from news.matching import RuleIndex
from news.rule import Rule
from news.rule_language import RuleError, RuleLanguage
from news.words.document import Document, analyse
from news.words.function_words import telling
from news.words.keyboard import retyped
from news.words.kindred import Kindred
from news.words.language import detect_language
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms
from news.words.tokens import fold, tokenize
from storage.database import Database
from storage.rules import NOTHING_SEEN, Seen, StoredRule, rules_missing
from storage.synonyms import all_groups, synonyms_version
from storage.trouble import costing_itself_alone

# Rules that are read between two moments at which the program may be stopped.
_AT_ONCE = 500
# Characters of a text that is parsed faster than a thread is asked to.
_SHORT = 80
# So many words are enough to tell the language of an article.
_TELLING_WORDS = 500


class _Shelf:
    """An index of rules, all read in one language; ``seen`` are those that are in it."""

    def __init__(self, language: RuleLanguage) -> None:
        self.language = language
        self.seen = NOTHING_SEEN
        self._index = RuleIndex()
        self._using = Lock()

    async def fill(self, database: Database) -> None:
        """Take in the rules that are not there yet. Nobody waits for the connection meanwhile."""
        async with database.snapshot() as connection:
            missing, seen = await rules_missing(connection, self.seen)
        for start in range(0, len(missing), _AT_ONCE):
            await asyncio.to_thread(self._take, missing[start : start + _AT_ONCE])
        self.seen = seen

    def _take(self, rules: Iterable[StoredRule]) -> None:
        for rule_id, rule in self._parsed(rules):
            with self._using:
                self._index.add(rule_id, rule)

    def _parsed(self, rules: Iterable[StoredRule]) -> Iterator[tuple[int, Rule]]:
        for rule_id, text in rules:
            alone = costing_itself_alone("rule.unreadable", rule=rule_id)
            # A rule that was right when it was kept may be none to a newer rule language.
            with alone, suppress(RuleError):
                yield rule_id, self.language.parse(text)

    def match(self, document: Document) -> list[int]:
        """Ids of the rules that an article meets, ascending."""
        with self._using:
            # A filling that was broken off may have taken some twice.
            return sorted(set(self._index.match(document)))

    def match_with(self, rules: Iterable[StoredRule], document: Document) -> list[int]:
        """The same of a few rules that are not in the index."""
        few = RuleIndex()
        for rule_id, rule in self._parsed(rules):
            few.add(rule_id, rule)
        return few.match(document)


class Rulebook:
    """The rules of the database; those that another process added are read when they are needed.

    Nobody waits for a connection, nor holds one, while many rules are read into the index.
    """

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._language = RuleLanguage(morphology)
        self.kindred = Kindred(morphology)
        self._synonyms = 0
        self._shelf: _Shelf | None = None
        self._reading_synonyms = asyncio.Lock()
        self._indexing = asyncio.Lock()

    async def learn_synonyms(self, database: Database) -> None:
        """Read words with the newsroom's synonyms as they are now."""
        async with self._reading_synonyms:
            async with database.snapshot() as connection:
                version = await synonyms_version(connection)
                if version == self._synonyms:
                    return
                groups = [group.members for group in await all_groups(connection)]
            synonyms = await asyncio.to_thread(Synonyms, groups, self._morphology)
            self._language = RuleLanguage(self._morphology, synonyms)
            self._synonyms = version

    async def learn(self, database: Database) -> None:
        """Have every rule in the index, read with the newsroom's synonyms as they are now.

        Some 50 µs a rule, when there are new synonyms or after a start. Articles are met by the
        rules as they were until it is done.
        """
        await self.learn_synonyms(database)
        async with self._indexing:
            while not self._is_indexed:
                shelf = _Shelf(self._language)
                await shelf.fill(database)
                self._shelf = shelf
                # It took a while, and another process may have kept some.
                await self.learn_synonyms(database)
            await self._learnt().fill(database)

    @property
    def _is_indexed(self) -> bool:
        return self._shelf is not None and self._shelf.language is self._language

    def _learnt(self) -> "_Shelf":
        if self._shelf is None:
            raise LookupError("no rules have been learnt yet")
        return self._shelf

    def parse(self, words: str) -> Rule:
        """The rule that a reader wrote. Raises RuleError."""
        return self._language.parse(words)

    async def parse_aside(self, words: str) -> Rule:
        """The same, in a thread when it may take milliseconds: forty unknown words do."""
        if len(words) <= _SHORT:
            return self.parse(words)
        return await asyncio.to_thread(self.parse, words)

    def retyped(self, words: str) -> str | None:
        """What the words are on a keyboard in the other layout, when that is the likelier."""
        return retyped(words, self._morphology.russian)

    def knows_russian(self, word: str) -> bool:
        """Whether the Russian dictionary has a folded word, in any form."""
        return self._morphology.russian.knows(word)

    def noun(self, written: str, language: Language | None) -> str | None:
        """What a word of a headline says, for a rule to name: a noun as far as that can be told.

        A Russian one in its dictionary form; others as they are written, in lower case.
        """
        folded = fold(written)
        if language is Language.RU:
            return self._morphology.russian.noun(folded)
        if not folded.isalpha() or not telling(self._morphology.lemmas(folded, language)):
            return None
        return written.lower()

    def read(self, article: Article | ArticleDraft) -> Document:
        """An article's headline and body, as rules and search see them."""
        return document_of(article, self._morphology)

    @property
    def seen(self) -> Seen:
        """The rules that an article is met by from now on."""
        return self._learnt().seen

    def match(self, document: Document) -> list[int]:
        """Ids of the rules that an article meets, ascending; for a thread."""
        return self._learnt().match(document)

    async def match_few(self, rules: Sequence[StoredRule], document: Document) -> list[int]:
        """The same of a few rules that have not been learnt."""
        return await asyncio.to_thread(self._learnt().match_with, rules, document)


def document_of(article: Article | ArticleDraft, morphology: Morphology) -> Document:
    """An article's headline and body, as rules and search see them."""
    text = f"{article.headline}\n{article.text}"
    return analyse(text, morphology, named_language(article))


def language_of(draft: ArticleDraft | Article) -> Language:
    """The language that a draft is written in, by its words; Russian when they do not tell."""
    return detect_language(islice(_words(draft), _TELLING_WORDS)) or Language.RU


def named_language(article: Article | ArticleDraft) -> Language | None:
    """The language that an editor has named, when that is not what the words tell."""
    if article.language is None or article.language not in set(Language):
        return None
    return None if article.language == language_of(article) else Language(article.language)


def _words(draft: ArticleDraft | Article) -> Iterable[str]:
    return (fold(token.written) for token in tokenize(f"{draft.headline}\n{draft.text}"))
