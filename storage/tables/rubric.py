"""What articles are put under, and the words that the newsroom holds to be the same."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, text

from storage.tables.base import Id, metadata
from storage.timestamp import Timestamp
from storage.writing import ShortWriting, Writing

rubrics = Table(
    "rubrics",
    metadata,
    Column("id", Id, primary_key=True),
    Column("slug", String(64), nullable=False, unique=True),
    Column("emoji", String(16), nullable=False),
    Column("name_ru", ShortWriting(128), nullable=False),
    Column("name_be", ShortWriting(128), nullable=False),
    Column("name_en", ShortWriting(128), nullable=False),
    Column("position", Integer, nullable=False),
    # How many articles of the rubric are published: a list's total must cost nothing.
    Column("published", Integer, nullable=False, server_default=text("0")),
    Column("hidden", Boolean, nullable=False, server_default=text("false")),
    # The rubric that it is part of by now. No foreign key: both stay for ever.
    Column("merged_into", BigInteger),
    Column("merged_at", Timestamp),
)

# Words that the newsroom holds to be the same: "ЕАЭС = Евразийский экономический союз".
synonyms = Table(
    "synonyms",
    metadata,
    Column("id", Id, primary_key=True),
    Column("members", Writing(), nullable=False),
)
