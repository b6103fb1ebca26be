"""A newsroom on each engine."""

import pytest

from news.words.morphology import Morphology
from storage.database import Database
from tests.factories import Newsroom, open_newsroom


@pytest.fixture
async def newsroom(database: Database, morphology: Morphology) -> Newsroom:
    return await open_newsroom(database, morphology)
