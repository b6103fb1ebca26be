"""Every reader's keyword rules, in memory, to meet an article with."""

import re

from storage.database import Connection
from storage.rules import rules_after


class Rulebook:
    """The rules of the database; those that another process added are read when they are needed."""

    def __init__(self) -> None:
        self._rules: dict[int, str] = {}
        self._last = 0

    async def refresh(self, connection: Connection) -> None:
        """Take in the rules that have been added since the last time."""
        for rule_id, text in await rules_after(connection, self._last):
            self._rules[rule_id] = text
            self._last = rule_id

    def match(self, text: str) -> list[int]:
        """Ids of the rules that a text meets, ascending."""
        words = set(re.findall(r"\w+", text.casefold()))
        return [rule for rule, wanted in self._rules.items() if set(wanted.split()) <= words]
