"""The embedded engine as users meet it: real processes, the real Neo4j, real signals."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import neo4j
import psutil
import pytest

from graph_service.adapters.engine import NEO4J_VERSION, EmbeddedEngine, Server, instance
from graph_service.adapters.engine.archives import Archives
from graph_service.adapters.engine.parts import Parts
from graph_service.application.progress import silent
from graph_service.config import settings_from
from graph_service.domain.errors import EngineFailed, EngineInUse

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).parents[2]
CACHE = settings_from(os.environ).cache_dir


def driver(server: Server):
    return neo4j.GraphDatabase.driver(
        server.uri,
        auth=(server.user, server.password),
        connection_timeout=1,
        connection_acquisition_timeout=1,
    )


def query(server: Server, text: str):
    with driver(server) as connected:
        return connected.execute_query(text, database_="neo4j").records


def answers(server: Server) -> bool:
    try:
        with driver(server) as connected, connected.session(database="neo4j") as session:
            return session.run("RETURN 1 AS one").single()["one"] == 1
    except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError):
        return False


def engine_on(home: Path, heap_mb: int = 512) -> EmbeddedEngine:
    return EmbeddedEngine(home, CACHE, silent, answers=answers, heap_mb=heap_mb)


@pytest.fixture
def home(tmp_path):
    yield tmp_path / "home"
    engine_on(tmp_path / "home").stop()


@pytest.fixture
def engine(home):
    made = engine_on(home)
    yield made
    made.leave()


class Command:
    """Another command of the same user: a process of its own that does what it is told, one word a line."""

    def __init__(self, process: subprocess.Popen):
        self.process = process

    def do(self, word: str):
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def kill(self):
        self.process.kill()
        self.process.wait()


@contextmanager
def command(home: Path):
    flags = subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
    with subprocess.Popen(
        [sys.executable, "-W", "error", __file__, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        creationflags=flags,
    ) as process:
        yield Command(process)
        process.stdin.close()
        process.wait(60)


def serve_commands(home: Path) -> None:
    engine = engine_on(home)
    for line in sys.stdin:
        server = getattr(engine, line.strip())()
        sys.stdout.write(json.dumps(server and server.pid) + "\n")
        sys.stdout.flush()


def runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def ends(pid: int, within_s: float = 15) -> bool:
    deadline = time.monotonic() + within_s
    while runs(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not runs(pid)


def test_one_engine_for_all_commands_and_the_last_to_leave_stops_it(engine, home):
    with command(home) as other:
        server = engine.join()
        assert other.do("join") == server.pid == engine.join().pid
        state = engine.status()
        assert (state.running, state.answering, state.kept) == (True, True, False)
        assert (state.users, state.pid, state.version) == (2, server.pid, NEO4J_VERSION)
        assert server.uri == f"bolt://127.0.0.1:{state.port}"
        query(server, "CREATE (:Kept {id: 'one'})")

        engine.leave()
        engine.leave()
        assert answers(server)
        assert engine.status().users == 1
        assert other.do("leave") is None
        assert ends(server.pid)
    state = engine.status()
    assert (state.running, state.answering, state.pid, state.users) == (False, False, None, 0)
    again = engine.join()
    assert [record["id"] for record in query(again, "MATCH (n:Kept) RETURN n.id AS id")] == ["one"]


def test_it_is_private_and_of_the_pinned_version(engine, home, monkeypatch):
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1k")
    monkeypatch.setenv("CLASSPATH", "nowhere")
    server = engine.join()

    sockets = psutil.Process(server.pid).net_connections(kind="inet")
    heard = [one.laddr for one in sockets if one.status == psutil.CONN_LISTEN]
    assert [address.ip.removeprefix("::ffff:") for address in heard] == ["127.0.0.1"]

    if os.name == "posix":
        modes = {name: stat.S_IMODE((home / name).stat().st_mode) for name in ("engine.json", "password", "")}
        assert modes == {"engine.json": 0o600, "password": 0o600, "": 0o700}
    assert server.password not in (home / "engine.json").read_text() + repr(server)
    assert json.loads((home / "engine.json").read_text())["pid"] == server.pid

    with pytest.raises(neo4j.exceptions.AuthError), neo4j.GraphDatabase.driver(server.uri) as stranger:
        stranger.verify_connectivity()
    components = query(
        server, "CALL dbms.components() YIELD name, versions RETURN name, versions[0] AS version"
    )
    assert {record["name"]: record["version"] for record in components}["Neo4j Kernel"] == NEO4J_VERSION


def test_the_class_data_archives_are_used(engine, home):
    engine.join()
    parts = Parts(CACHE, None, silent)
    [option] = Archives(parts.folder, parts.paths, answers, silent).options
    assert option.endswith("top.jsa")
    # Java says here when it ignores an archive, for instance because of a changed class path.
    assert "archive" not in (home / "engine.log").read_text()


def test_a_command_that_just_ends_leaves(home):
    with command(home) as other:
        pid = other.do("join")
        assert runs(pid)
    assert other.process.returncode == 0
    assert ends(pid, 0)
    assert not (home / "engine.json").exists()


def test_a_kept_engine_stays_until_it_is_stopped(engine, home):
    with command(home) as other:
        pid = other.do("keep")
        assert other.do("keep") == pid
    server = engine.join()
    assert server.pid == pid
    engine.leave()
    state = engine.status()
    assert (state.running, state.answering, state.kept, state.users) == (True, True, True, 0)

    engine.join()
    engine.stop()
    assert ends(pid, 0)
    engine.stop()
    assert (engine.status().running, engine.status().kept) == (False, False)


def test_an_orphan_is_joined(engine, home):
    with command(home) as other:
        pid = other.do("join")
        other.kill()
    assert (engine.status().answering, engine.status().users) == (True, 0)
    assert engine.join().pid == pid
    engine.leave()
    assert ends(pid)


def test_an_orphan_is_stopped(engine, home):
    with command(home) as other:
        pid = other.do("join")
        other.kill()
    engine.stop()
    assert ends(pid)


def test_an_engine_whose_starter_was_killed_before_it_noted_the_pid_is_joined(engine, home):
    with command(home) as other:
        pid = other.do("join")
        other.kill()
    record = json.loads((home / "engine.json").read_text())
    (home / "engine.json").write_text(json.dumps({**record, "pid": None, "started": None}))
    assert engine.join().pid == pid


def test_a_killed_engine_is_noticed_and_repaired_once_for_all(engine, home):
    lost = engine.join()
    query(lost, "UNWIND range(1, 500) AS i CREATE (:Kept {id: i})")
    with command(home) as other:
        assert other.do("join") == lost.pid
        psutil.Process(lost.pid).kill()
        assert ends(lost.pid)
        assert not engine.status().running

        with ThreadPoolExecutor(4) as pool:
            told = [pool.submit(other.do, "repair"), *(pool.submit(engine.repair) for _ in range(3))]
        valid = told[1].result()
        assert {told[0].result(), *(one.result().pid for one in told[1:])} == {valid.pid}
        assert valid.pid != lost.pid
        assert engine.status().users == 2
        assert query(valid, "MATCH (n:Kept) RETURN count(n) AS n")[0]["n"] == 500
        assert engine.repair() == valid
    assert answers(valid)


def test_ctrl_c_ends_the_command_and_not_the_engine(engine, home):
    with command(home) as other:
        pid = other.do("join")
        assert engine.join().pid == pid
        if sys.platform == "win32":
            other.process.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            os.killpg(other.process.pid, signal.SIGINT)
        assert other.process.wait(30) != 0
    assert engine.status().answering
    assert (engine.status().pid, engine.status().users) == (pid, 1)


def test_nobody_elses_process_is_joined_or_ended(engine, home):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        home.mkdir()
        record = {
            "mark": "none",
            "port": 1,
            "heap_mb": 1,
            "version": "1",
            "pid": stranger.pid,
            "started": 1.0,
        }
        (home / "engine.json").write_text(json.dumps(record))
        engine.stop()
        (home / "engine.json").write_text(json.dumps(record))
        assert not engine.status().running
        assert engine.join().pid != stranger.pid
        assert stranger.poll() is None
        stranger.kill()


def test_a_port_that_was_taken_meanwhile_is_left_alone(engine, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        taken, free = holder.getsockname()[1], instance.free_port
        chosen = iter([taken])
        monkeypatch.setattr(instance, "free_port", lambda: next(chosen, None) or free())
        server = engine.join()
        assert server.uri != f"bolt://127.0.0.1:{taken}"
        assert answers(server)


def test_an_engine_that_cannot_start_shows_its_log_and_leaves_nothing(home):
    engine = engine_on(home, heap_mb=1)
    with pytest.raises(EngineFailed) as caught:
        engine.join()
    assert "heap" in str(caught.value.data["log"])
    state = engine.status()
    assert (state.running, state.users, state.kept) == (False, 0, False)
    with pytest.raises(EngineFailed):
        engine.keep()
    assert not engine.status().kept


def test_a_store_that_another_neo4j_holds_is_not_touched(engine, home):
    server = engine.join()
    record = (home / "engine.json").read_bytes()
    (home / "engine.json").unlink()  # as if somebody had started Neo4j by hand
    with pytest.raises(EngineInUse):
        engine_on(home).join()
    assert answers(server)
    (home / "engine.json").write_bytes(record)


def test_a_store_without_its_password_is_said_plainly(engine, home):
    engine.join()
    engine.leave()
    (home / "password").unlink()
    with pytest.raises(EngineFailed) as caught:
        engine.join()
    assert "password" in str(caught.value.data["log"])


def test_long_and_japanese_folder_names_are_fine(tmp_path):
    # 200 characters in all on Windows, whose paths may not be longer than 260.
    deep = tmp_path.joinpath("八王子 の「家」", *(["long" * 10] * (2 if sys.platform == "win32" else 12)))
    engine = engine_on(deep)
    server = engine.join()
    assert answers(server)
    assert (deep / "data" / "databases").is_dir()
    engine.leave()
    assert ends(server.pid, 0)


def test_two_commands_that_prepare_at_once_do_not_disturb_each_other(tmp_path):
    ready = Parts(CACHE, None, silent)
    ready.ensure()
    program = """
import sys
from pathlib import Path
from graph_service.adapters.engine.parts import Parts
from graph_service.application.progress import silent
Parts(Path(sys.argv[1]), Path(sys.argv[2]), silent).ensure()
"""
    words = [sys.executable, "-c", program, str(tmp_path / "cache"), str(ready.folder / "jars")]
    started = [subprocess.Popen(words, env={**os.environ, "PYTHONPATH": str(ROOT)}) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    made = Parts(tmp_path / "cache", None, silent)
    assert {path.name for path in made.folder.iterdir()} == {"jars", "lock"}
    assert {path.name: path.stat().st_size for path in (made.folder / "jars").iterdir()} == {
        path.name: path.stat().st_size for path in ready.paths
    }
    shutil.rmtree(tmp_path / "cache")


if __name__ == "__main__":
    # A run in the background of a shell ignores Ctrl-C, and its children would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    serve_commands(Path(sys.argv[1]))
