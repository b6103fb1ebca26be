"""Which addresses belong to the public internet, where anybody's site may be.

The blocks are those of IANA's special-purpose registries. `ipaddress.is_global` answers differently
from one patch of Python to the next, and calls multicast, site-local and 6to4 addresses global.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NOT_PUBLIC_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this host
            "10.0.0.0/8",
            "100.64.0.0/10",  # behind a provider's translation
            "127.0.0.0/8",
            "168.63.129.16/32",  # what Azure tells its machines, under an address that looks public
            "169.254.0.0/16",  # link-local; what clouds tell their machines
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that has been given out; loopback, private, link-local and multicast lie outside."""
_NOT_PUBLIC_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols; Teredo, which wraps an IPv4 address
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which wraps an IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_32_BITS = 0xFFFFFFFF


def reached_by(address: Address) -> Address:
    """The address that answers in the end: the IPv4 one inside a mapped or a NAT64 address."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & _LOW_32_BITS)
    return address.ipv4_mapped or address


def is_public(address: Address) -> bool:
    """Whether an address may be somebody's on the internet; a link's own (`%eth0`) may not."""
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        return False
    reached = reached_by(address)
    if isinstance(reached, IPv4Address):
        return not any(reached in block for block in _NOT_PUBLIC_V4)
    return reached in _GLOBAL_UNICAST and not any(reached in block for block in _NOT_PUBLIC_V6)
