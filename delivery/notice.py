"""What delivery has to tell the people who run it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DispatchHalted:
    """The same refusal from many chats: the rest of this dispatch stands still."""

    dispatch_id: int
    description: str


@dataclass(frozen=True, slots=True)
class BulkHalted:
    """Nothing goes to anybody until someone has looked: why, in a word or two."""

    reason: str


Notice = DispatchHalted | BulkHalted
