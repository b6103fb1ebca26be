"""What a person may do."""

from enum import StrEnum


class Role(StrEnum):
    """Each role may do all that the ones before it may: authors write drafts, editors publish."""

    READER = "reader"
    AUTHOR = "author"
    EDITOR = "editor"
    OWNER = "owner"


EDITORS = (Role.EDITOR, Role.OWNER)
WRITERS = (Role.AUTHOR, *EDITORS)
