"""Sets up and runs everything a developer or a first user needs, with the standard library alone.

`python dev.py TARGET` makes `.venv`, installs what the target needs from `requirements.lock` (hashes checked)
and hands over. Nothing here needs a shell or POSIX. `python dev.py help` lists the targets.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE, STDOUT

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
DEV_LINE = "# ---- below: the dependency group `dev`, to check and test ----\n"
BENCH_LINE = "# ---- below: the dependency group `bench`, peers that only benchmarks/ imports ----\n"


def run(*words: str, **environment: str) -> None:
    """Runs one command of the virtual environment in the root; ends with its exit code if it fails."""
    with subprocess.Popen([str(PYTHON), *words], cwd=ROOT, env={**os.environ, **environment}) as child:
        code = patiently(child)
    if code:
        sys.exit(code)


def run_together(*commands: tuple[str, ...], **environment: str) -> None:
    """Runs commands at once and tells of one after the other; ends with the first exit code of a failure."""
    kept = {**os.environ, **environment}
    with ExitStack() as stack:
        children = [
            stack.enter_context(
                subprocess.Popen([str(PYTHON), *words], cwd=ROOT, env=kept, stdout=PIPE, stderr=STDOUT)
            )
            for words in commands
        ]
        codes = [told(child) for child in children]
    if any(codes):
        sys.exit(next(filter(None, codes)))


def told(child: subprocess.Popen[bytes]) -> int:
    """The child's exit code; until it ends, what it says is passed on as it says it."""
    assert child.stdout
    while True:
        try:
            said = os.read(child.stdout.fileno(), 1 << 16)
        except KeyboardInterrupt:  # it reaches the child too
            continue
        if not said:
            return patiently(child)
        sys.stdout.buffer.write(said)
        sys.stdout.flush()


def patiently(child: subprocess.Popen[bytes]) -> int:
    """The child's exit code. Ctrl-C reaches it too: it ends in its own time, and is waited for."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def locked(dev: bool, bench: bool = False) -> str:
    plain, _, rest = LOCK.read_text("utf-8").partition(DEV_LINE)
    dev_part, _, bench_part = rest.partition(BENCH_LINE)
    return plain + dev_part * dev + bench_part * bench


def install(dev: bool, bench: bool = False) -> None:
    """Makes `.venv` and installs the locked packages and this project; does nothing when they are there."""
    requirements = locked(dev, bench)
    wanted = hashlib.sha256(
        (requirements + (ROOT / "pyproject.toml").read_text("utf-8")).encode()
    ).hexdigest()
    stamp = VENV / ("installed-bench" if bench else "installed-dev" if dev else "installed-plain")
    if stamp.exists() and stamp.read_text() == wanted:
        return
    made = VENV / "made"
    if not made.exists():  # absent too where making it was interrupted
        say("making .venv / 仮想環境を作っています")
        venv.create(VENV, with_pip=True, clear=True)
        made.touch()
    say("installing locked packages (first time: a minute or two) / 部品を入れています(初回は1〜2分)")
    chosen = VENV / "requirements.txt"
    chosen.write_text(requirements, "utf-8")
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--require-hashes", "--no-deps", "-r", str(chosen))
    run(*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    stamp.write_text(wanted)


def say(text: str) -> None:
    print(f"[dev] {text}", file=sys.stderr, flush=True)


def demo() -> None:
    """The main job on the embedded Neo4j: load the sample, print its paths, write its map, serve the page."""
    install(dev=False)
    run("-m", "graph_service", "demo")


def check() -> None:
    """Format, lint, types, import contracts, unit tests: under two minutes."""
    install(dev=True)
    run("-m", "ruff", "format", "--check", ".")
    run("-m", "ruff", "check", ".")
    run("-c", "from importlinter.cli import lint_imports_command as lint; lint()")
    colour = "yes" if sys.stdout.isatty() else "no"
    tests = ("-m", "pytest", "-q", f"--color={colour}", *ALL_CORES, *PARTS[0])
    run_together(("-m", "mypy"), tests, GRAPH_SERVICE_TEST_FEW="1")


ALL_CORES = ("-n", "auto")
PARTS = (
    ("--dist", "worksteal", "tests/unit"),  # those of a file one after another: some read the same sample
    ("--dist", "worksteal", "tests/contract", "tests/wheel"),  # a few of them take minutes
    ("--dist", "loadfile", "tests/web", "tests/browser"),  # those of a file share a running service
)


def cores() -> tuple[str, ...]:
    """All of them, each with a Neo4j of its own; one where a server is given, which tests empty."""
    return ("-n", "0") if os.environ.get("GRAPH_SERVICE_TEST_NEO4J_URI") else ALL_CORES


def test() -> None:
    """Every test, on a real Neo4j: one a core."""
    install(dev=True)
    for part in PARTS:
        run("-m", "pytest", "-q", *cores(), *part)


def coverage() -> None:
    """Every test, and which lines they run: a third slower."""
    install(dev=True)
    run("-m", "coverage", "erase")
    for part in PARTS:
        run("-m", "pytest", "-q", "--cov", "--cov-append", "--cov-report=", *cores(), *part)
    run("-m", "coverage", "report", "--skip-covered")


def test_containers() -> None:
    """The contract suite through testcontainers, the image built, the compose file up and down."""
    install(dev=True)
    run("-m", "pytest", "-q", "tests/contract", "tests/containers", GRAPH_SERVICE_TEST_ENGINE="container")


def bench() -> None:
    """Speed and memory, side by side with peers; writes benchmarks/results.md."""
    install(dev=True, bench=True)
    run("-m", "benchmarks")


def format_code() -> None:
    """Rewrites the code in the house's format."""
    install(dev=True)
    run("-m", "ruff", "format", ".")
    run("-m", "ruff", "check", "--fix", ".")


