import struct

import pytest

from emulator.files import picture_size
from tests.emulator.pictures import png

JPEG = (
    b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + bytes(14)
    + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, 480, 640) + bytes(20)
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(640, 480), (640, 480)),
        (JPEG, (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 640, 480) + bytes(5), (640, 480)),
        (JPEG[:12], None),
        (b"\xff\xd8", None),
        (png(0, 480), None),
        (b"", None),
        (b"\x89PNG\r\n\x1a\n", None),
    ],
)
def test_a_picture_tells_its_size(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size
