"""Runs the application on a port of this machine until it is told to stop."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

GRACE_SECONDS = 4
"""Open requests have so long to end: with what the engine needs, Ctrl-C is done within a few seconds."""

FIRST_PORT = 8765
PORTS_TRIED = 20


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens on `port`, or on the first free one from 8765 on. Raises OSError."""
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if port is None else [port]
    for candidate in ports:
        try:
            return listening(host, candidate)
        except OSError as error:
            taken = error.errno in (errno.EADDRINUSE, errno.EACCES)
            if not taken or candidate == ports[-1]:
                raise
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))


def listening(host: str, port: int) -> socket.socket:
    """Listens at once: a port that is only bound could be taken by a second service as well."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # only where the protocol is named, asyncio sends answers at once: else each waits 40 ms for its reader
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "nt":
            # there, the option below would let another program take the port over
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(128)
    except OSError:
        opened.close()
        raise
    return opened


def run(app: ASGIApp, opened: socket.socket) -> None:
    """Serves until SIGINT or SIGTERM; open requests may end. The signal is not raised again."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    # uvicorn raises the signal that stopped it once more when it is done
    with suppress(KeyboardInterrupt), opened:
        uvicorn.Server(config).run(sockets=[opened])
