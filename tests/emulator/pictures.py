"""Pictures for tests, no bigger than they must be."""

import struct
import zlib


def png(width: int, height: int) -> bytes:
    """The header of a PNG of that many pixels, which is all that the emulator looks at."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    check = struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + check
