"""What was accepted and what was asked: the truth that tests and benchmarks count by."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(slots=True)
class Entry:
    """One accepted message."""

    sequence: int
    at: float
    """Seconds since 1970, UTC."""
    monotonic: float
    method: str
    chat_id: int
    message_id: int
    text: str
    """As readers see it: text or caption after parsing."""
    payload: dict[str, Any]
    """The call's parameters as they came."""
    delivered: bool = True
    """Whether the answer was written to a connection that was still open."""

    def as_dict(self) -> dict[str, Any]:
        """For scripts that read the ledger over HTTP."""
        return asdict(self)


class Ledger:
    """Accepted messages in the order of their acceptance. An album has an entry a message."""

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
        return [entry for entry in self.entries if entry.chat_id == chat_id]

    def recipients(self, words: str = "") -> dict[int, int]:
        """How many messages with these words each chat was sent."""
        counts: dict[int, int] = {}
        for entry in self.entries:
            if words in entry.text:
                counts[entry.chat_id] = counts.get(entry.chat_id, 0) + 1
        return counts

    def busiest(self, window: float = 1.0, entries: Iterable[Entry] | None = None) -> int:
        """The most messages accepted within any window of that many seconds."""
        times = [entry.monotonic for entry in (self.entries if entries is None else entries)]
        most = start = 0
        for stop, at in enumerate(times):
            while at - times[start] >= window:
                start += 1
            most = max(most, stop - start + 1)
        return most


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
