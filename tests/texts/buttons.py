"""The inventory of all buttons that were ever shown: ``python -m tests.texts.buttons`` adds to it.

A line is never taken out and never changed but at its end: messages with these buttons are in
people's chats.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from texts import actions
from texts.action import Action

INVENTORY = Path(__file__).parents[1] / "data" / "buttons.tsv"


class Shown(NamedTuple):
    """A kind of button: its prefix, its meaning, the layout of its data, and one as it is sent."""

    prefix: str
    meaning: str
    layout: str
    example: str


def read() -> list[Shown]:
    """The inventory."""
    lines = INVENTORY.read_text("utf-8").splitlines() if INVENTORY.exists() else []
    return [Shown(*line.split("\t")) for line in lines]


def layout_of(kind: type[Action]) -> str:
    """Names and types of the fields, in their order."""
    hints = get_type_hints(kind)
    return " ".join(f"{each.name}:{_named(hints[each.name])}" for each in fields(kind))


def kinds() -> Sequence[type[Action]]:
    """Every kind of button, by prefix."""
    assert actions.parse("h") is not None
    return sorted(Action.__subclasses__(), key=lambda each: each.prefix)


def with_new(known: Iterable[Shown], examples: dict[type[Action], Action]) -> list[Shown]:
    """The inventory with the kinds that it lacks."""
    found = {each.prefix: each for each in known}
    for kind in kinds():
        shown = Shown(kind.prefix, kind.__name__, layout_of(kind), examples[kind].pack())
        found.setdefault(kind.prefix, shown)
    return [found[prefix] for prefix in sorted(found)]


def _named(hint: Any) -> str:
    name = hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__args__") else str(hint)
    return name.replace(" ", "")


if __name__ == "__main__":
    from tests.texts.test_actions import extremes

    lines = with_new(read(), {kind: extremes(kind)[0] for kind in kinds()})
    INVENTORY.write_text("".join("\t".join(each) + "\n" for each in lines), "utf-8")
