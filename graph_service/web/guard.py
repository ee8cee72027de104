"""What stands before every request: by which name it came, from where, who asks; headers, log, rescue."""

from __future__ import annotations

import logging
import time
import traceback
from pathlib import Path
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_service.application.kept import one_moment
from graph_service.web import headers, refusals
from graph_service.web.access import Access, cookie_name, digest
from graph_service.web.problems import MOST_BODY

LOG = logging.getLogger("graph_service.web")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_TO_ALL = ("/healthz", "/readyz", "/static/")
"""Answered without a session: nothing there is about anybody."""
PROBES = frozenset({"/healthz", "/readyz"})
UNWELL = 400
"""Probes come every few seconds: only one that went wrong is worth a line."""


class Guard:
    """The outermost layer of the service: nothing is routed before it let it in."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # The path stays percent-encoded while it is routed: an id may hold any character, a slash too.
        scope["path"] = scope["raw_path"].decode("ascii", "replace")
        await self.logged(scope, receive, send)

    async def logged(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One line a request: ids and times, no query string, no path with somebody's id in it."""
        started, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers.add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await self.rescued(scope, receive, watched)
        milliseconds = (time.perf_counter() - started) * 1000
        route = getattr(scope.get("route"), "path", "-")
        who = scope.get("state", {}).get("session", "-")
        if route not in PROBES or status >= UNWELL:
            LOG.info("%s %s %d %.0f ms session=%s", scope["method"], route, status, milliseconds, who)

    async def rescued(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What nobody expected becomes a plain problem; where it happened goes into the log, no values."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.let_in(scope, receive, noted)
        except Exception as error:  # noqa: BLE001 (the last door: whatever it is, the caller gets an answer)
            response = refusals.unexpected(Request(scope), where(error))
            if not begun:
                await response(scope, receive, noted)

    async def let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            answer = self.checked(request)
        except HTTPException as refused:
            answer = refusals.refusal(request, refused)
        if answer is not None:
            await answer(scope, receive, send)
        elif request.method in SAFE:
            with one_moment():
                await self.app(scope, limited(receive), send)
        else:
            await self.app(scope, limited(receive), send)

    def checked(self, request: Request) -> Response | None:
        """Refuses (HTTPException), answers a first visit by token, or lets in (None) with a viewer."""
        state = request.scope.setdefault("state", {})
        state["viewer"] = None
        self.check_name(request)
        token = request.query_params.get("token")
        if token is not None and request.method == "GET" and not refusals.is_api(request):
            return self.first_visit(request, token)
        if self.has_key(request):
            state["viewer"] = self.access.viewer
        elif not request.scope["path"].startswith(OPEN_TO_ALL):
            raise HTTPException(401)
        return None

    def check_name(self, request: Request) -> None:
        """The address must be ours (DNS rebinding), and no other site may cause a change (CSRF)."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not self.access.serves(hosts[0]):
            raise HTTPException(421)
        origin = request.headers.get("origin")
        if request.method not in SAFE and origin is not None and origin != f"http://{hosts[0]}":
            raise HTTPException(403)
        if int(request.headers.get("content-length") or 0) > MOST_BODY:
            raise HTTPException(413)

    def has_key(self, request: Request) -> bool:
        """Whether the request carries an open session or the API's token."""
        authorization = request.headers.get("authorization")
        if authorization is not None:
            scheme, _, token = authorization.partition(" ")
            return scheme.lower() == "bearer" and self.access.is_api_token(token.strip())
        session = request.cookies.get(cookie_name(request.headers["host"]))
        if not session or request.headers.get("sec-fetch-site") == "cross-site":
            # SameSite=Strict keeps the cookie from other sites already; this holds where a browser does not
            return False
        # of the digest: a log that holds the beginning of a key makes the rest easier to guess
        request.scope["state"]["session"] = digest(session).hex()[:8]
        return self.access.knows(session)

    def first_visit(self, request: Request, token: str) -> Response:
        """Exchanges the token for a session, and leads to the address without it.

        Who has a session already comes in by a used address too: a tab that the browser opens again.
        """
        session = self.access.enter(token)
        if session is None and not self.has_key(request):
            return refusals.token_used(request)
        rest = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
        path = "/" + request.scope["path"].lstrip("/")
        answer = RedirectResponse(path + ("?" + urlencode(rest) if rest else ""), status_code=303)
        if session is not None:
            name = cookie_name(request.headers["host"])
            answer.set_cookie(name, session, path="/", httponly=True, samesite="strict", secure=False)
        return answer


def limited(receive: Receive) -> Receive:
    """Stops a body that is longer than it said, or did not say, before it fills the memory."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BODY:
            raise HTTPException(413)
        return message

    return counted


def where(error: BaseException) -> str:
    """The kind of an error and the lines that it passed; its text may hold what a log must not."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames[:-1] if "graph_service" in Path(frame.filename).parts]
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in (*ours, *frames[-1:])]
    return " < ".join([type(error).__name__, *reversed(lines)])
