"""The column types for what people write, the same on both engines."""

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from news.storable import storable


class ShortWriting(TypeDecorator[str]):
    """Text of some length, without what one of the engines refuses: NUL, halves of characters."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What can be kept of it."""
        return None if value is None else storable(value)


class Writing(ShortWriting):
    """The same of any length."""

    impl = Text
    cache_ok = True
