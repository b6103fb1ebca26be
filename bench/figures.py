"""How a figure is shown: a line that a person reads, and that the entry reads back."""

from collections.abc import Iterable
from dataclasses import dataclass

HEADINGS = ("what", "figure", "reference", "ratio", "goal", "")
_WIDTHS = (52, 14, 14, 7, 9, 6)
_BETWEEN = " │ "
_WHOLE, _TENTHS = 100, 10


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure beside the reference of the same run; a goal is about the ratio, if there is one.

    ``least`` and ``most`` are the bounds that it should keep.
    """

    what: str
    value: float
    unit: str
    reference: float | None = None
    ratio: float | None = None
    least: float | None = None
    most: float | None = None

    def cells(self) -> tuple[str, ...]:
        """What stands in the table, under HEADINGS."""
        return (
            self.what,
            f"{_number(self.value)} {self.unit}",
            "" if self.reference is None else f"{_number(self.reference)} {self.unit}",
            "" if self.ratio is None else f"{_number(self.ratio)}×",
            self._goal(),
            self._verdict(),
        )

    def _goal(self) -> str:
        unit = f" {self.unit}" if self.ratio is None else "×"
        if self.least is not None:
            return f"≥ {self.least:g}{unit}"
        return "" if self.most is None else f"≤ {self.most:g}{unit}"

    def _verdict(self) -> str:
        if self.least is None and self.most is None:
            return ""
        bound = self.value if self.ratio is None else self.ratio
        above = self.least is None or bound >= self.least
        return "met" if above and (self.most is None or bound <= self.most) else "MISSED"


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print a table."""
    print(f"{title}\n{line(HEADINGS)}")
    for figure in figures:
        print(line(figure.cells()), flush=True)


def line(cells: Iterable[str]) -> str:
    """A row of a table: the first cell to the left, the others to the right."""
    first, *others = (f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))
    return "  " + _BETWEEN.join([f"{first.strip():<{_WIDTHS[0]}}", *others]).rstrip()


def cells_of(line: str) -> tuple[str, ...] | None:
    """The cells of a table's row; None for any other line, headings too."""
    cells = tuple(cell.strip() for cell in line.split(_BETWEEN.strip()))
    return cells if len(cells) == len(HEADINGS) and cells != HEADINGS else None


def _number(value: float) -> str:
    if abs(value) >= _WHOLE or value == int(value):
        return f"{value:,.0f}"
    return (
        f"{value:.1f}" if abs(value) >= _TENTHS else f"{value:.2g}" if value < 1 else f"{value:.2f}"
    )
