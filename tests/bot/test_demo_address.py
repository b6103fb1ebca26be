"""The demo says where it is, however slow the machine."""

import pytest

from bot.demo import Places, announce, populate
from emulator import Emulator


async def test_the_address_is_told_though_the_bot_does_not_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    editor = populate(Emulator())
    editor.patience = 0.0
    places = Places("http://chat.example", "http://news.example/", "http://own.example")

    await announce(editor, "Мост открыт", places, open_browser=False)

    assert "Open http://chat.example in a browser." in capsys.readouterr().out
