"""What the buttons mean by which a person speaks for a place."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ForPlace(Action, prefix="mb"):
    """Do what another button does, for the place with this subscriber's id.

    ``asked`` is that button's data. A button of a place's screen changes the place for ever,
    whomever the person who presses it speaks for by then.
    """

    place_id: int
    asked: str


@dataclass(frozen=True)
class Manage(Action, prefix="mc"):
    """Speak for a place, by its subscriber's id, from now on; without one for oneself."""

    place_id: int | None = None


@dataclass(frozen=True)
class ShowManaged(Action, prefix="md"):
    """Show for whom one speaks, and the places that one may speak for; a page from 1."""

    page: int = 1


@dataclass(frozen=True)
class Confirm(Action, prefix="mf"):
    """Do what was asked in the name of a group, in the message with this id."""

    message_id: int


@dataclass(frozen=True)
class SetSilent(Action, prefix="mg"):
    """Let everything come to a place without a sound, or with one."""

    silent: bool
