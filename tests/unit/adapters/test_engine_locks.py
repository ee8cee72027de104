"""Who uses the engine, counted over real processes."""

import stat
import subprocess
import sys
from contextlib import contextmanager

import pytest

from graph_service.adapters.engine.locks import Locks
from graph_service.domain.errors import EngineError, EngineFailed, EngineInUse

USER = """
import sys
from pathlib import Path
from graph_service.adapters.engine.locks import Locks
locks = Locks(Path(sys.argv[1]))
with locks.transition():
    use = locks.take_use()
print("used", flush=True)
input()
"""


@contextmanager
def another_user(home):
    command = [sys.executable, "-c", USER, str(home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "used\n"
        yield process
        process.kill()


def test_users_are_counted_until_they_give_back(tmp_path):
    locks = Locks(tmp_path / "home")
    with locks.transition():
        assert locks.users() == 0
        first, second = locks.take_use(), locks.take_use()
        assert locks.users() == 2
        first.give_back()
        first.give_back()
        assert locks.users() == 1
        second.give_back()
        assert locks.users() == 0


def test_users_in_other_processes_count_and_a_killed_one_does_not(tmp_path):
    locks = Locks(tmp_path)
    with another_user(tmp_path) as killed, another_user(tmp_path):
        with locks.transition():
            assert locks.users() == 2
        killed.kill()
        killed.wait()
        with locks.transition():
            assert locks.users() == 1
    with locks.transition():
        assert locks.users() == 0
    assert list((tmp_path / "uses").iterdir()) == []


def test_only_one_changes_the_state(tmp_path):
    with Locks(tmp_path).transition(), pytest.raises(EngineInUse), Locks(tmp_path).transition(0.2):
        pass
    with Locks(tmp_path).transition(0.0):
        pass


def test_the_folder_is_its_owners_alone(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    with Locks(home).transition():
        assert sys.platform == "win32" or stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_folder_that_can_be_no_data_folder_is_refused(tmp_path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(EngineFailed), Locks(tmp_path / "home").transition(0.0):
        pass
    (tmp_path / "lock").mkdir()
    with pytest.raises(EngineError), Locks(tmp_path).transition(0.0):
        pass
