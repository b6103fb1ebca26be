from typing import Any

import orjson
import pytest
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import LinkPreviewOptions

from botapi.calls import Reply, editing, reply, sending
from botapi.template import (
    DELETION,
    Target,
    Template,
    edit_template,
    plain_edit_template,
    plain_template,
    template,
)
from texts.article_actions import OpenArticle
from texts.html import Html
from texts.message import Button, Key, Message

ANNA = 5


def call(made: Template, **options: bool) -> dict[str, Any]:
    body: dict[str, Any] = orjson.loads(made.body(Target(ANNA), **options))
    return body


def test_a_text_becomes_a_call() -> None:
    made = template(Message(Html("<b>Новость</b>"), silent=False))

    assert made.method == "sendMessage"
    assert call(made) == {
        "chat_id": ANNA,
        "text": "<b>Новость</b>",
        "parse_mode": "HTML",
        "disable_notification": False,
        "link_preview_options": {"is_disabled": True},
    }


def test_keys_take_the_place_of_letters_until_one_is_pressed() -> None:
    keys = (Key("Моё место", asks_location=True), Key("Нет"))

    assert call(template(Message(Html("Где вы?"), keys=keys)))["reply_markup"] == {
        "keyboard": [[{"text": "Моё место", "request_location": True}], [{"text": "Нет"}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def test_no_keys_give_the_letters_back() -> None:
    taken = call(template(Message(Html("Спасибо"), keys=())))

    assert taken["reply_markup"] == {"remove_keyboard": True}


def test_a_photo_carries_the_text_below_it() -> None:
    made = template(Message(Html("<b>Новость</b>"), photo="file", silent=False))

    assert made.method == "sendPhoto"
    assert call(made)["photo"] == "file"
    assert call(made)["caption"] == "<b>Новость</b>"
    assert "link_preview_options" not in call(made)


def test_buttons_of_every_kind_become_a_keyboard() -> None:
    row = (
        Button("Да", action=OpenArticle(1)),
        Button("Тут", url="https://belta.by"),
        Button("Всем", inline_query="1"),
        Button("Ключ", copy="secret"),
    )
    keyboard = call(template(Message(Html("x"), (row,))))["reply_markup"]["inline_keyboard"]

    assert keyboard == [
        [
            {"text": "Да", "callback_data": OpenArticle(1).pack()},
            {"text": "Тут", "url": "https://belta.by"},
            {"text": "Всем", "switch_inline_query": "1"},
            {"text": "Ключ", "copy_text": {"text": "secret"}},
        ]
    ]


def test_a_row_whose_labels_a_narrow_phone_would_cut_off_is_broken() -> None:
    row = (Button("‹ Назад", url="x"), Button("Следить за словами", url="y"))
    keyboard = call(template(Message(Html("x"), (row,))))["reply_markup"]["inline_keyboard"]

    assert keyboard == [
        [{"text": "‹ Назад", "url": "x"}],
        [{"text": "Следить за словами", "url": "y"}],
    ]


def test_plain_text_has_nothing_that_could_be_refused() -> None:
    message = Message(
        Html("<b>a &lt; b</b>" + "&amp;" * 5000), ((Button("x", url="x"),),), photo="file"
    )
    body = call(plain_template(message))

    assert body["text"].startswith("a < b&&")
    assert len(body["text"]) <= 4096
    assert not {"parse_mode", "reply_markup", "photo"} & body.keys()


def test_a_paid_call_says_so() -> None:
    made = template(Message(Html("x")))

    assert call(made, paid=True)["allow_paid_broadcast"] is True
    assert "allow_paid_broadcast" not in call(made)


def test_a_topic_and_what_is_answered_stand_in_the_call() -> None:
    made = template(Message(Html("x")))
    body = orjson.loads(made.body(Target(-100, thread_id=3, reply_to=9)))

    assert (body["chat_id"], body["message_thread_id"]) == (-100, 3)
    assert body["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": True}


def test_a_chat_itself_is_no_topic_and_answers_nothing() -> None:
    body = call(template(Message(Html("x"))))

    assert not {"message_thread_id", "reply_parameters", "message_id"} & body.keys()


def test_a_message_is_changed_where_it_is() -> None:
    made = edit_template(Message(Html("<b>x</b>"), ((Button("Сайт", url="https://belta.by"),),)))

    assert made.method == "editMessageText"
    assert not made.has_photo
    assert orjson.loads(made.body(Target(ANNA, thread_id=3, message_id=7, reply_to=9))) == {
        "chat_id": ANNA,
        "message_id": 7,
        "text": "<b>x</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [[{"text": "Сайт", "url": "https://belta.by"}]]},
    }


def test_below_a_photo_the_caption_is_changed() -> None:
    made = edit_template(Message(Html("<b>x</b>"), photo="file"))

    assert made.method == "editMessageCaption"
    assert made.has_photo
    assert call(made) == {"chat_id": ANNA, "caption": "<b>x</b>", "parse_mode": "HTML"}


def test_another_photo_takes_its_place() -> None:
    made = edit_template(Message(Html("<b>x</b>"), photo="file"), new_photo=True)

    assert made.method == "editMessageMedia"
    assert made.has_photo
    assert call(made)["media"] == {
        "type": "photo",
        "media": "file",
        "caption": "<b>x</b>",
        "parse_mode": "HTML",
    }


@pytest.mark.parametrize(
    ("photo", "method", "field", "most"),
    [(None, "editMessageText", "text", 4096), ("file", "editMessageCaption", "caption", 1024)],
)
def test_plain_edits_have_nothing_that_could_be_refused(
    photo: str | None, method: str, field: str, most: int
) -> None:
    message = Message(Html("<b>a &lt; b</b>" + "&amp;" * 5000), ((Button("x", url="x"),),), photo)
    made = plain_edit_template(message)

    assert made.method == method
    assert call(made)[field].startswith("a < b&&")
    assert len(call(made)[field]) <= most
    assert not {"parse_mode", "reply_markup", "photo", "media"} & call(made).keys()


def test_a_deletion_names_the_message_alone() -> None:
    assert DELETION.method == "deleteMessage"
    assert orjson.loads(DELETION.body(Target(ANNA, message_id=7))) == {
        "chat_id": ANNA,
        "message_id": 7,
    }


PAGE = "https://www.belta.by/1?a=1&b=2"
CARD = {"is_disabled": False, "url": PAGE, "prefer_small_media": True}


def test_the_preview_is_of_the_named_page_and_never_of_a_link_in_the_text() -> None:
    message = Message(Html('<a href="https://example.org">x</a>'), preview=PAGE)

    assert call(template(message))["link_preview_options"] == CARD
    assert call(edit_template(message))["link_preview_options"] == CARD
    for made in (plain_template(message), plain_edit_template(message)):
        assert call(made)["link_preview_options"] == {"is_disabled": True}


def test_a_photo_has_no_preview() -> None:
    message = Message(Html("x"), photo="file", preview=PAGE)

    for made in (template(message), edit_template(message), edit_template(message, new_photo=True)):
        assert "link_preview_options" not in call(made)


@pytest.mark.parametrize("preview", [None, PAGE])
def test_replies_and_bulk_ask_for_the_same_preview(preview: str | None) -> None:
    message = Message(Html("x"), preview=preview)
    options = call(template(message))["link_preview_options"]

    replied = reply(ANNA, message)
    assert isinstance(replied, Reply)
    assert orjson.loads(replied.body)["link_preview_options"] == options
    for made in (sending(ANNA, message), editing(ANNA, 7, message)):
        assert isinstance(made, SendMessage | EditMessageText)
        asked = made.link_preview_options
        assert isinstance(asked, LinkPreviewOptions)
        assert {name: getattr(asked, name) for name in options} == options
