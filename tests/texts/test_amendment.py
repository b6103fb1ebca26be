import pytest

from tests.texts.people import BE, EN, HEADLINE, LOCALES, RU, article, buttons, seen
from texts.amendment import correction_note, digest_withdrawn_note, withdrawal_note
from texts.locale import Locale


@pytest.mark.parametrize("locale", LOCALES.values())
def test_notes_are_one_silent_line_without_buttons(locale: Locale) -> None:
    notes = withdrawal_note(locale), digest_withdrawn_note(locale)

    for note in (*notes, correction_note(locale, article(12))):
        assert "\n" not in seen(note)
        assert note.silent
        assert not buttons(note)


def test_a_withdrawal_is_told_in_the_readers_language() -> None:
    assert seen(withdrawal_note(RU)) == "Редакция отозвала эту статью."
    assert seen(withdrawal_note(BE)) == "Рэдакцыя адклікала гэты артыкул."
    assert seen(digest_withdrawn_note(EN)) == (
        "The newsroom has withdrawn the articles of this digest."
    )


def test_a_correction_opens_the_article() -> None:
    note = correction_note(RU, article(12))

    assert seen(note) == f"Исправлено: {HEADLINE}"
    assert RU.article_url(12) in note.text
    assert len(seen(correction_note(EN, article(headline="Ы" * 900)))) < 400
