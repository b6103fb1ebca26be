"""Rules for tests, read one at a time."""

from news.rule import Rule
from news.rule_language import RuleLanguage
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms


def parse_rule(text: str, morphology: Morphology, synonyms: Synonyms | None = None) -> Rule:
    """One rule that a reader wrote; see RuleLanguage.parse."""
    return RuleLanguage(morphology, synonyms).parse(text)
