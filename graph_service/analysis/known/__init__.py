"""What is known of a district, kept, and brought up to date after a change at a cost that follows the change.

state        all that is known, and how it follows to the next state
difference   what of the ground is otherwise between two states
demands      what suits the needs now
nearness     which ways the difference can touch, and what new ones cost at least
again        the look at the changed district: only what was touched is asked again

The result is that of working all out anew; nothing is estimated. A stateful test holds the two equal.
"""

from __future__ import annotations

from graph_service.analysis.known.state import Known, followed, known

__all__ = ["Known", "followed", "known"]
