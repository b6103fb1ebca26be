"""A chart's SVG as a PNG. It is drawn in the reader process: a drawing may take long, or crash."""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Inter"


def draw(svg: str) -> bytes:
    """The picture as a PNG, in our own font alone; raises ValueError for what is no SVG."""
    # 3 MB that only the process which draws has to load.
    import resvg_py  # noqa: PLC0415

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(path) for path in sorted(FONTS.glob("*.otf"))],
        font_family=FAMILY,
    )
