"""What is written into the data folder before a start: neo4j.conf, the password and auth.ini."""

from __future__ import annotations

import errno
import os
import secrets
from hashlib import sha256
from pathlib import Path

USER = "neo4j"
ROUNDS = 1024
CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=32m
db.tx_log.preallocate=false
db.tx_log.rotation.size=8m
db.logs.query.enabled=OFF
db.filewatcher.enabled=false
# Without this line LOAD CSV reads any file of the machine.
dbms.security.allow_csv_import_from_file_urls=false
# Without these two a stop takes ten seconds.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1
"""


def conf_text(port: int) -> str:
    """neo4j.conf for an engine that listens on this port of the loopback address and nowhere else."""
    return CONF.format(port=port)


def auth_line(password: str, salt: bytes) -> str:
    """The line of auth.ini that gives Neo4j its first password."""
    digest = sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{ROUNDS}:"


def write_private(path: Path, content: bytes) -> None:
    """Writes a file that only its owner may read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_password(home: Path) -> str:
    """The password; OSError if there is none."""
    return (home / "password").read_text("ascii")


def ensure_password(home: Path) -> str:
    """The password of the engine on `home`, made once, before the first start.

    FileNotFoundError: the password is gone but its store is there; a new one would not open it.
    """
    path, store = home / "password", home / "data" / "databases"
    if not path.exists():
        if store.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        write_private(path, secrets.token_urlsafe(24).encode())
    password = read_password(home)
    if not store.exists():
        line = auth_line(password, secrets.token_bytes(32))
        write_private(home / "data" / "dbms" / "auth.ini", line.encode())
    return password
