"""Where the server listens and how people reach it, read from the words after `serve`."""

import os
from argparse import ArgumentParser
from ipaddress import ip_address
from pathlib import Path

import msgspec
from msgspec import Struct

HTTPS_PORT = 443
LOCAL_NAMES = "localhost,127.0.0.1,[::1]"


class Address(Struct, frozen=True, kw_only=True):
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    proxy: bool = False
    certificate: Path | None = None
    key: Path | None = None
    names: tuple[str, ...] = ()

    @property
    def is_https(self) -> bool:
        """Whether people reach it by https: its own certificate, or the proxy's."""
        return self.proxy or self.certificate is not None

    @property
    def is_loopback(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """What a person types first. A proxy listens where it likes; its name is what counts."""
        if self.names and self.is_https:
            port = "" if self.proxy or self.port == HTTPS_PORT else f":{self.port}"
            return f"https://{self.names[0]}{port}/"
        host = "localhost" if self.is_loopback else self.host
        return f"{'https' if self.is_https else 'http'}://{host}:{self.port}/"


def parse(words: list[str]) -> Address:
    parser = ArgumentParser(prog="toward serve", description="Start the server.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--workers", type=int, default=1, help="processes, 6 threads each (1)")
    parser.add_argument(
        "--name", action="append", default=[], help="the host name people type; may be repeated"
    )
    parser.add_argument(
        "--proxy",
        action="store_true",
        help="a proxy in front speaks https and sets X-Forwarded-Proto",
    )
    parser.add_argument(
        "--certificate", type=Path, help="certificate file (PEM), to speak https without a proxy"
    )
    parser.add_argument("--key", type=Path, help="its key file (PEM, PKCS#8)")
    read = parser.parse_args(words)
    if (read.certificate is None) != (read.key is None):
        parser.error("--certificate and --key go together")
    return Address(
        host=read.host,
        port=read.port,
        workers=read.workers,
        proxy=read.proxy,
        certificate=read.certificate and read.certificate.resolve(),
        key=read.key and read.key.resolve(),
        names=tuple(read.name),
    )


def encode(address: Address) -> bytes:
    """As `served.json` has it, for whoever looks from elsewhere later."""
    return msgspec.json.encode(address, enc_hook=str)


def decode(kept: bytes) -> Address:
    """Raises msgspec.DecodeError."""
    return msgspec.json.decode(kept, type=Address, dec_hook=_path)


def _path(kind: type, value: object) -> object:
    return kind(value)


def environment(address: Address) -> dict[str, str]:
    """What the settings read; the workers inherit it. Names already set by the host stay."""
    changes = {}
    if address.is_https:
        changes["TOWARD_HTTPS"] = "1"
    if address.proxy:
        changes["TOWARD_PROXY"] = "1"
    if address.names:
        changes["TOWARD_HOSTS"] = ",".join(
            (*address.names, os.environ.get("TOWARD_HOSTS", LOCAL_NAMES))
        )
    return changes
