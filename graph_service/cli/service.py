"""The command `serve`: pages and API on this machine."""

from __future__ import annotations

import gc
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer

from graph_service.adapters.assets import asset
from graph_service.adapters.presence import announced
from graph_service.application.services import Services
from graph_service.application.warming import warm_up
from graph_service.bootstrap import data_folder, local_viewer
from graph_service.cli.output import note, show
from graph_service.cli.progress import opened_visibly
from graph_service.config import Settings
from graph_service.domain.errors import InvalidValue
from graph_service.domain.wording import say
from graph_service.web.access import Access
from graph_service.web.tokens import api_token

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 (allowed inside a container alone)


def add_to(app: typer.Typer) -> None:
    app.command(help="ブラウザーで見るページと API / pages and API on this machine")(serve)


def serve(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="なければ 8765 から空いている番号 / a free one")
    ] = None,
    host: Annotated[str, typer.Option(help="127.0.0.1, localhost, ::1")] = "127.0.0.1",
) -> None:
    settings: Settings = context.obj
    with (
        stopping_plainly(settings),
        door(settings, port, host) as entrance,
        opened_visibly(settings) as services,
    ):
        serve_until_stopped(settings, services, entrance)


@contextmanager
def stopping_plainly(settings: Settings) -> Iterator[None]:
    """Ctrl-C and SIGTERM end the command the same way, from its start to the end of the engine."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
        note(say("serve_stopped", settings.language))
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def door(settings: Settings, port: int | None, host: str) -> Iterator[socket.socket]:
    """A port to serve on, taken before anything slow begins. Raises InvalidValue."""
    from graph_service.web.server import listen

    if host not in LOOPBACK and not (settings.in_container and host in ANYWHERE):
        raise InvalidValue(column="host", value=host, expected=say("serve_loopback", settings.language))
    try:
        entrance = listen("127.0.0.1" if host == "localhost" else host, port)
    except OSError as error:
        expected = say("serve_free_port", settings.language)
        raise InvalidValue(column="port", value=port or "8765-", expected=expected) from error
    with entrance:
        yield entrance


def serve_until_stopped(settings: Settings, services: Services, entrance: socket.socket) -> None:
    """Prints the address with its one-time token and serves until Ctrl-C."""
    from graph_service.web.app import create_app  # here, for other commands do without the web's libraries
    from graph_service.web.server import run

    log_to_stderr()
    port = entrance.getsockname()[1]
    data = data_folder(settings)
    token = api_token(data)
    access = Access(local_viewer(settings), token, None if settings.in_container else port)
    app = create_app(services, access, settings.language, asset("visualizations"))
    home = f"http://{'[::1]' if entrance.family == socket.AF_INET6 else '127.0.0.1'}:{port}"
    with announced(data, home):
        note(say("serve_address", settings.language), "bold")
        show(f"{home}/?token={access.new_token()}")
        sys.stdout.flush()
        note(say("serve_stop", settings.language))
        warm_up(services, access.viewer)  # the port is open: who comes meanwhile waits no longer than else
        leave_in_peace()
        run(app, entrance)


def leave_in_peace() -> None:
    """What is warmed up stays: the garbage collector need not look through it in the middle of a request."""
    gc.collect()
    gc.freeze()


def log_to_stderr() -> None:
    """One line a request: no names, no query strings; see `web.guard`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("graph_service.web")
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)
