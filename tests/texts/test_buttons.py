"""Every button that was ever shown is read for ever."""

import pytest

from tests.texts.buttons import Shown, kinds, layout_of, read
from texts.action import Action
from texts.actions import parse

KINDS = {kind.prefix: kind for kind in kinds()}


@pytest.mark.parametrize("shown", read(), ids=lambda each: each.prefix)
def test_a_button_means_what_it_meant(shown: Shown) -> None:
    kind = KINDS.get(shown.prefix)

    assert kind is not None, "there are messages with this button in people's chats"
    assert kind.__name__ == shown.meaning
    assert f"{layout_of(kind)} ".startswith(f"{shown.layout} ".lstrip())
    assert isinstance(parse(shown.example), kind)


@pytest.mark.parametrize("kind", kinds(), ids=lambda each: each.prefix)
def test_every_kind_of_button_is_in_the_inventory(kind: type[Action]) -> None:
    assert kind.prefix in {each.prefix for each in read()}, "python -m tests.texts.buttons"
