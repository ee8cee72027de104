"""A fabric that was worked out is kept."""

from __future__ import annotations

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.recent import Recent
from graph_service.domain.fabric import FabricAnswer, FabricQuestion
from graph_service.domain.policy import Policy


def worked_out(snapshot: Snapshot, question: FabricQuestion, policy: Policy) -> FabricAnswer:
    """The fabric of a state."""
    # here, for networkx takes a tenth of a second, which every command would pay at its start
    from graph_service.analysis.fabric import find_fabric

    return find_fabric(snapshot, question, policy)


class KeptFabric:
    """The fabric of one store's last states."""

    def __init__(self) -> None:
        self.recent: Recent[FabricAnswer] = Recent()

    def find(self, snapshot: Snapshot, question: FabricQuestion, policy: Policy) -> FabricAnswer:
        """The fabric of a state; worked out once."""
        made_of = (snapshot.change, question, policy)
        return self.recent.find(made_of, lambda: worked_out(snapshot, question, policy))
