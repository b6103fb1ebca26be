"""A flood of one reader's slows that reader alone."""

from emulator import Emulator, Person, actions
from tests.journeys.conftest import Newsdesk
from texts.latest_actions import LatestPage

FLOOD = 300


async def test_who_presses_without_end_keeps_nobody_else_waiting(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, tom: Person, editor: Person
) -> None:
    await newsdesk.program()
    said = await anna.says("/latest")
    shown = await anna.sees("", since=said)
    data = LatestPage().pack()
    queries = [actions.press(emulator, anna.user, shown, data) for _ in range(FLOOD)]
    for each in range(FLOOD):
        actions.send_text(emulator, anna.user, f"договор {each}", anna.private)

    for person, command, words in ((tom, "/help", "/subscribe"), (editor, "/articles", "")):
        asked = await person.says(command)
        await person.sees(words, since=asked)

    waiting = [query for query in queries if not query.answer.done()]
    assert len(waiting) > FLOOD // 2
    # What comes of the flood comes in its order, each once.
    anna.patience = 60.0
    said = await anna.says("/language")
    await anna.sees("Русский", since=said)
    assert all(query.answer.done() for query in queries)
