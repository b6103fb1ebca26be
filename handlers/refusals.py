"""Refusals shared by several handlers."""

from handlers.answer import Answer, say
from handlers.visitor import Visitor
from news.rule_language import RuleError
from texts.errors import bad_rule


def refused_rule(
    visitor: Visitor, words: str, error: RuleError, *, searched: bool = False
) -> Answer:
    """Say what is wrong with a rule, or with words that are ``searched`` for, and where."""
    return say(bad_rule(visitor.locale, error.reason, words, error.position, searched=searched))
