"""Tables as files that spreadsheets open: CSV (RFC 4180) in UTF-8."""

from collections.abc import Iterable

BOM = "\ufeff"
"""Stands at the beginning of such a file; without it Excel takes the file for Windows-1251."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def row(values: Iterable[str | int | float]) -> str:
    """One line of the table."""
    return ",".join(map(_cell, values)) + "\r\n"


def _cell(value: str | float) -> str:
    if not isinstance(value, str):
        return str(value)
    # A spreadsheet carries out what begins like a formula, also when it is quoted.
    begins = value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA)
    text = f"'{value}" if begins else value
    return '"' + text.replace('"', '""').replace("\x00", "") + '"'
