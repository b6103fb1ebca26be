"""Drafts belong to the newsroom: what one editor may do with a draft, every editor may."""

from datetime import timedelta

import pytest

from emulator import Emulator, Message, Person
from handlers import draft as draft_conversation
from handlers.press import Pressed
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.test_publishing import copies, drafted, follows
from texts.action import Action
from texts.amendment_actions import StartAmendment
from texts.card_actions import OpenCard, RestoreVersion, ShowHistory
from texts.draft_actions import Break, BreakNow, Cancel, Publish, ShareDraft, ShowDraft, Undo
from texts.filing_actions import ChooseRubric, PickRubric

COLLEAGUE_ID = 200_002
NEW = "Договор не подписан\n\nСтороны договор не подписали."
EVERY_ACTION = (
    (PickRubric(1), "В какую рубрику"),
    (ChooseRubric(1, 1), "Рубрика: Политика"),
    (ShowDraft(1), "Рубрика: не выбрана"),
    (Break(1), "раньше всего остального"),
    (StartAmendment(1), "Пришлите новый текст"),
    (OpenCard(1), "Черновик"),
    (Publish(1), "Готово"),
    (BreakNow(1), "Готово"),
    (Cancel(1), "Отменено"),
)
"""What a press in a colleague's chat leads to there."""
WITHOUT_A_SCREEN = (ShareDraft, Undo)


@pytest.fixture
async def colleague(newsdesk: Newsdesk, emulator: Emulator, editor: Person) -> Person:
    """Another editor, and a draft of the first one."""
    await newsdesk.restart(admin_ids=(EDITOR_ID, COLLEAGUE_ID))
    await drafted(editor)
    return emulator.person("Пётр", "ru", user_id=COLLEAGUE_ID, role="editor")


async def opened(colleague: Person) -> Message:
    """The draft's card for any editor."""
    said = await colleague.says("/article 1")
    return await colleague.sees("Черновик", since=said)


def test_every_button_of_a_draft_is_tried() -> None:
    handled = {
        kind
        for handler in draft_conversation.routes().callback_query.handlers
        for one in handler.filters or ()
        if isinstance(one.callback, Pressed)
        for kind in one.callback.kinds
    }

    assert handled <= {type(action) for action, _ in EVERY_ACTION} | {*WITHOUT_A_SCREEN}
    assert handled >= {*WITHOUT_A_SCREEN, Publish}


@pytest.mark.parametrize(
    ("action", "seen"), EVERY_ACTION, ids=[type(action).__name__ for action, _ in EVERY_ACTION]
)
async def test_a_colleague_may_do_with_a_draft_what_its_author_may(
    colleague: Person, anna: Person, action: Action, seen: str
) -> None:
    await follows(anna, "договор")
    card = await opened(colleague)
    await colleague.forges(ShowHistory(1).pack(), on=card)
    said = await colleague.says("/help")
    await colleague.sees("/latest", since=said)

    await colleague.forges(action.pack(), on=card)

    await colleague.sees(seen, since=said)


async def test_a_colleague_undoes_what_departs(
    newsdesk: Newsdesk, editor: Person, colleague: Person
) -> None:
    await newsdesk.restart(undo_seconds=3600)
    card = await opened(colleague)
    await editor.presses("Опубликовать")

    toast = await colleague.forges(Undo(1).pack(), on=card)
    shown = await colleague.forges(ShareDraft(1).pack(), on=card)
    newsdesk.clock.advance(timedelta(hours=2))
    await newsdesk.tick("departing")

    assert toast
    assert shown
    assert "Черновик" in (await opened(colleague)).text


async def test_a_colleague_gives_it_another_text_and_an_earlier_one(colleague: Person) -> None:
    said = await colleague.says(f"/edit 1\n{NEW}")
    await colleague.sees("Стороны договор не подписали", since=said)
    card = await opened(colleague)
    said = await colleague.says("/help")

    await colleague.forges(RestoreVersion(1, 1).pack(), on=card)

    await colleague.sees("Стороны подписали договор сегодня", since=said)


@pytest.mark.parametrize(
    "pressed",
    [
        Publish(1, None, 1),
        Break(1, None, 1),
        BreakNow(1, 1),
    ],
)
async def test_nothing_is_published_that_its_editor_has_not_seen(
    emulator: Emulator,
    editor: Person,
    colleague: Person,
    anna: Person,
    pressed: Action,
    refusals: set[str],
) -> None:
    # A card may be brought up to date at the moment at which another takes its place.
    refusals.add("Bad Request: message to edit not found")
    await follows(anna, "договор")
    card = await editor.sees("Рубрика:")
    said = await colleague.says(f"/edit 1\n{NEW}")
    await colleague.sees("Стороны договор не подписали", since=said)

    # As it was pressed before the card was brought up to date.
    toast = await editor.forges(pressed.pack(), on=card)

    assert "изменился" in toast
    await editor.sees_gone(card)
    shown = await editor.sees("Стороны договор не подписали")
    assert copies(emulator, anna, "Договор") == 0
    await editor.presses("Опубликовать", on=await editor.sees("Рубрика:", since=shown))
    await anna.sees("Договор не подписан")


async def test_back_to_a_draft_shows_what_a_colleague_has_made_of_it(
    editor: Person, colleague: Person
) -> None:
    card = await editor.sees("Рубрика:")
    preview = await editor.sees("Стороны подписали")
    await editor.presses("Рубрика", on=card)
    said = await colleague.says(f"/edit 1\n{NEW}")
    await colleague.sees("Стороны договор не подписали", since=said)

    await editor.presses("Назад", on=card)

    await editor.sees("Стороны договор не подписали", within=preview)
