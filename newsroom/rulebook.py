"""Every reader's keyword rules, in memory, to meet an article with."""

from collections.abc import Iterable
from contextlib import suppress

from news.article import Article, ArticleDraft
from news.language import Language
from news.matching import RuleIndex
from news.rule import Rule
from news.rule_language import RuleError, parse_rule
from news.words.document import Document, analyse
from news.words.language import detect_language
from news.words.morphology import Morphology
from news.words.tokens import fold, tokenize
from storage.database import Connection
from storage.rules import rules_after


class Rulebook:
    """The rules of the database; those that another process added are read when they are needed."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._index = RuleIndex()
        self._last = 0

    async def refresh(self, connection: Connection) -> None:
        """Take in the rules that have been added since the last time."""
        for rule_id, text in await rules_after(connection, self._last):
            # Somebody else may have taken it in while the database answered.
            if rule_id > self._last:
                self._last = rule_id
                self._add(rule_id, text)

    def parse(self, words: str) -> Rule:
        """The rule that a reader wrote. Raises RuleError."""
        return parse_rule(words, self._morphology)

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


def language_of(draft: ArticleDraft) -> Language:
    """The language that a draft is written in, by its words; Russian when they do not tell."""
    return detect_language(_words(draft)) or Language.RU


def _words(draft: ArticleDraft) -> Iterable[str]:
    return (fold(token.written) for token in tokenize(f"{draft.headline}\n{draft.text}"))
