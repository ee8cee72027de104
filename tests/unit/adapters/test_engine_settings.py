"""What is written into the data folder before a start."""

import os
import re
import stat

import pytest

from graph_service.adapters.engine.settings import auth_line, conf_text, ensure_password, write_private


def test_the_configuration_listens_on_the_loopback_address_alone():
    lines = conf_text(17687).splitlines()
    assert "server.bolt.listen_address=127.0.0.1:17687" in lines
    assert "server.default_listen_address=127.0.0.1" in lines
    assert {"server.http.enabled=false", "server.https.enabled=false"} <= set(lines)


def test_the_configuration_reads_no_files_and_reports_nothing():
    lines = conf_text(1).splitlines()
    assert "dbms.security.allow_csv_import_from_file_urls=false" in lines
    assert "dbms.usage_report.enabled=false" in lines


def test_each_setting_stands_there_once():
    names = [line.partition("=")[0] for line in conf_text(1).splitlines() if not line.startswith("#")]
    assert len(names) == len(set(names)) == 13


def test_the_password_is_hashed_as_neo4j_does():
    # A line that Neo4j 5.26.30 accepted at its first start.
    assert auth_line("correct horse", bytes(range(32))) == GOLDEN


def test_password_and_first_credentials_are_made_once(tmp_path):
    first = ensure_password(tmp_path)
    assert re.fullmatch(r"[\w-]{32}", first)
    assert ensure_password(tmp_path) == first
    user, scheme_hash_salt_rounds = (tmp_path / "data/dbms/auth.ini").read_text().split(":", 1)
    scheme, digest, rest = scheme_hash_salt_rounds.split(",", 2)
    assert (user, scheme, len(digest), rest.partition(",")[2]) == ("neo4j", "SHA-256", 64, "1024:")
    assert auth_line(first, bytes.fromhex(rest.partition(",")[0])) == f"{user}:{scheme_hash_salt_rounds}"


def test_two_folders_have_different_passwords(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert ensure_password(tmp_path / "a") != ensure_password(tmp_path / "b")


def test_a_lost_password_is_not_replaced(tmp_path):
    ensure_password(tmp_path)
    (tmp_path / "data/databases").mkdir()
    (tmp_path / "password").unlink()
    with pytest.raises(FileNotFoundError, match="password"):
        ensure_password(tmp_path)
    assert not (tmp_path / "password").exists()


def test_private_files_are_whole_and_the_owners_alone(tmp_path):
    path = tmp_path / "deep" / "file"
    write_private(path, b"old")
    write_private(path, b"new")
    assert path.read_bytes() == b"new"
    assert [found.name for found in path.parent.iterdir()] == ["file"]
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


GOLDEN = (
    "neo4j:SHA-256,"
    "5f20770913ee2fce30f7be2a2903b52f6bd4fc39c0698314d8938176b3949b4a,"
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,1024:"
)
