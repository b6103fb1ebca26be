"""What the tests of /edit, /correct, /withdraw and edited originals begin with."""

from emulator import Message, Person
from tests.journeys.test_publishing import drafted, follows

NEW = "Договор не подписан\n\nСтороны договор не подписали."
OTHER_ID = 200_002
"""Another editor."""


async def published(editor: Person, *readers: Person) -> Message:
    """The progress line of an article that readers have; its number is 1."""
    for reader in readers:
        await follows(reader, "договор")
    card = await drafted(editor)
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Готово" if readers else "Опубликовано", within=card)
    return card


async def hears_nothing(person: Person, *, since: Message) -> None:
    """Checks that the bot has said nothing since: what comes later is answered, and that alone."""
    later = await person.says("/help")
    answer = await person.sees("/latest", since=later)
    new = [each for each in person.chat if each.is_from_bot and each.change > since.change]
    assert new == [answer]
