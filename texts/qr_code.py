"""A link as a QR code: a picture to print, or to show on a screen."""

from io import BytesIO

import segno

_PIXELS = 16
"""Of a module, which is a code's smallest square."""
_QUIET = 4
"""Modules of white around a code: ISO/IEC 18004 asks for so many."""


def qr_png(link: str) -> bytes:
    """The code as a PNG, black on white."""
    picture = BytesIO()
    # A quarter of it may be torn off, or stand under a logo.
    code = segno.make_qr(link, error="q", boost_error=False)
    code.save(picture, kind="png", scale=_PIXELS, border=_QUIET)
    return picture.getvalue()
