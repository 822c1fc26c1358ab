"""Who is behind a proxy: the address that the PROXY protocol's header names, versions 1 and 2."""

from ipaddress import IPv4Address, IPv6Address

from aiosmtpd.proxy_protocol import V2_CMD, ProxyData


def host_behind(header: ProxyData) -> str:
    """The client's address; "" when the proxy speaks for itself, as in its looks at our health."""
    if header.version == 2 and header.command == V2_CMD.LOCAL:
        return ""
    address = header.src_addr
    return str(address) if isinstance(address, IPv4Address | IPv6Address) else ""
