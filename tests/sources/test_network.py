from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.network import Address, is_public, reached_by

PUBLIC = [
    *("1.1.1.1", "8.8.8.8", "93.184.215.14", "172.15.255.255", "172.32.0.0", "100.63.255.255"),
    *("100.128.0.0", "169.253.1.1", "192.0.1.0", "192.88.98.1", "198.17.1.1", "223.255.255.255"),
    *("2606:4700:4700::1111", "2a00:1450:4001::1", "2001:200::1", "2620:4f:8000::1"),
    *("::ffff:8.8.8.8", "64:ff9b::808:808"),
]
PRIVATE = [
    *("0.0.0.1", "10.1.2.3", "100.64.0.0", "100.127.255.255", "127.0.0.1", "168.63.129.16"),
    *("169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1"),
    *("192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.251"),
    *("239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b:1::808:808", "100::1", "100:0:0:1::1", "2001::1", "2001:10::1"),
    *("2001:20::1", "2001:1ff:ffff::1", "2001:db8::1", "2002:808:808::1", "3fff:fff::1"),
    *("5f00::1", "fc00::1", "fdff::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"),
    *("2606:4700:4700::1111%eth0", "4000::", "1fff:ffff::1"),
]
ADDRESSES = st.ip_addresses()


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_a_network_of_its_own_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@given(ADDRESSES)
def test_nothing_is_public_that_python_calls_private_or_special(address: Address) -> None:
    special = address.is_private or address.is_loopback or address.is_multicast
    reserved = address.is_reserved or address.is_link_local or address.is_unspecified

    assert not (is_public(address) and (special or reserved) and reached_by(address) == address)


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_alike_in_whatever_it_is_wrapped(address: IPv4Address) -> None:
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        wrapped = IPv6Address(int(IPv6Address(prefix)) + int(address))

        assert reached_by(wrapped) == address
        assert is_public(wrapped) == is_public(address)


@given(st.ip_addresses(v=6))
def test_an_address_with_a_scope_is_of_this_machine(address: IPv6Address) -> None:
    assert not is_public(IPv6Address(f"{address}%1"))
