"""The last few of what takes long to make, kept by what it was made of."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MOST_KEPT = 4

Made = TypeVar("Made")


class Recent(Generic[Made]):
    """What is made from the same (the number of the last change among it) is not made again."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self.present: OrderedDict[Hashable, Made] = OrderedDict()
        self.lock = threading.Lock()

    def find(self, made_of: Hashable, make: Callable[[], Made]) -> Made:
        """What was made of this, or is made now: whoever asks for the same meanwhile waits and shares it."""
        with self.lock:
            if made_of not in self.present:
                self.present[made_of] = make()
                while len(self.present) > self.most:
                    self.present.popitem(last=False)
            self.present.move_to_end(made_of)
            return self.present[made_of]
