from dataclasses import replace

import pytest

from news.article import ArticleStatus, Change
from news.dispatch import DeliveryState, Tally
from tests.texts.people import BE, EN, HEADLINE, LOCALES, RU, article, buttons, seen
from texts.action import Action
from texts.amendment import (
    amendment_progress,
    amendment_result,
    correction_note,
    digest_withdrawn_note,
    not_withdrawable,
    withdrawal_note,
    withdrawal_question,
)
from texts.amendment_actions import Withdraw
from texts.card_actions import OpenCard, RestoreVersion, ShowHistory
from texts.draft_actions import Cancel, StartPost, Undo
from texts.locale import Locale
from texts.sending_actions import ContinueSending, StopSending


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


@pytest.mark.parametrize(
    ("locale", "copies", "told"),
    [
        (RU, 0, "№ 12 · Готово, текст новый. Разосланных копий нет."),
        (RU, 1, "№ 12 · Готово: обновлено 1 сообщение."),
        (RU, 3, "№ 12 · Готово: обновлены 3 сообщения."),
        (RU, 1240, "№ 12 · Готово: обновлено 1\xa0240 сообщений."),
        (BE, 3, "№ 12 · Гатова: абноўлены 3 паведамленні."),
        (EN, 1, "№ 12 · Done: 1 message updated."),
        (EN, 1240, "№ 12 · Done: 1,240 messages updated."),
    ],
)
def test_a_result_counts_messages_in_the_right_plural(
    locale: Locale, copies: int, told: str
) -> None:
    message = amendment_result(locale, Change.EDIT, copies, Tally({}), article_id=12, revision=3)

    assert seen(message) == told


@pytest.mark.parametrize(
    ("locale", "changed", "unreached", "told"),
    [
        (RU, 98, 2, "№ 12 · Готово: обновлено 98 сообщений. Не удалось изменить 2 копии: "),
        (RU, 0, 1, "№ 12 · Готово, текст новый. Не удалось изменить 1 копию: "),
        (BE, 98, 25, "№ 12 · Гатова: абноўлена 98 паведамленняў. Не ўдалося змяніць 25 копій: "),
        (EN, 98, 1, "№ 12 · Done: 98 messages updated. 1 copy could not be changed: "),
        (EN, 0, 7, "№ 12 · Done, the text is new. 7 copies could not be changed: "),
    ],
)
def test_a_result_says_how_many_copies_could_not_be_changed(
    locale: Locale, changed: int, unreached: int, told: str
) -> None:
    message = amendment_result(
        locale, Change.EDIT, changed, Tally({}), article_id=12, revision=3, unreached=unreached
    )

    assert seen(message).startswith(told)


def test_a_result_offers_the_earlier_text_and_a_withdrawal_has_none() -> None:
    edited = amendment_result(RU, Change.EDIT, 1, Tally({}), article_id=12, revision=3)
    withdrawn = amendment_result(RU, Change.WITHDRAWAL, 1, Tally({}), article_id=12, revision=4)

    assert [each.action for each in buttons(edited)] == [RestoreVersion(12, 2), OpenCard(12)]
    assert [each.action for each in buttons(withdrawn)] == [StartPost()]


def test_a_correction_says_how_many_were_told() -> None:
    notes = Tally({DeliveryState.SENT: 22})

    message = amendment_result(RU, Change.CORRECTION, 25, notes, article_id=12, revision=3)

    assert seen(message).endswith("исправлено 25 сообщений. Об исправлении сообщено: 22.")


def test_progress_is_told_by_what_is_being_done() -> None:
    going = amendment_progress(RU, Change.CORRECTION, 812, 1240, 15, article_id=12)
    halted = amendment_progress(EN, Change.WITHDRAWAL, 0, 0, 15, article_id=12, halted=True)

    assert seen(going) == ("№ 12 · исправляется: 812 из 1\xa0240 · осталось около 15 секунд")
    assert [each.action for each in buttons(going)] == [StopSending()]
    assert seen(halted) == "№ 12 · being withdrawn · stopped"
    assert [each.action for each in buttons(halted)] == [ContinueSending()]


def test_a_withdrawal_is_asked_with_the_number_of_copies_and_the_dangerous_button_last() -> None:
    message = withdrawal_question(RU, article(12), 3)

    assert "Она дошла до читателей: 3 копии." in seen(message)
    assert [each.action for each in buttons(message)] == [OpenCard(12), Withdraw(12)]


def test_a_withdrawal_of_what_nobody_has_says_nothing_of_copies() -> None:
    message = withdrawal_question(EN, article(12), 0)

    assert "No reader has it.\nThe article will disappear from digests" in seen(message)


@pytest.mark.parametrize(
    ("status", "action"),
    [
        (ArticleStatus.DRAFT, Cancel(12)),
        (ArticleStatus.DEPARTING, Undo(12)),
        (ArticleStatus.CANCELLED, ShowHistory(12)),
        (ArticleStatus.WITHDRAWN, ShowHistory(12)),
    ],
)
def test_what_is_not_out_is_answered_with_what_can_be_done(
    status: ArticleStatus, action: Action
) -> None:
    message = not_withdrawable(EN, replace(article(12), status=status))

    assert [each.action for each in buttons(message)] == [action]
