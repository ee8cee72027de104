"""Where the map is written: whole, private, and never over what is no plain file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_service.cli.maps import save
from graph_service.domain.errors import InvalidValue


def test_a_map_is_written_for_this_user_alone(tmp_path: Path) -> None:
    for text in ("一", "二"):
        save(tmp_path / "map.html", text.encode())
        assert (tmp_path / "map.html").read_text("utf-8") == text
    assert os.name == "nt" or (tmp_path / "map.html").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "kept.html"
    target.write_text("残す", "utf-8")
    (tmp_path / "link.html").symlink_to(target)
    (tmp_path / "folder").mkdir()
    for name in ("link.html", "folder", "missing/map.html"):
        with pytest.raises(InvalidValue):
            save(tmp_path / name, b"x")
    with pytest.raises(InvalidValue):
        save(Path(), b"x")
    assert target.read_text("utf-8") == "残す"
    assert (tmp_path / "link.html").is_symlink()


def test_a_pipe_is_left_alone(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        return  # this system has none
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InvalidValue):
        save(pipe, b"x")
    assert pipe.is_fifo()
