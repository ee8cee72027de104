"""The command `address`: a new one-time address of the service that runs already."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlsplit

import typer

from graph_service.adapters.presence import present
from graph_service.bootstrap import data_folder
from graph_service.cli.output import note, show, show_json
from graph_service.cli.questions import Json
from graph_service.config import Settings
from graph_service.domain.errors import ServiceNotRunning
from graph_service.domain.wording import say
from graph_service.web.tokens import api_token

SECONDS = 5.0


def add_to(app: typer.Typer) -> None:
    app.command(help="動いている画面の新しいアドレス / a new address of the running service")(address)


def address(context: typer.Context, as_json: Json = False) -> None:
    settings: Settings = context.obj
    data = data_folder(settings)
    addresses = [home + asked(home, api_token(data)) for home in present(data)]
    if not addresses:
        raise ServiceNotRunning()
    if as_json:
        show_json({"addresses": addresses})
        return
    note(say("address_asked", settings.language), "bold")
    for one in addresses:
        show(one)


def asked(home: str, token: str) -> str:
    """The path of a new entrance. Straight to this machine: a proxy of the environment gets no key."""
    from graph_service.web.entrance import PATH

    parts = urlsplit(home)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        connection.request("POST", PATH, headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        if answer.status != http.client.CREATED:
            raise ServiceNotRunning()
        return str(json.loads(answer.read())["path"])
    except (OSError, http.client.HTTPException) as error:
        raise ServiceNotRunning() from error
    finally:
        connection.close()