def lock() -> None:
    """Renews requirements.lock: the newest allowed versions, hashes for every platform."""
    install(dev=True)
    plain, dev, bench = (VENV / f"{part}.lock" for part in ("plain", "dev", "bench"))
    groups = ("--group", "build", "--group", "dev")
    compile_lock(plain, *groups[:2])
    compile_lock(dev, *groups, "--constraint", str(plain))
    compile_lock(bench, *groups, "--group", "bench", "--constraint", str(dev))
    parts = ("".join(blocks(plain)), further(dev, plain), further(bench, dev))
    LOCK.write_text(parts[0] + DEV_LINE + parts[1] + BENCH_LINE + parts[2], "utf-8")


def compile_lock(output: Path, *words: str) -> None:
    run(
        *("-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--upgrade"),
        *("--generate-hashes", "--no-header", "--no-annotate", "-o", str(output), "pyproject.toml", *words),
    )


def further(path: Path, below: Path) -> str:
    """The packages of one lock that another does not have."""
    known = {block.split()[0] for block in blocks(below)}
    return "".join(block for block in blocks(path) if block.split()[0] not in known)


def blocks(path: Path) -> list[str]:
    """One text per locked package: its line and the hashes under it."""
    found: list[str] = []
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if line[:1] not in (" ", "#", "\n"):
            found.append(line)
        elif line.startswith(" ") and found:
            found[-1] += line
    return found


TARGETS = {
    "demo": demo,
    "check": check,
    "test": test,
    "coverage": coverage,
    "test-containers": test_containers,
    "bench": bench,
    "format": format_code,
    "lock": lock,
}


def main() -> None:
    target = sys.argv[1] if len(sys.argv) > 1 else "help"
    if target not in TARGETS:
        width = max(map(len, TARGETS))
        print("python dev.py TARGET\n" + "\n".join(f"  {n:{width}}  {f.__doc__}" for n, f in TARGETS.items()))
        sys.exit(0 if target == "help" else 2)
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what tells the user of an older Python)
        sys.exit("Python 3.11 or newer is needed / Python 3.11以上が必要です")
    if sys.version_info >= (3, 14):
        sys.exit("Python 3.11 to 3.13 is supported so far / いまはPython 3.11〜3.13に対応しています")
    TARGETS[target]()


if __name__ == "__main__":
    main()
