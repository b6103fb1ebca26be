"""Charts as SVG: a title, a large number, and a body of columns, bars or a line.

A picture is three times as wide as a phone shows it, so nothing is written smaller than 34 units.
The font's widths are not known here: what must not collide is given room by an estimate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil, log10

from texts.drawing import FAMILY
from texts.html import clean, escape

WIDTH, HEIGHT = 1200, 700
MARGIN = 56
_TOP, _BOTTOM = 285, 610
_RIGHT = WIDTH - MARGIN
_SMALL, _LABEL, _TITLE, _NUMBER = 34, 36, 40, 100
_GRID_LINES = 3
# The mean width of a letter, and of a digit in bold, in heights of the letter.
_LETTER, _DIGIT = 0.57, 0.62
_MOST_LABELS = 5
_BETWEEN_LABELS = 40
_NICE = (1, 2, 2.5, 5, 10)
_MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart."""

    ground: str
    text: str
    quiet: str
    grid: str
    strong: str
    weak: str


LIGHT = Palette("#ffffff", "#17212b", "#5f6c78", "#e3e8ed", "#2481cc", "#e0705c")
DARK = Palette("#17212b", "#f5f7f9", "#9dadbc", "#2b3945", "#5eb5f7", "#ef8a76")


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of a chart, and how its axis says a number in few signs."""

    palette: Palette
    axis: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the body: ``number`` is large, ``about`` says what it is the number of."""

    title: str
    number: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What happened in one stretch of time: ``down`` is drawn below the line.

    None is too few to be shown. ``label`` stands below; an empty one is left out.
    """

    label: str
    up: int | None
    down: int | None = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and its number, as ``text`` says it; ``weak`` is what nobody hopes for."""

    name: str
    number: int
    text: str
    weak: bool = False


@dataclass(slots=True)
class Canvas:
    """The pieces of a picture in one style."""

    style: Style
    pieces: list[str] = field(default_factory=list)

    @property
    def palette(self) -> Palette:
        """The colours."""
        return self.style.palette

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int = _SMALL,
        *,
        colour: str = "",
        anchor: str = "start",
        strong: bool = False,
    ) -> None:
        """Words, from their baseline."""
        weight = 600 if strong else 400
        self.pieces.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}"'
            f' text-anchor="{anchor}" fill="{colour or self.palette.text}">'
            f"{escape(clean(words))}</text>"
        )

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A rectangle, its corners a little round."""
        radius = min(6.0, width / 2, height / 2)
        self.pieces.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
            f' rx="{radius:.1f}" fill="{colour}"/>'
        )

    def line(self, y: float, left: float) -> None:
        """A line of the grid."""
        self.pieces.append(
            f'<line x1="{left:.1f}" x2="{_RIGHT}" y1="{y:.1f}" y2="{y:.1f}"'
            f' stroke="{self.palette.grid}" stroke-width="2"/>'
        )

    def svg(self) -> str:
        """The whole picture."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
            f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FAMILY}">'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{self.palette.ground}"/>'
            f"{''.join(self.pieces)}</svg>"
        )


def nice(most: int) -> int:
    """The top of an axis that holds ``most``: a round number that its grid divides evenly."""
    step = max(1, ceil(most / _GRID_LINES))
    power = 10 ** int(log10(step))
    round_step = next(
        int(power * each) for each in _NICE if power * each >= step and power * each % 1 == 0
    )
    return round_step * _GRID_LINES


def begin(heading: Heading, style: Style) -> Canvas:
    """A picture with what stands above its body."""
    canvas = Canvas(style)
    quiet = style.palette.quiet
    title = _cut(heading.title, _TITLE, _RIGHT - MARGIN)
    canvas.text(MARGIN, 82, title, _TITLE, colour=quiet)
    beside = MARGIN + len(heading.number) * _NUMBER * _DIGIT
    about = escape(_cut(heading.about, _TITLE, _RIGHT - beside))
    canvas.pieces.append(
        f'<text x="{MARGIN}" y="194" fill="{style.palette.text}" font-size="{_NUMBER}"'
        f' font-weight="600">{escape(heading.number)}<tspan dx="24" font-size="{_TITLE}"'
        f' font-weight="400" fill="{quiet}">{about}</tspan></text>'
    )
    return canvas


def columns(heading: Heading, data: Sequence[Column], peak: str, style: Style) -> str:
    """Columns over time, their labels below; ``peak`` is written above the highest."""
    canvas = begin(heading, style)
    ups, downs = [each.up or 0 for each in data], [each.down or 0 for each in data]
    top, below = nice(max(ups, default=0)), max(downs, default=0)
    left = _axis_width(style, top)
    unit = (_BOTTOM - _TOP) / (top + (nice(below) if below else 0))
    zero = _TOP + top * unit
    _grid(canvas, top, left, zero, unit)
    step = (_RIGHT - left) / max(1, len(data))
    width = min(step * 0.72, 120)
    for place, each in enumerate(data):
        x = left + place * step + (step - width) / 2
        _column(canvas, x, zero, width, unit, each.up, style.palette.strong, upwards=True)
        _column(canvas, x, zero, width, unit, each.down, style.palette.weak, upwards=False)
    _labels(canvas, [each.label for each in data], left + step / 2, step)
    if any(ups):
        place = max(range(len(ups)), key=lambda each: ups[each])
        _peak(canvas, left + (place + 0.5) * step, zero - ups[place] * unit, peak, left)
    return canvas.svg()


