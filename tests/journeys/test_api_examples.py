"""Every example of docs/api.md, run by curl in the order of the page."""

import asyncio
import os
import re
import shutil

import pytest

from bot.settings import Settings
from emulator import Person
from tests.house.tree import ROOT
from tests.journeys.conftest import Newsdesk
from tests.ports import free_address

CURL = shutil.which("curl")
EXAMPLE = re.compile(r"```sh\n(curl .*?)```\n\nAnswers `(\d{3})`", re.DOTALL)
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"api_listen": free_address()})


def test_each_example_says_what_it_is_answered() -> None:
    assert len(EXAMPLE.findall(PAGE)) == PAGE.count("```sh\ncurl ")


@pytest.mark.skipif(CURL is None, reason="there is no curl here")
async def test_the_examples_of_the_page_are_answered_as_it_says(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await newsdesk.program()
    said = await editor.says("/token add CMS")
    shown = await editor.sees("Ключ для", since=said)
    key = next(word for word in shown.text.split() if word.startswith("nd_"))
    environment = {
        **os.environ,
        "API": f"http://{newsdesk.settings.api_listen}/api/v1",
        "TOKEN": key,
    }
    for command, status in EXAMPLE.findall(PAGE):
        process = await asyncio.create_subprocess_shell(
            f"{command.rstrip()} --write-out '\n%{{http_code}}'",
            env=environment,
            stdout=asyncio.subprocess.PIPE,
        )
        answered, _ = await process.communicate()
        assert answered.decode().rpartition("\n")[2] == status, command + answered.decode()
