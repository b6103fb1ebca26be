import socket
from collections.abc import Iterator

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
            peer.sendall(bytes(MOST + AT_ONCE))
        yield client


def test_a_little_is_read_at_once_and_too_much_breaks_off(metered: MeteredSocket) -> None:
    come = 0
    with pytest.raises(TooMuchError):
        while True:
            come += len(received := metered.recv(10**6))
            assert 0 < len(received) <= AT_ONCE

    assert 0 < come <= MOST


def test_a_little_is_read_into_a_buffer_and_too_much_breaks_off(metered: MeteredSocket) -> None:
    buffer = bytearray(10**6)
    come = 0
    with pytest.raises(TooMuchError):
        while True:
            come += (received := metered.recv_into(buffer))
            assert 0 < received <= AT_ONCE

    assert 0 < come <= MOST


def test_a_buffer_may_be_filled_in_part(metered: MeteredSocket) -> None:
    assert metered.recv_into(bytearray(100), 10) == 10
    assert metered.recv_into(bytearray(10)) == 10