def curve(heading: Heading, points: Sequence[tuple[str, int]], peak: str, style: Style) -> str:
    """A line over time, its labels below; ``peak`` is written at the highest point."""
    canvas = begin(heading, style)
    top = nice(max((number for _, number in points), default=0))
    left, unit = _axis_width(style, top), (_BOTTOM - _TOP) / top
    _grid(canvas, top, left, _BOTTOM, unit)
    step = (_RIGHT - left - 24) / max(1, len(points) - 1)
    places = [(left + 12 + i * step, _BOTTOM - n * unit) for i, (_, n) in enumerate(points)]
    _path(canvas, places)
    _labels(canvas, [label for label, _ in points], left + 12, step)
    if any(number for _, number in points):
        x, y = min(reversed(places), key=lambda place: place[1])
        canvas.pieces.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="11" fill="{style.palette.strong}"/>'
        )
        _peak(canvas, x, y - 8, peak, left)
    return canvas.svg()


def bars(heading: Heading, data: Sequence[Bar], style: Style, none: str = "") -> str:
    """Lying bars with a name before and a number behind each; ``none`` says that there is none."""
    canvas = begin(heading, style)
    if not data:
        canvas.text(MARGIN, (_TOP + _BOTTOM) / 2, none, _TITLE, colour=style.palette.quiet)
    data = data[:_MOST_BARS]
    room = (HEIGHT - MARGIN - 245) / max(1, len(data))
    thick = min(48.0, room * 0.62)
    size = _LABEL if len(data) < _MOST_BARS else _SMALL
    names = 430
    left = MARGIN + names + 20
    widest = max((len(each.text) for each in data), default=0) * size * _DIGIT + 20
    unit = (_RIGHT - left - widest) / max(1, *(each.number for each in data), 1)
    for place, each in enumerate(data):
        middle = 245 + (place + 0.5) * room
        baseline = middle + size * 0.36
        canvas.text(MARGIN, baseline, _cut(each.name, size, names), size)
        colour = style.palette.weak if each.weak else style.palette.strong
        long = max(each.number * unit, 4)
        canvas.rect(left, middle - thick / 2, long, thick, colour)
        canvas.text(left + long + 16, baseline, each.text, size, strong=True)
    return canvas.svg()


def _column(
    canvas: Canvas,
    x: float,
    zero: float,
    width: float,
    unit: float,
    number: int | None,
    colour: str,
    *,
    upwards: bool,
) -> None:
    if number is None:
        # Somebody, but too few to say how many: a thin stroke, the same for one as for four.
        canvas.rect(x, zero - 10 if upwards else zero + 4, width, 6, canvas.palette.quiet)
    elif number:
        tall = max(number * unit, 3)
        canvas.rect(x, zero - tall if upwards else zero, width, tall, colour)


def _path(canvas: Canvas, places: Sequence[tuple[float, float]]) -> None:
    if not places:
        return
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    first, last = places[0][0], places[-1][0]
    colour = canvas.palette.strong
    canvas.pieces.append(
        f'<polygon points="{first:.1f},{_BOTTOM} {line} {last:.1f},{_BOTTOM}"'
        f' fill="{colour}" fill-opacity="0.14"/>'
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="7"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _grid(canvas: Canvas, top: int, left: float, zero: float, unit: float) -> None:
    for line in range(_GRID_LINES + 1):
        number = top * line // _GRID_LINES
        y = zero - number * unit
        canvas.line(y, left)
        words = canvas.style.axis(number)
        canvas.text(left - 14, y + 12, words, colour=canvas.palette.quiet, anchor="end")


def _labels(canvas: Canvas, labels: Sequence[str], first: float, step: float) -> None:
    """As many labels as there is room for, evenly, the last among them."""
    longest = max(map(len, labels), default=0) * _SMALL * _LETTER + _BETWEEN_LABELS
    # The last is pushed to the left, towards the one before it, where it would leave the picture.
    end = first + (len(labels) - 1) * step + len(labels[-1]) * _SMALL * _LETTER / 2 if labels else 0
    room = longest + max(0, end - _RIGHT)
    every = max(1, ceil(len(labels) / _MOST_LABELS), ceil(room / step) if step else 1)
    for place in range(len(labels) - 1, -1, -every):
        half = len(labels[place]) * _SMALL * _LETTER / 2
        x = min(max(first + place * step, MARGIN + half), _RIGHT - half)
        canvas.text(x, 662, labels[place], colour=canvas.palette.quiet, anchor="middle")


def _peak(canvas: Canvas, x: float, y: float, words: str, left: float) -> None:
    half = len(words) * _SMALL * _DIGIT / 2
    x = min(max(x, left + half), _RIGHT - half)
    canvas.text(x, y - 16, words, anchor="middle", strong=True)


def _axis_width(style: Style, top: int) -> float:
    return (
        MARGIN
        + max(len(style.axis(top * line // 3)) for line in range(1, 4)) * _SMALL * _DIGIT
        + 14
    )


def _cut(words: str, size: int, room: float) -> str:
    most = max(1, int(room / (size * _LETTER)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
