"""Long articles with a photo: read on in their caption, shared with it."""

import pytest

from emulator import Emulator, Person
from emulator.faults import Fault
from emulator.messages import Message
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk

LONG = "\n".join(f"Абзац {number}. " + "Слово за словом, дальше. " * 20 for number in range(6))


async def published(newsdesk: Newsdesk, editor: Person, anna: Person) -> Message:
    """A long article with a photo, as Anna has it."""
    await newsdesk.program()
    await anna.says("/subscribe мост")
    await anna.sees("Слежу")
    # What is longer than a caption comes as a text, and takes the photo.
    photo = await editor.sends_photo(png(90, 60))
    await editor.says(f"/post\nМост открыт\n\n{LONG}", to=photo)
    await editor.presses("Опубликовать")
    return await anna.sees("Мост открыт\n\nАбзац 0.")


async def test_it_reads_on_within_its_caption_and_is_not_posted_again(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    copy = await published(newsdesk, editor, anna)
    photo, folded, many = copy.media, copy.text, len(anna.chat)

    await anna.presses("Читать полностью", on=copy)
    await anna.sees("1 из ", within=copy)
    total = int(copy.text.rsplit(" ", 1)[1])
    told = [copy.text]
    for number in range(2, total + 1):
        await anna.presses("Дальше", on=copy)
        await anna.sees(f"{number} из {total}", within=copy)
        told.append(copy.text)
    await anna.presses("Назад", on=copy)
    await anna.sees(f"{total - 1} из {total}", within=copy)
    await anna.presses("Свернуть", on=copy)

    assert copy.text == folded
    assert (copy.media, len(anna.chat)) == (photo, many)
    assert all(f"Абзац {number}." in "".join(told) for number in range(6))


async def test_it_is_saved_between_its_pages(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    copy = await published(newsdesk, editor, anna)
    await anna.presses("Читать полностью", on=copy)
    await anna.presses("Сохранить", on=copy)
    await anna.presses("Дальше", on=copy)

    assert await anna.presses("Сохранено", on=copy) == "Убрано из сохранённого"
    assert "2 из " in copy.text


async def test_the_share_button_offers_it_with_its_photo(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    copy = await published(newsdesk, editor, anna)
    query = await anna.presses("Переслать", on=copy)
    (result,) = await anna.inline(query)

    shared = await anna.chooses(result, query)

    assert result["type"] == "photo"
    assert shared.media == copy.media
    assert shared.text.startswith("Мост открыт\n\nАбзац 0.")
    assert "Открыть в боте" in str(shared.markup)


async def test_words_find_it_as_a_text_with_a_thumbnail_where_the_web_has_one(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await published(newsdesk, editor, anna)
    (bare,) = await anna.inline("мост")
    await newsdesk.restart(api_listen="127.0.0.1:0", api_url="https://news.example")
    (result,) = await anna.inline("мост")

    assert "thumbnail_url" not in bare
    assert (result["type"], result["thumbnail_url"]) == (
        "article",
        "https://news.example/a/1/photo",
    )


class TestRefusedPhotos:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return {*refusals, "Bad Request: wrong file identifier"}

    async def test_a_photo_that_telegram_does_not_take_is_shared_without(
        self, newsdesk: Newsdesk, editor: Person, anna: Person, emulator: Emulator
    ) -> None:
        await published(newsdesk, editor, anna)
        refusal = Fault.error(400, "Bad Request: wrong file identifier/HTTP URL specified")
        emulator.faults.add(refusal, method="answerInlineQuery", times=1)

        (result,) = await anna.inline("#1")

        assert result["type"] == "article"
