import socket
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from sources.metered_socket import AT_ONCE, MeteredSocket, TooMuchError

MOST = 3 * AT_ONCE


@pytest.fixture
def metered() -> Iterator[MeteredSocket]:
    """A socket whose other end has sent four times what is read in one go."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        MeteredSocket(socket.AF_INET, socket.SOCK_STREAM, 0, MOST) as client,
    ):
        client.connect(server.getsockname())
        peer, _ = server.accept()
        with peer:
            # Room for all of it, or nobody would read it while it is sent.
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 * MOST)
            peer.sendall(bytes(MOST + AT_ONCE))
        yield client


def sizes_of(read: Callable[[], int]) -> list[int]:
    """What each reading gives, until the socket breaks off."""
    sizes = []
    with suppress(TooMuchError):
        while True:
            sizes.append(read())
    return sizes


def test_a_little_is_read_at_once_and_too_much_breaks_off(metered: MeteredSocket) -> None:
    sizes = sizes_of(lambda: len(metered.recv(10**6)))

    assert 0 < min(sizes) <= max(sizes) <= AT_ONCE
    assert MOST - AT_ONCE < sum(sizes) <= MOST


def test_a_little_is_read_into_a_buffer_and_too_much_breaks_off(metered: MeteredSocket) -> None:
    sizes = sizes_of(lambda: metered.recv_into(bytearray(10**6)))

    assert 0 < min(sizes) <= max(sizes) <= AT_ONCE
    assert MOST - AT_ONCE < sum(sizes) <= MOST


def test_a_buffer_may_be_filled_in_part(metered: MeteredSocket) -> None:
    assert metered.recv_into(bytearray(100), 10) == 10
    assert metered.recv_into(bytearray(10)) == 10
