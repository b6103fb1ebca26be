"""Somebody of the newsroom, as others see them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colleague:
    """A Telegram user id, and the name that goes with it, None while nobody has told it."""

    id: int
    name: str | None = None
