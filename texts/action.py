"""What a button means: typed data in at most 64 bytes, stable for ever, read by the handlers.

A button pressed years later must still work, so a prefix is never given a second meaning and
fields are only ever added at the end, with a default.
"""

from dataclasses import dataclass, fields
from typing import ClassVar

from texts.packing import written

MOST_BYTES = 64


@dataclass(frozen=True)
class Action:
    """What pressing a button asks for."""

    prefix: ClassVar[str]

    def __init_subclass__(cls, *, prefix: str) -> None:
        """Name the action in its data by a prefix of its own."""
        cls.prefix = prefix

    def pack(self) -> str:
        """The button's callback data."""
        values = (written(getattr(self, field.name)) for field in fields(self))
        return ":".join([self.prefix, *values])

    @property
    def fits(self) -> bool:
        """Whether Telegram takes the data; only actions that hold words can fail to."""
        return len(self.pack().encode()) <= MOST_BYTES
