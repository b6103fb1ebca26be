"""A newsroom on each engine."""

import pytest

from storage.database import Database
from tests.factories import Newsroom, open_newsroom


@pytest.fixture
async def newsroom(database: Database) -> Newsroom:
    return await open_newsroom(database)
