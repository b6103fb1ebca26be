"""/feed: a reader takes a rubric or words away to any feed reader."""

import re
from collections.abc import AsyncIterator
from xml.etree import ElementTree as ET

import pytest
from aiohttp import ClientSession

from bot.settings import Settings
from emulator import Person
from tests.journeys.conftest import Newsdesk
