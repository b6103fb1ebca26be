"""How long a reader's data is kept, as the operator has set it."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """What was sent is kept for ``sent``.

    Whoever has closed their chat is erased after ``departed``; None is never. ``backup`` is how old
    a copy of the database may be that the program makes; None when it makes none.
    """

    sent: timedelta
    departed: timedelta | None = None
    backup: timedelta | None = None
