import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.unfetchable import FetchError, FetchProblem
from sources.unpacking import Unpacking

MOST = 1000
BODY = "Мост открыт. ".encode() * 20


def bare(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "X-GZIP ": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare,
    "": bytes,
    "identity": bytes,
    "utf-8": bytes,
}


def unpacked(encoding: str, packed: bytes, piece: int = 7) -> bytes:
    unpacking = Unpacking(encoding, MOST)
    for start in range(0, len(packed), piece):
        unpacking.feed(packed[start : start + piece])
    return unpacking.end()


@pytest.mark.parametrize("encoding", PACKED)
@given(st.binary(max_size=MOST), st.integers(1, MOST))
def test_a_body_is_what_was_packed_however_it_comes(encoding: str, body: bytes, piece: int) -> None:
    assert unpacked(encoding, PACKED[encoding](body), piece) == body


@pytest.mark.parametrize("encoding", PACKED)
def test_a_body_above_the_limit_is_refused(encoding: str) -> None:
    with pytest.raises(FetchError) as refusal:
        unpacked(encoding, PACKED[encoding](bytes(MOST + 1)))

    assert refusal.value.problem is FetchProblem.TOO_LARGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked_beyond_the_limit(encoding: str) -> None:
    unpacking = Unpacking(encoding, MOST)

    with pytest.raises(FetchError):
        unpacking.feed(PACKED[encoding](bytes(10_000_000)))

    assert len(unpacking._body) == MOST + 1


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_packed_body_that_is_cut_off_is_refused(encoding: str) -> None:
    packed = PACKED[encoding](BODY)

    for length in range(1, len(packed)):
        with pytest.raises(FetchError) as refusal:
            unpacked(encoding, packed[:length])
        assert refusal.value.problem is FetchProblem.BROKEN


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_no_body_at_all_is_an_empty_one(encoding: str) -> None:
    assert unpacked(encoding, b"") == b""


@pytest.mark.parametrize("rest", [b"\r\n", b"\0" * 50, b"\x1f\x8b more"])
def test_what_follows_a_packed_body_is_left_out(rest: bytes) -> None:
    assert unpacked("gzip", gzip.compress(BODY) + rest) == BODY


@given(st.sampled_from(["gzip", "deflate"]), st.binary(min_size=1))
def test_garbage_is_refused_or_unpacked_within_the_limit(encoding: str, garbage: bytes) -> None:
    with suppress(FetchError):
        assert len(unpacked(encoding, garbage)) <= MOST
