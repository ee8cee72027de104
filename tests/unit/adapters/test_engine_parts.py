"""The jars in the cache: taken from a bundle, checked, never half there."""

import hashlib
import zipfile

import pytest

from graph_service.adapters.engine import parts, sources
from graph_service.adapters.engine.jars import Jar
from graph_service.adapters.engine.parts import Parts
from graph_service.application.progress import silent
from graph_service.domain.errors import EngineIncomplete

CONTENTS = {"one": b"first", "two": b"second", "three": b"third"}
JARS = tuple(Jar("org.x", name, "1", "", hashlib.sha256(c).hexdigest()) for name, c in CONTENTS.items())


@pytest.fixture(autouse=True)
def small_lock(monkeypatch):
    monkeypatch.setattr(parts, "locked", lambda: JARS)
    monkeypatch.setattr(sources, "PAUSE_S", 0.0)


@pytest.fixture
def folder(tmp_path):
    """A bundle with the jars in folders of their own."""
    for name, content in CONTENTS.items():
        (tmp_path / "bundle" / name).mkdir(parents=True)
        (tmp_path / "bundle" / name / f"{name}-1.jar").write_bytes(content)
    return tmp_path / "bundle"


@pytest.fixture
def zipped(folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        for path in folder.rglob("*.jar"):
            archive.write(path, f"neo4j/{path.name}")
    return tmp_path / "bundle.zip"


def contents(some):
    return {path.name: path.read_bytes() for path in (some.folder / "jars").iterdir()}


@pytest.mark.parametrize("kind", ["folder", "zipped"])
def test_all_jars_come_from_a_bundle(kind, tmp_path, request):
    some, told = Parts(tmp_path / "cache", request.getfixturevalue(kind), silent), []
    some._progress = lambda code, done, total: told.append((code, done, total))
    some.ensure()
    assert contents(some) == {f"{name}-1.jar": content for name, content in CONTENTS.items()}
    assert [path.name for path in some.paths] == ["one-1.jar", "two-1.jar", "three-1.jar"]
    assert told == [("engine_fetch", done, 3) for done in (1, 2, 3)]


def test_only_what_is_missing_is_fetched_again(tmp_path, folder):
    some = Parts(tmp_path / "cache", folder, silent)
    some.ensure()
    some.paths[1].unlink()
    (folder / "one" / "one-1.jar").unlink()
    some.ensure()
    assert len(contents(some)) == 3


@pytest.mark.parametrize("kind", ["folder", "zipped"])
def test_a_jar_that_is_not_the_locked_one_is_refused(kind, tmp_path, folder, request):
    (folder / "two" / "two-1.jar").write_bytes(b"changed")
    some = Parts(tmp_path / "cache", request.getfixturevalue(kind), silent)
    with pytest.raises(EngineIncomplete) as caught:
        some.ensure()
    assert caught.value.data["part"] == "two-1.jar"
    assert hashlib.sha256(b"changed").hexdigest() in str(caught.value.data["reason"])
    assert "two-1.jar" not in contents(some)
    assert not (some.folder / "fetching").exists()


@pytest.mark.parametrize("kind", ["folder", "zipped"])
def test_a_jar_that_the_bundle_lacks_is_named(kind, tmp_path, folder, request):
    (folder / "three" / "three-1.jar").unlink()
    with pytest.raises(EngineIncomplete) as caught:
        Parts(tmp_path / "cache", request.getfixturevalue(kind), silent).ensure()
    assert caught.value.data["part"] == "three-1.jar"


def test_a_bundle_that_is_no_zip_is_named(tmp_path):
    (tmp_path / "bundle.zip").write_bytes(b"nothing of that kind")
    with pytest.raises(EngineIncomplete) as caught:
        Parts(tmp_path / "cache", tmp_path / "bundle.zip", silent).ensure()
    assert caught.value.data["part"] == "bundle.zip"


def test_a_fetch_that_fails_once_is_tried_again(tmp_path, folder):
    honest, calls = sources.bundle(folder), []

    def stumbling(jar, scratch):
        calls.append(jar)
        if len(calls) == 1:
            (scratch / jar.file).write_bytes(b"fir")
            raise ConnectionError("cut")
        return honest(jar, scratch)

    target = tmp_path / "one-1.jar"
    sources.install(JARS[0], stumbling, tmp_path / "scratch", target)
    assert target.read_bytes() == b"first"
    assert len(calls) == 2
