"""Class-data archives that cannot be made cost speed and nothing else."""

import logging

from graph_service.adapters.engine.archives import Archives
from graph_service.application.progress import silent


def test_without_neo4j_only_javas_own_archive_is_made_and_nothing_fails(tmp_path, caplog):
    no_jars = Archives(tmp_path, [tmp_path / "absent.jar"], lambda server: False, silent)
    assert (no_jars.decided, no_jars.options) == (False, ())
    with caplog.at_level(logging.WARNING):
        no_jars.build()
    assert no_jars.decided
    assert no_jars.options == (f"-XX:SharedArchiveFile={next(tmp_path.rglob('base.jsa'))}",)
    assert "EngineFailed" in caplog.text
    assert "ClassNotFoundException" in next(tmp_path.rglob("failed")).read_text("utf-8")
    assert not list(tmp_path.rglob("warm-up"))


def test_without_java_nothing_fails_and_it_is_not_tried_at_every_start(tmp_path, monkeypatch):
    monkeypatch.setattr("graph_service.adapters.engine.archives.java", lambda: str(tmp_path / "no java"))
    archives = Archives(tmp_path, [], lambda server: False, silent)
    archives.build()
    assert (archives.decided, archives.options) == (True, ())
    written = next(tmp_path.rglob("failed")).stat().st_mtime_ns
    archives.build()
    assert next(tmp_path.rglob("failed")).stat().st_mtime_ns == written
