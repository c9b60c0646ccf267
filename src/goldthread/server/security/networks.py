"""From where a request comes: its address, and the network that an address stands for.

X-Forwarded-For can be written by anybody. It is believed only as far as it was written by a web server of
ours: one whose address is among GOLDTHREAD_PROXIES. A unix socket (no address at all) is our own web
server's.
"""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

NETWORK_OF_IPV6 = 56  # bits: what one household or ward is commonly given
UNKNOWN = "0.0.0.0"


def address_of(request: HttpRequest) -> str:
    """The address of whoever asks: the last one in the chain that is no web server of ours."""
    here = _plain(request.META.get("REMOTE_ADDR", ""))
    forwarded = [_plain(each) for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    chain = [each for each in forwarded if each] if here is None or _is_ours(here) else []
    for each in reversed(chain):
        if not _is_ours(each):
            return each
    return (chain[0] if chain else here) or UNKNOWN


def network_of(address: str) -> str:
    """The network that limits count by: an IPv4 address itself, of IPv6 the first 56 bits."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        return str(ip_network((found, NETWORK_OF_IPV6), strict=False))
    return str(found)


def _plain(text: str) -> str | None:
    """An address in its one spelling, without a port; nothing for what is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return str(getattr(found, "ipv4_mapped", None) or found)


def _is_ours(address: str) -> bool:
    return any(ip_address(address) in each for each in _proxies(tuple(settings.GOLDTHREAD_PROXIES)))


@lru_cache(maxsize=4)
def _proxies(named: tuple[str, ...]) -> list[IPv4Network | IPv6Network]:
    return [ip_network(each, strict=False) for each in named]
