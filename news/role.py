"""What a person may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Each role may do all that the ones before it may: authors write drafts, editors publish."""

    READER = "reader"
    AUTHOR = "author"
    EDITOR = "editor"
    OWNER = "owner"


EDITORS = (Role.EDITOR, Role.OWNER)
WRITERS = (Role.AUTHOR, *EDITORS)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works in the newsroom, or did once: a READER then; named as in Telegram.

    The ``username`` is in lower case, without its ``@``.
    """

    id: int
    role: Role
    name: str | None = None
    username: str | None = None
