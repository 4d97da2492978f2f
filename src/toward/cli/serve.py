"""Start the server: refuse what is unsafe, bring the database up to date, say where to go, serve.

One process is the measured choice for SQLite; more workers are for hosting.
"""

import os
import resource
import socket
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from toward.cli import address as addresses
from toward.cli import findings
from toward.cli.address import Address
from toward.cli.database import bring_up_to_date
from toward.cli.findings import Finding
from toward.cli.home import Home, here, readable_by_others, running
from toward.cli.stop import StopError
from toward.services import host, kdf

# So many seconds a worker may take to end what it is doing; then it is ended.
PATIENCE = 10
# However many passphrases are worked on or wait, two threads are left for everybody else, Help first.
THREADS = kdf.DERIVING + kdf.WAITING + 2


def run(words: list[str]) -> int:
    address, home = addresses.parse(words), here()
    refuse_unsafe(address, home)
    _require_free(address)
    # A core dump would hold keys and open pages.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with running(home):
        bring_up_to_date()
        _require_pepper()
        home.served.write_bytes(addresses.encode(address))
        print(welcome(address, home, link(address)), flush=True)
        _server(address).serve(target_loader=_application, wrap_loader=False)
    return 0


def refuse_unsafe(address: Address, home: Home) -> None:
    """Raises StopError with everything that is unsafe about starting like this."""
    found = refusals(address, home)
    if found:
        raise StopError(
            "it is not safe to start.\n" + "\n".join(f"  - {finding.text}" for finding in found)
        )


def refusals(address: Address, home: Home) -> tuple[Finding, ...]:
    return (
        *findings.debug(is_on=settings.DEBUG),
        *findings.plain_http(address),
        *findings.no_name(address, settings.ALLOWED_HOSTS),
        *findings.pepper(settings.TOWARD_PEPPER),
        *findings.readable(readable_by_others(home.secrets), home.secrets),
        *findings.certificate_key(address.key),
    )


def link(address: Address) -> str:
    """Where "who runs this server" is answered; empty once it was."""
    if host.answer():
        return ""
    return address.url.rstrip("/") + reverse("setup", args=(host.new_link(),))


def welcome(address: Address, home: Home, setup_link: str) -> str:
    lines = ["", f"Toward is at {address.url}", ""]
    if setup_link:
        lines += ["Next: say who runs this server. This link works once:", f"  {setup_link}", ""]
    else:
        lines += ["Next: open that address in a browser.", ""]
    if not address.is_https:
        lines += [
            "Only this computer can reach it. Two people? Use two browser profiles. Phones: toward serve --help",
            "",
        ]
    return "\n".join((*lines, f"Everything is kept in {home.folder}", "Stop with Ctrl-C.", ""))


def _require_free(address: Address) -> None:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host.strip("[]"), address.port))
        except OSError as error:
            message = f"{address.host} port {address.port} can't be used ({error.strerror}). Try --port with another number."
            raise StopError(message) from error


def _require_pepper() -> None:
    if not host.pepper_fits():
        raise StopError(
            "the pepper is not the one this database was begun with, so nobody could sign in. "
            "Put secrets/pepper back from the backup of the keys."
        )


def _server(address: Address) -> MPServer:
    return MPServer(
        "toward.config.wsgi:application",
        address=address.host.strip("[]"),
        port=address.port,
        interface=Interfaces.WSGI,
        workers=address.workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
        # Its access log would be a diary of who came when; its own start lines repeat ours.
        log_access=False,
        log_level=LogLevels.warning,
        ssl_cert=_whole(address.certificate),
        ssl_key=_whole(address.key),
    )


def _application() -> WSGIHandler:
    """In each worker: a process group of its own, so that Ctrl-C reaches the main process and no other.

    A worker that gets two signals within milliseconds, the terminal's and the main process's, can miss
    both and never stop.
    """
    os.setpgrp()
    from toward.config.wsgi import application  # noqa: PLC0415 - only in a worker

    return application


def _whole(path: Path | None) -> Path | None:
    if path is not None and not path.is_file():
        raise StopError(f"{path} is not there.")
    return path.resolve() if path else None
