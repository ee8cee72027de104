"""Who may come in until accounts exist: a one-time token becomes a session; programs have their own token."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from graph_service.application.viewers import Viewer

SESSION_SECONDS = 12 * 60 * 60
"""A session unused for so long is over: a working day, so that nobody finds one the next morning."""

ASKED_SECONDS = 10 * 60
"""A one-time address that was asked for later waits so long for its visit."""

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass
class Access:
    """The keys of one running service. `viewer` is whoever comes in.

    `port` is the one that addresses must name; None takes any, as a container publishes its own as it likes.
    Tokens and sessions are kept as digests: looking one up takes the same time whatever was guessed, and
    they end with the process.
    """

    viewer: Viewer
    api_token: str = field(repr=False)
    port: int | None = None
    clock: Callable[[], float] = time.monotonic
    tokens: dict[bytes, float] = field(default_factory=dict, repr=False)
    sessions: dict[bytes, float] = field(default_factory=dict, repr=False)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def new_token(self, seconds: float = float("inf")) -> str:
        """A token for one first visit, within so many seconds."""
        token = secrets.token_urlsafe(32)
        with self.lock:
            now = self.clock()
            self.tokens = {kept: until for kept, until in self.tokens.items() if until >= now}
            self.tokens[digest(token)] = now + seconds
        return token

    def asked_token(self) -> str:
        """A further token for somebody who asked; one that nobody uses is soon over."""
        return self.new_token(ASKED_SECONDS)

    def enter(self, token: str) -> str | None:
        """The id of a new session; None if the token is unknown or was used. Uses the token up."""
        with self.lock:
            known = [kept for kept in self.tokens if hmac.compare_digest(kept, digest(token))]
            if not known or self.tokens.pop(known[0]) < self.clock():
                return None
            session = secrets.token_urlsafe(32)
            self.sessions[digest(session)] = self.clock()
            return session

    def knows(self, session: str) -> bool:
        """Whether the session is open; using it keeps it open."""
        with self.lock:
            key, now = digest(session), self.clock()
            if now - self.sessions.get(key, float("-inf")) > SESSION_SECONDS:
                self.sessions.pop(key, None)
                return False
            self.sessions[key] = now
            return True

    def is_api_token(self, token: str) -> bool:
        return hmac.compare_digest(digest(token), digest(self.api_token))

    def serves(self, host: str) -> bool:
        """Whether a Host header names this service: a foreign name that leads here is a rebinding attack."""
        name, colon, port = host.rpartition(":")
        if not colon or host.endswith("]"):
            name, port = host, "80"
        right_port = port.isascii() and port.isdigit() and self.port in (None, int(port))
        return name.lower() in LOOPBACK_NAMES and right_port


def digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()


def cookie_name(host: str) -> str:
    """The cookie of a service. Browsers share cookies between the ports of a name: it names its own."""
    _, _, port = host.rpartition(":")
    return f"graph_service_{port}" if port.isascii() and port.isdigit() else "graph_service"
