"""How large a picture is, by its first bytes: nothing is decoded."""

import struct

_MOST_SEGMENTS = 1000
"""Of a JPEG ahead of its size; real ones have some dozens, one for each 64 kB of a profile."""
_MARK = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Segments of a JPEG that begin with the size: any way of coding, but no tables."""
_LOW_14_BITS = 0x3FFF

Sides = tuple[int, int]


class UnknownKindError(ValueError):
    """Neither JPEG, PNG nor WebP."""


def sides_of(image: bytes) -> Sides:
    """Width and height in pixels, as the header has them.

    Raises UnknownKindError, or another ValueError where it does not say.
    """
    try:
        sides = _sides_of(image)
    except struct.error as error:
        raise ValueError from error
    if 0 in sides:
        raise ValueError
    return sides


def _sides_of(image: bytes) -> Sides:
    if image.startswith(b"\xff\xd8\xff"):
        return _jpeg(image)
    if image.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(image)
    if image.startswith(b"RIFF") and image[8:12] == b"WEBP":
        return _webp(image)
    raise UnknownKindError


def _jpeg(image: bytes) -> Sides:
    at = 2
    for _ in range(_MOST_SEGMENTS):
        mark, kind, length = struct.unpack_from(">BBH", image, at)
        if mark != _MARK:
            break
        if kind in _FRAMES:
            height, width = struct.unpack_from(">HH", image, at + 5)
            return width, height
        # A mark may be repeated to fill space.
        at += 1 if kind == _MARK else 2 + length
    raise ValueError


def _png(image: bytes) -> Sides:
    first, width, height = struct.unpack_from(">4sII", image, 12)
    if first != b"IHDR":
        raise ValueError
    return width, height


def _webp(image: bytes) -> Sides:
    match image[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", image, 26)
            return width & _LOW_14_BITS, height & _LOW_14_BITS
        case b"VP8L":
            (sides,) = struct.unpack_from("<I", image, 21)
            return (sides & _LOW_14_BITS) + 1, (sides >> 14 & _LOW_14_BITS) + 1
        case b"VP8X":
            low, high, low_of_height, high_of_height = struct.unpack_from("<HBHB", image, 24)
            return (high << 16 | low) + 1, (high_of_height << 16 | low_of_height) + 1
        case _:
            raise ValueError
