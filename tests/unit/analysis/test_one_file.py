"""The map of one file: unlike that of every other, and made while somebody waits for it."""

from __future__ import annotations

from graph_service.adapters.assets import asset
from graph_service.analysis.one_file import for_one_file
from graph_service.application.districts import FolderSource
from graph_service.application.shared_views import View, shared_drawing
from graph_service.application.viewers import Viewer
from graph_service.domain.drawing import Drawing, label_box
from graph_service.domain.policy import DEFAULT_POLICY
from tests.unit.folders import read

TODAY = "2026-11-23"
VIEWS = [View(area="area-seseragi"), View(area="area-komorebi"), View(need="need-003")]


def unplaced(view: View) -> Drawing:
    district = read(asset("seed_data", "urban"))[0]
    viewer = Viewer("sato", "coordinator")
    return shared_drawing(FolderSource(district), viewer, view, DEFAULT_POLICY, "ja", TODAY, "council")


def test_two_files_share_no_id_no_place_and_no_order_and_no_labels_touch() -> None:
    drawing = unplaced(VIEWS[0])
    one, other = (for_one_file(drawing, secret) for secret in ("one", "other"))
    assert not {node.id for node in one.nodes} & {node.id for node in other.nodes}
    assert not {(node.x, node.y) for node in one.nodes} & {(node.x, node.y) for node in other.nodes}
    assert [node.label for node in one.nodes] != [node.label for node in other.nodes]
    boxes = [(node, label_box(node)) for node in one.nodes]
    for place, (a, box) in enumerate(boxes):
        for b, below in boxes[place + 1 :]:
            aside = abs(a.x - b.x) >= (box.width + below.width) / 2
            apart = a.y + box.below <= b.y - below.above or b.y + below.below <= a.y - box.above
            assert aside or apart, (a.label, b.label)
