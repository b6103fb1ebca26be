"""A token: the key by which another program asks for things over the HTTP API."""

from dataclasses import dataclass
from datetime import datetime

from news.actor import token_actor

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the newsroom knows it: by its name, never by its key. Every ``*_at`` is UTC.

    ``added_by`` is a user id, 0 for an operator at the shell.
    """

    id: int
    name: str
    added_by: int
    added_at: datetime
    used_at: datetime | None = None

    @property
    def actor_id(self) -> int:
        """The id under which its program acts."""
        return token_actor(self.id)
