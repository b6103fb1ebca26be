"""All that the bot has said to a person."""

from emulator import Message, Person


async def answers(person: Person, words: str = "") -> list[Message]:
    """Everything that the bot has said with these words, once it has handled all it was told."""
    said = await person.says("/resume")
    resumed = await person.sees("Снова", since=said)
    ours = [each for each in person.chat if each.is_from_bot and each is not resumed]
    return [each for each in ours if words in each.text and "Снова" not in each.text]
