"""What changed between two wordings, as its editors see it."""

from news.article import ArticleDraft, Change, Version
from tests.texts.people import NOW, RU, article, buttons, seen
from texts.card_actions import RestoreVersion, ShowHistory
from texts.difference import difference_message
from texts.message import Message


def told(before: ArticleDraft, after: ArticleDraft) -> Message:
    old, new = (
        Version(12, revision, Change.EDIT, wording, 1, NOW)
        for revision, wording in ((3, before), (4, after))
    )
    return difference_message(RU, article(12), old, new)


def test_what_changed_in_headline_and_text_stands_out_and_can_be_taken_back() -> None:
    before = ArticleDraft("Мост открыт", ("По нему идут машины.", "Длина < 100 м.", "Всё."))
    after = ArticleDraft("Мост закрыт", ("По нему идут машины.", "Длина < 90 м.", "Всё."))

    message = told(before, after)

    assert message.text.endswith(
        "3 → 4</b>\n\n<b>Добавлено</b> · <s>убрано</s>\n\n"
        "Мост <s>открыт</s> <b>закрыт</b>\n\n"
        "По нему идут машины.\n\nДлина &lt; <s>100</s> <b>90</b> м.\n\nВсё."
    )
    assert [each.action for each in buttons(message)] == [RestoreVersion(12, 3), ShowHistory(12)]


def test_other_spaces_are_no_other_words() -> None:
    message = told(
        ArticleDraft("Мост", ("Открыт  днём.",)), ArticleDraft("Мост", ("Открыт днём.",))
    )

    assert seen(message).endswith("\n\nСлова те же.")
