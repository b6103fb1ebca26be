"""What was accepted and what was asked: the truth that tests and benchmarks count by."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["sent", "edited", "deleted"]


@dataclass(slots=True)
class Entry:
    """One message that was sent, edited or deleted: the call was accepted."""

    sequence: int
    at: float
    """Seconds since 1970, UTC."""
    monotonic: float
    kind: Kind
    method: str
    chat_id: int
    message_id: int
    content: str
    """What the message is now: ``text``, ``photo``, ``document`` ..."""
    text: str
    """As readers see it: text or caption after parsing; empty when the message is deleted."""
    payload: dict[str, Any]
    """The call's parameters as they came."""
    delivered: bool = True
    """Whether the answer was written to a connection that was still open."""


@dataclass(slots=True)
class History:
    """What the bot made of one message that it sent."""

    chat_id: int
    message_id: int
    content: str
    """What it is in the end: ``text``, ``photo`` ..."""
    wordings: list[str]
    """The text as it was sent, and as it was after each edit, edits of the keyboard included."""
    is_deleted: bool = False
    """Whether the bot deleted it; what a person deleted is only missing in the chat."""

    @property
    def text(self) -> str:
        """The latest wording."""
        return self.wordings[-1]

    @property
    def edits(self) -> int:
        """How often it was edited."""
        return len(self.wordings) - 1

    @property
    def passing(self) -> list[str]:
        """Wordings that it was edited to and that are neither the first nor the latest."""
        ends = self.wordings[0], self.wordings[-1]
        return [wording for wording in self.wordings[1:-1] if wording not in ends]


class Ledger:
    """Accepted sends, edits and deletions in the order of their acceptance, an entry a message."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, entry: Entry) -> Entry:
        """Appends; the sequence counts from 1."""
        self.entries.append(entry)
        return entry

    def since(self, sequence: int) -> list[Entry]:
        """Entries after that sequence number."""
        return self.entries[sequence:]

    def to(self, chat_id: int) -> list[Entry]:
        """What a chat was sent."""
        return [
            entry for entry in self.entries if entry.chat_id == chat_id and entry.kind == "sent"
        ]

    def about(self, chat_id: int) -> list[Entry]:
        """What was sent, edited and deleted in a chat."""
        return [entry for entry in self.entries if entry.chat_id == chat_id]

    def recipients(self, words: str = "") -> dict[int, int]:
        """How many messages with these words each chat was sent."""
        counts: dict[int, int] = {}
        for entry in self.entries:
            if entry.kind == "sent" and words in entry.text:
                counts[entry.chat_id] = counts.get(entry.chat_id, 0) + 1
        return counts

    def busiest(self, window: float = 1.0, entries: Iterable[Entry] | None = None) -> int:
        """The most sends, edits and deletions accepted within any window of so many seconds."""
        times = [entry.monotonic for entry in (self.entries if entries is None else entries)]
        most = start = 0
        for stop, at in enumerate(times):
            while at - times[start] >= window:
                start += 1
            most = max(most, stop - start + 1)
        return most

    def histories(self, chat_id: int | None = None) -> list[History]:
        """What became of each message sent, to one chat or to all, in the order of sending.

        It is computed at each call, so that sending costs nothing for it.
        """
        found: dict[tuple[int, int], History] = {}
        for entry in self.entries if chat_id is None else self.about(chat_id):
            key = entry.chat_id, entry.message_id
            if entry.kind == "sent":
                found[key] = History(*key, entry.content, [entry.text])
            elif (history := found.get(key)) is not None:
                _follow(history, entry)
        return [*found.values()]


def _follow(history: History, entry: Entry) -> None:
    if entry.kind == "deleted":
        history.is_deleted = True
    else:
        history.content = entry.content
        history.wordings.append(entry.text)


@dataclass(slots=True)
class LoggedCall:
    """One call of any method and how it ended."""

    sequence: int
    at: float
    method: str
    chat_id: int
    code: int
    """HTTP status; 0 when the connection was dropped."""
    description: str
