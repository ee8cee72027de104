"""Renews the vendored scripts from the npm registry, by package name, and checks what came.

    python visualizations/vendor/fetch.py                      the locked versions, checked
    python visualizations/vendor/fetch.py vis-network 10.1.5   another version; it becomes the locked one

Needs `npm`, which knows the registry. Every folder beside this file with a `vendor.json` is one package.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    wanted = dict([arguments]) if len(arguments) == 2 else {}
    for lock in sorted(HERE.glob("*/vendor.json")):
        locked = json.loads(lock.read_text("utf-8"))
        if wanted and locked["package"] not in wanted:
            continue
        renewed = wanted.get(locked["package"])
        found = renew(lock.parent, {**locked, "version": renewed or locked["version"]}, check=not renewed)
        lock.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8", newline="\n")
        sys.stdout.write(f"{found['package']} {found['version']}: {len(found['files'])} files\n")
    return 0


def renew(folder: Path, locked: dict[str, Any], *, check: bool) -> dict[str, Any]:
    """Puts the files of `locked` into `folder`. With `check`, one that is not the locked one stops all."""
    with tempfile.TemporaryDirectory() as scratch:
        archive = packed(f"{locked['package']}@{locked['version']}", Path(scratch))
        with tarfile.open(archive) as tar:
            content = {name: read(tar, file["from"]) for name, file in locked["files"].items()}
            about = json.loads(read(tar, "package.json"))
    files = {}
    for name, file in locked["files"].items():
        digest = hashlib.sha256(content[name]).hexdigest()
        if check and digest != file["sha256"]:
            raise SystemExit(
                f"{locked['package']}: {name} has the sha256 {digest}, locked is {file['sha256']}"
            )
        files[name] = {"from": file["from"], "sha256": digest}
    for name, data in content.items():
        (folder / name).write_bytes(data)
    return {**locked, "license": about["license"], "files": files}


def packed(package: str, scratch: Path) -> Path:
    """The archive of the package, as `npm pack` brings it."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed, and is not on the PATH.")
    subprocess.run([npm, "pack", package, "--silent", "--pack-destination", str(scratch)], check=True)
    return next(scratch.glob("*.tgz"))


def read(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(f"package/{name}")
    if file is None:
        raise SystemExit(f"The package has no file {name}.")
    return file.read()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
