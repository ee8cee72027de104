"""The API's token, kept in a file that its owner alone can read."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

API_TOKEN = "api-token"  # noqa: S105 (a file name)
PRIVATE = stat.S_IRUSR | stat.S_IWUSR


def api_token(folder: Path) -> str:
    """The token in `folder`/api-token, made once. One that is empty or that others could read is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / API_TOKEN
    if path.exists() and not (is_private(path) and path.read_text("ascii").strip()):
        path.unlink(missing_ok=True)
    if not path.exists():
        write_once(path, secrets.token_urlsafe(32))
    return path.read_text("ascii").strip()


def is_private(path: Path) -> bool:
    """Whether nobody else can read the file. Windows keeps the user's own folders from others by itself."""
    return os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == PRIVATE


def write_once(path: Path, text: str) -> None:
    """Writes a private file, whole at once, unless another process was faster."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def place(draft: Path, path: Path) -> None:
    """Gives the draft its name unless that is taken: a rename does so on Windows, a link elsewhere."""
    try:
        if os.name == "nt":
            draft.rename(path)
        else:
            os.link(draft, path)
    except FileExistsError:
        return
