"""The column types for what people write, the same on both engines."""

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from news.storable import storable


class Writing(TypeDecorator[str]):
    """Text without what one of the engines refuses: NUL, and halves of characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What can be kept of it."""
        return None if value is None else storable(value)


class ShortWriting(Writing):
    """The same in a column of some length."""

    impl = String
    cache_ok = True
