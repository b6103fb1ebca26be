"""The newsroom's people: what is said of them, and what a dismissal offers back."""

import pytest

from news.colleague import Colleague
from news.role import Role
from tests.texts.people import RU, buttons, seen
from texts.editor_actions import SetRole
from texts.editors import editor_dismissed, which_role


def test_whoever_never_was_in_the_newsroom_is_not_said_to_have_left_it() -> None:
    asked = seen(which_role(RU, Colleague(7, "Kate", role=Role.READER)))

    assert asked.startswith("Kate · не в редакции · 7")


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR])
def test_a_dismissal_is_undone_with_the_role_that_was_taken(role: Role) -> None:
    undo, _ = buttons(editor_dismissed(RU, Colleague(7, "Kate", role=role)))

    assert undo.action == SetRole(7, role)
