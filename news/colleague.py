"""Somebody of the newsroom, as others see them."""

from dataclasses import dataclass

from news.role import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works in the newsroom, or did once: a READER then; named as in Telegram.

    The ``name`` is None while nobody has told it; the ``username`` is in lower case, without its
    ``@``.
    """

    id: int
    name: str | None = None
    role: Role = Role.READER
    username: str | None = None
