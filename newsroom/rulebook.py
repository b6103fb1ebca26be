"""Every reader's keyword rules, in memory, to meet an article with."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from threading import Lock

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
from storage.database import Connection, Database
from storage.rules import StoredRule, all_rules, rules_missing
from storage.synonyms import all_groups, synonyms_version
from storage.trouble import costing_itself_alone

# Rules that are read between two moments at which the program may be stopped.
_AT_ONCE = 500
_MOST_GAPS = 500
# Characters of a text that is parsed faster than a thread is asked to.
_SHORT = 80
# So many words are enough to tell the language of an article.
_TELLING_WORDS = 500


class TakenIds:
    """Ids that have been seen: all up to ``last``, but for the ``gaps``.

    Ids commit in any order, so a gap may still be filled. Nearly every gap is of a row that was
    never committed; of very many only the youngest are remembered.
    """

    def __init__(self) -> None:
        self.last = 0
        self.gaps: set[int] = set()

    def take(self, number: int) -> bool:
        """Note that an id is seen; whether that is news."""
        if number <= self.last:
            is_new = number in self.gaps
            self.gaps.discard(number)
            return is_new
        self.gaps.update(range(max(self.last + 1, number - _MOST_GAPS), number))
        self.last = number
        if len(self.gaps) > 2 * _MOST_GAPS:
            self.gaps = set(sorted(self.gaps)[-_MOST_GAPS:])
        return True


class _Shelf:
    """An index of rules, all read in one language."""

    def __init__(self, language: RuleLanguage) -> None:
        self.language = language
        self.index = RuleIndex()
        self.ids = TakenIds()
        self._taking = Lock()

    def take(self, rules: Iterable[StoredRule]) -> None:
        """Look for these rules too, once each; threads may take the same at the same time."""
        for rule_id, text in rules:
            alone = costing_itself_alone("rule.unreadable", rule=rule_id)
            # A rule that was right when it was kept may be none to a newer rule language.
            with self._taking, alone, suppress(RuleError):
                if self.ids.take(rule_id):
                    self.index.add(rule_id, self.language.parse(text))

    async def take_aside(self, rules: Sequence[StoredRule]) -> None:
        """The same in a thread, while the event loop goes on."""
        for start in range(0, len(rules), _AT_ONCE):
            await asyncio.to_thread(self.take, rules[start : start + _AT_ONCE])


class Rulebook:
    """The rules of the database; those that another process added are read when they are needed.

    Nobody waits for a connection, nor holds one, while many rules are read into the index.
    """

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._language = RuleLanguage(morphology)
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
                async with database.snapshot() as connection:
                    rules = await all_rules(connection)
                await shelf.take_aside(rules)
                self._shelf = shelf
                # It took a while, and another process may have kept some.
                await self.learn_synonyms(database)
            shelf = self._learnt()
            async with database.snapshot() as connection:
                added = await rules_missing(connection, shelf.ids.last, shelf.ids.gaps)
            await shelf.take_aside(added)

    async def refresh(self, connection: Connection) -> None:
        """Take in the rules that have been added since learn, which comes right before."""
        while True:
            shelf = self._learnt()
            added = await rules_missing(connection, shelf.ids.last, shelf.ids.gaps)
            if shelf is self._shelf:
                break
            # New synonyms came while the database answered, and with them another index.
        shelf.take(added)

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

    def read(self, article: Article) -> Document:
        """An article's headline and body, as rules and search see them."""
        return analyse(f"{article.headline}\n{article.text}", self._morphology)

    def match(self, document: Document) -> list[int]:
        """Ids of the rules that an article meets, ascending."""
        return sorted(self._learnt().index.match(document))


def language_of(draft: ArticleDraft) -> Language:
    """The language that a draft is written in, by its words; Russian when they do not tell."""
    return detect_language(islice(_words(draft), _TELLING_WORDS)) or Language.RU


def _words(draft: ArticleDraft) -> Iterable[str]:
    return (fold(token.written) for token in tokenize(f"{draft.headline}\n{draft.text}"))
