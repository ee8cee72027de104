"""The command line of the engine, read by the Java that will run it."""

import os
import subprocess
from pathlib import Path

import pytest

from graph_service.adapters.engine.java import (
    argument_file,
    environment,
    java,
    neo4j_words,
)


def test_java_is_there_and_runs():
    printed = subprocess.run([java(), "-version"], capture_output=True, text=True, check=True).stderr
    assert 'version "21.' in printed


@pytest.mark.parametrize("value", ["plain", "with space", "back\\slash", 'quo"te', "#hash", "八王子", "'"])
def test_java_reads_every_word_as_it_was_given(tmp_path, value):
    (tmp_path / "words.args").write_bytes(
        argument_file([f"-Dprobe={value}", "-XshowSettings:properties", "-version"])
    )
    words = [java(), f"@{tmp_path / 'words.args'}"]
    printed = subprocess.run(words, env=environment(), capture_output=True, check=True).stderr
    # Java prints by the locale; on Windows that is the code page.
    assert f"probe = {value}" in printed.decode(errors="replace")


def test_what_would_change_the_engine_is_not_handed_on(monkeypatch):
    for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"):
        monkeypatch.setenv(name, "-Xmx1k")
    monkeypatch.setenv("ANOTHER", "kept")
    assert {name for name, value in environment().items() if value == "-Xmx1k"} == set()
    assert environment()["ANOTHER"] == "kept"


@pytest.mark.parametrize(("megabytes", "quick"), [(39, True), (41, False)])
def test_a_large_store_is_worth_the_second_compiler(tmp_path, megabytes, quick):
    database = tmp_path / "data" / "databases" / "neo4j"
    database.mkdir(parents=True)
    with (database / "neostore.propertystore.db").open("wb") as file:
        file.truncate(megabytes * 2**20)
    assert ("-XX:TieredStopAtLevel=1" in neo4j_words(tmp_path, [], 512, [])) is quick


@pytest.mark.parametrize(
    ("heap_mb", "least", "quick"), [(32, "-Xms32m", True), (512, "-Xms64m", True), (4096, "-Xms64m", False)]
)
def test_the_heap_decides_the_words_for_memory_and_speed(heap_mb, least, quick):
    words = neo4j_words(Path("home"), [Path("a.jar"), Path("b.jar")], heap_mb, ["-Xshare:auto"])
    assert {least, f"-Xmx{heap_mb}m", "-Xshare:auto"} <= set(words)
    assert ("-XX:TieredStopAtLevel=1" in words) is quick
    assert words[words.index("-cp") + 1] == f"a.jar{os.pathsep}b.jar"
    assert words[-3:] == [
        "org.neo4j.server.CommunityEntryPoint",
        "--home-dir=home",
        f"--config-dir={Path('home/conf')}",
    ]
