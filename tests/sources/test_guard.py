import socket
from ipaddress import ip_network

import pytest

from sources.guard import ForbiddenAddressError, Guard


@pytest.mark.parametrize("port", [80, 443])
def test_public_addresses_are_dialled_on_the_ports_of_the_web(port: int) -> None:
    assert Guard().lets_through("1.1.1.1", port)
    assert Guard().lets_through("2606:4700:4700::1111", port)


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8080, 65535])
def test_public_addresses_are_dialled_on_no_other_port(port: int) -> None:
    assert not Guard().lets_through("1.1.1.1", port)


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::10.1.2.3"])
def test_a_network_that_is_allowed_is_dialled_on_every_port(address: str) -> None:
    guard = Guard([ip_network("10.1.0.0/16")])

    assert guard.lets_through(address, 8080)
    assert not guard.lets_through("10.2.0.1", 80)


def test_a_link_of_this_machine_can_be_allowed() -> None:
    assert Guard([ip_network("fe80::/10")]).lets_through("fe80::1%eth0", 80)


@pytest.mark.parametrize(
    "host", ["example.org", "localhost", "", "0x7f000001", "127.1", "1.1.1.1."]
)
def test_what_is_no_address_in_digits_is_not_dialled(host: str) -> None:
    assert not Guard([ip_network("0.0.0.0/0")]).lets_through(host, 80)


def test_no_socket_is_made_for_what_is_forbidden() -> None:
    with pytest.raises(ForbiddenAddressError):
        Guard()((socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", 80)))


def test_a_socket_is_made_of_the_kind_that_was_asked_for() -> None:
    with Guard()((socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2a00:1450::1", 443, 0, 0))) as made:
        assert (made.family, made.type) == (socket.AF_INET6, socket.SOCK_STREAM)
