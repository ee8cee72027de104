"""Gives a further one-time address to whoever has a key already: the command `address` asks for it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from graph_service.web.access import Access

PATH = "/api/v1/entrance"


def entrance_router(access: Access) -> APIRouter:
    """Not described in OpenAPI: it is between the program's own commands."""
    router = APIRouter(include_in_schema=False)

    @router.post(PATH)
    def entrance() -> Response:
        return JSONResponse({"path": f"/?token={access.asked_token()}"}, status_code=201)

    return router
