"""The lock of jars: what is committed, and what a lock must be."""

import re

import pytest

from graph_service.adapters.engine.jars import LOCK, NEO4J_VERSION, ROOTS, fingerprint, locked, locked_jars

ENTRY = """
[[dependencies]]
groupId = "org.example"
artifactId = "{artifact}"
version = "1.0"
packaging = "{packaging}"
"""
SHA = f'sha256 = "{"a" * 64}"\n'


def entry(artifact="tool", packaging="jar", rest=SHA):
    return ENTRY.format(artifact=artifact, packaging=packaging) + rest


def test_the_committed_lock_is_of_the_pinned_version():
    versions = {f"{jar.group}:{jar.artifact}": jar.version for jar in locked()}
    assert [versions[root] for root in ROOTS] == [NEO4J_VERSION, NEO4J_VERSION]
    assert {jar.version for jar in locked() if jar.group == "org.neo4j"} == {NEO4J_VERSION}


def test_the_committed_lock_has_a_checksum_for_each_jar_and_names_no_host():
    assert len(locked()) > 200
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in locked())
    assert "://" not in LOCK.read_text("utf-8")


def test_the_committed_lock_serves_every_platform():
    natives = {jar.classifier for jar in locked()} - {""}
    assert {"linux-x86_64", "linux-aarch_64", "osx-x86_64", "osx-aarch_64"} <= natives


def test_a_classifier_stands_in_the_file_name():
    plain, native = locked_jars(entry("tool") + entry("tool", rest=SHA + 'classifier = "linux"\n'))
    assert (plain.file, native.file) == ("tool-1.0.jar", "tool-1.0-linux.jar")


def test_a_jar_without_checksum_is_refused():
    with pytest.raises(KeyError, match="sha256"):
        locked_jars(entry(rest=""))


@pytest.mark.parametrize("text", ["=", entry(packaging="pom"), entry("tool") + entry("TOOL")])
def test_what_is_no_lock_of_jars_is_refused(text):
    with pytest.raises(ValueError):
        locked_jars(text)


def test_the_fingerprint_depends_on_content_and_order_but_not_on_line_ends():
    text = entry("one") + entry("two")
    assert fingerprint(locked_jars(text.replace("\n", "\r\n"))) == fingerprint(locked_jars(text))
    assert fingerprint(locked_jars(entry("two") + entry("one"))) != fingerprint(locked_jars(text))
    assert fingerprint(locked_jars(text.replace("aaaa", "aaab"))) != fingerprint(locked_jars(text))
