"""Tables as files that spreadsheets open: CSV (RFC 4180) in UTF-8."""

from collections.abc import Iterable

BOM = "\ufeff"
"""Stands at the beginning of such a file; without it Excel takes the file for Windows-1251."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def row(values: Iterable[str | int | float]) -> str:
    """One line of the table."""
    return ",".join(map(_cell, values)) + "\r\n"


def harmless(text: str) -> str:
    """A cell that no program of tables takes for a formula, also when it is quoted."""
    begins = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if begins else text


def _cell(value: str | float) -> str:
    if not isinstance(value, str):
        return str(value)
    return '"' + harmless(value).replace('"', '""').replace("\x00", "") + '"'
