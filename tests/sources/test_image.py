import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.fetching import FetchError, FetchProblem
from sources.image import MOST_BYTES, ImageError, ImageProblem, fetch_image, problem_of
from sources.image_size import sides_of
from tests.sources.conftest import MakeFetcher
from tests.sources.site import Site, answer

SIDES = st.tuples(st.integers(1, 16383), st.integers(1, 16383))
APP0 = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
TABLES = b"\xff\xc4\x00\x05abc"
WHOLE = 20
"""Bytes of padding, as the picture itself."""


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(WHOLE)


def jpeg(width: int, height: int, frame: int = 0xC0, before: bytes = APP0) -> bytes:
    size = struct.pack(">BBHBHH", 0xFF, frame, 17, 8, height, width)
    return b"\xff\xd8" + before + size + bytes(WHOLE)


def progressive(width: int, height: int) -> bytes:
    return jpeg(width, height, 0xC2, APP0 + TABLES + b"\xff\xff\xff")


def webp(kind: bytes, data: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk + bytes(WHOLE)


def lossy(width: int, height: int) -> bytes:
    return webp(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width | 0x4000, height))


def lossless(width: int, height: int) -> bytes:
    return webp(b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14))


def extended(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", bytes(4) + sides)


KINDS = [png, jpeg, progressive, lossy, lossless, extended]


@pytest.mark.parametrize("make", KINDS)
@given(sides=SIDES)
def test_the_sides_of_a_picture_are_read(
    make: Callable[[int, int], bytes], sides: tuple[int, int]
) -> None:
    assert sides_of(make(*sides)) == sides


@pytest.mark.parametrize(
    ("sides", "problem"),
    [
        ((1, 1), None),
        ((5000, 5000), None),
        ((5001, 5000), ImageProblem.TOO_LARGE),
        ((16383, 1), ImageProblem.TOO_LARGE),
        ((2000, 100), None),
        ((100, 2001), ImageProblem.TOO_NARROW),
    ],
)
def test_a_photo_is_as_large_as_telegram_takes_it(
    sides: tuple[int, int], problem: ImageProblem | None
) -> None:
    assert problem_of(png(*sides)) is problem


@pytest.mark.parametrize(
    "image",
    [
        *(b"", b"GIF89a\x01\x00\x01\x00", b"<svg/>", b"<html>", b"BM", b"RIFF____WAVEfmt "),
        *(b"%PDF-1.7", b"\x00\x00\x00\x1cftypavif", b"\xff\xd8", b"\x89PNG"),
    ],
)
def test_another_kind_of_file_is_no_photo(image: bytes) -> None:
    assert problem_of(image) is ImageProblem.KIND


SIZELESS = {
    "no width": png(0, 5),
    "no height": jpeg(5, 0),
    "half a PNG": png(5, 5)[:20],
    "half a JPEG": jpeg(5, 5)[:25],
    "half a WebP": lossy(5, 5)[:28],
    "a PNG without a header": png(5, 5).replace(b"IHDR", b"IDAT"),
    "a WebP without a header": webp(b"ICCP", bytes(40)),
    "a JPEG without a frame": jpeg(5, 5, 0xDA, TABLES),
    "a JPEG with rubbish": jpeg(5, 5, before=TABLES + b"rubbish"),
    "a JPEG of filling": jpeg(5, 5, before=b"\xff" * 2_000_000),
    "a JPEG of empty segments": jpeg(5, 5, before=b"\xff\xe1\x00\x02" * 1_000_000),
}


@pytest.mark.parametrize("image", SIZELESS.values(), ids=[*SIZELESS])
def test_a_picture_that_does_not_say_how_large_it_is_is_no_photo(image: bytes) -> None:
    assert problem_of(image) is ImageProblem.DAMAGED


@given(st.sampled_from([*(make(9, 9) for make in KINDS)]), st.data())
def test_whatever_is_broken_is_judged(image: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(image)))
    problem_of(image[:at] + data.draw(st.binary(max_size=40)))


async def test_a_picture_is_fetched_by_what_it_is(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = answer(png(640, 480), Content_Type="text/html")

    assert await fetch_image(make_fetcher(), site.url()) == png(640, 480)
    assert site.sent("accept") == ["image/jpeg, image/png, image/webp;q=0.9"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (answer(png(640, 480), 404), ImageProblem.ABSENT),
        (answer(b"", 304), ImageProblem.ABSENT),
        (answer(b"<html>", Content_Type="image/png"), ImageProblem.KIND),
        (answer(png(9000, 9000)), ImageProblem.TOO_LARGE),
    ],
)
async def test_what_is_no_photo_is_refused(
    said: bytes, problem: ImageProblem, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = said

    with pytest.raises(ImageError) as refusal:
        await fetch_image(make_fetcher(), site.url())

    assert refusal.value.problem is problem


async def test_a_picture_may_be_larger_than_a_page_but_no_larger_than_a_photo(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    image = png(640, 480)
    site.answers["/"] = answer(image + bytes(MOST_BYTES - len(image)))
    site.answers["/more"] = answer(image + bytes(MOST_BYTES - len(image) + 1))

    assert len(await fetch_image(make_fetcher(), site.url())) == MOST_BYTES
    with pytest.raises(FetchError) as refusal:
        await fetch_image(make_fetcher(), site.url("/more"))
    assert refusal.value.problem is FetchProblem.TOO_LARGE
