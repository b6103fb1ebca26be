import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from news.deed import Deed, DeedFilter, DeedKind
from newsroom import amending, drafting, logbook, publishing, synonyms, withdrawing
from newsroom.rights import Doer
from storage.deeds import keep_deed
from tests.factories import COLLEAGUE, EDITOR, MINUTE, NOON, Newsroom
from tests.texts.people import LOCALES
from texts.log import log_header, log_rows
from texts.spreadsheet import row

BY = Doer(EDITOR, NOON)


async def test_each_deed_is_kept_once_however_often_it_is_asked_for(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    seen = newsroom.seen("Договор", "Подписан.")
    for _ in range(2):
        draft = await drafting.draft(desk, seen, EDITOR, NOON, request="message 1 2 3")
    await publishing.publish(desk, draft.id, NOON, undo=MINUTE, by=BY)
    await publishing.recall(desk, draft.id, BY)
    await publishing.break_news(desk, draft.id, NOON, by=BY)
    for request, correction in (("message 1 3 4", False), ("message 1 4 5", True)):
        wording = newsroom.seen("Договор", f"Подписан {request}.")
        for _ in range(2):
            await amending.revise(
                desk, draft.id, wording, COLLEAGUE, NOON, correction=correction, request=request
            )
    for _ in range(2):
        await withdrawing.withdraw(desk, draft.id, EDITOR, NOON, request="press 1")
        group = await synonyms.keep(desk, ("дом", "хата"), BY)
    for _ in range(2):
        await synonyms.remove(desk, group.id, BY)

    page = await logbook.log_page(desk, DeedFilter(), 1, 100)

    assert [(each.kind.value, each.article_id) for each in reversed(page.deeds)] == [
        ("drafted", draft.id),
        ("published", draft.id),
        ("recalled", draft.id),
        ("broke", draft.id),
        ("edited", draft.id),
        ("corrected", draft.id),
        ("withdrew", draft.id),
        ("synonyms kept", None),
        ("synonyms removed", None),
    ]
    assert page.headlines == {draft.id: "Договор"}


async def test_the_log_is_paged_filtered_and_read_in_portions(newsroom: Newsroom) -> None:
    async with newsroom.desk.database.transaction() as connection:
        for number in range(1201):
            person = EDITOR if number % 3 else COLLEAGUE
            deed = Deed(DeedKind.EDITED, person, NOON, number % 2 or None, "=1+1")
            await keep_deed(connection, deed)

    last = await logbook.log_page(newsroom.desk, DeedFilter(), 10**9, 10)
    by_one = await logbook.log_page(newsroom.desk, DeedFilter(person_id=COLLEAGUE), 1, 10)
    of_one = await logbook.log_page(newsroom.desk, DeedFilter(article_id=1), 2, 10)
    nothing = await logbook.log_page(newsroom.desk, DeedFilter(article_id=99), 5, 10)
    portions = [each async for each in logbook.whole_log(newsroom.desk, DeedFilter())]

    assert (last.offset, last.total, len(last.deeds)) == (1200, 1201, 1)
    assert {each.person_id for each in by_one.deeds} == {COLLEAGUE}
    assert (of_one.offset, of_one.total) == (10, 600)
    assert (nothing.offset, nothing.total, nothing.deeds) == (0, 0, ())
    assert [len(each.deeds) for each in portions] == [500, 500, 201]
    locale = next(iter(LOCALES.values()))
    lines = "".join([log_header(locale), *log_rows(locale, portions[0])])
    table = list(csv.reader(io.StringIO(lines)))
    assert len(table) == 501
    assert table[1][-1] == "'=1+1"


@given(st.lists(st.text(st.characters(exclude_characters="\x00"), max_size=9), min_size=1))
def test_a_spreadsheet_reads_what_was_written_and_carries_nothing_out(values: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(row(values), newline=""), strict=True)

    for cell, value in zip(read, values, strict=True):
        assert cell.removeprefix("'").strip("'") == value.removeprefix("'").strip("'")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
