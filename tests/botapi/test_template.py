from typing import Any

import orjson

from botapi.template import Template, plain_template, template
from texts.actions import OpenArticle
from texts.html import Html
from texts.message import Button, Message

ANNA = 5


def call(made: Template, **options: bool) -> dict[str, Any]:
    body: dict[str, Any] = orjson.loads(made.body(ANNA, **options))
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


def test_a_photo_carries_the_text_below_it() -> None:
    made = template(Message(Html("<b>Новость</b>"), photo="file", silent=False))

    assert made.method == "sendPhoto"
    assert call(made)["photo"] == "file"
    assert call(made)["caption"] == "<b>Новость</b>"
    assert "link_preview_options" not in call(made)


def test_buttons_of_every_kind_become_a_keyboard() -> None:
    row = (
        Button("Читать", action=OpenArticle(1)),
        Button("Сайт", url="https://belta.by"),
        Button("Поделиться", inline_query="1"),
        Button("Ключ", copy="secret"),
    )
    keyboard = call(template(Message(Html("x"), (row,))))["reply_markup"]["inline_keyboard"]

    assert keyboard == [
        [
            {"text": "Читать", "callback_data": OpenArticle(1).pack()},
            {"text": "Сайт", "url": "https://belta.by"},
            {"text": "Поделиться", "switch_inline_query": "1"},
            {"text": "Ключ", "copy_text": {"text": "secret"}},
        ]
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
