"""Names of hosts, looked up as the system does, in threads of their own.

A hanging name server holds a thread for half a minute. In the loop's own threads that would be
at the cost of whatever else runs there, publishing too.
"""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

_THREADS = 8


class SystemNames(AbstractResolver):
    """Keeps no answer: each look-up asks the system anew."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, "names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Every address of a host, in the system's order; raises OSError if it has none."""
        found = await asyncio.get_running_loop().run_in_executor(
            self._threads, _addresses, host, port, family
        )
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=of_family,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for of_family, address in found
        ]

    async def close(self) -> None:
        """Look nothing up any more; threads that wait for an answer end when it comes."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _addresses(host: str, port: int, family: int) -> list[tuple[socket.AddressFamily, str]]:
    found = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    # The number of a link would stand behind the address; on a link nothing is fetched.
    return [(of_family, str(address[0])) for of_family, *_, address in found]
