"""What a worker's surroundings tell it."""

import threading
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Signals:
    """Two things that other threads set and the worker looks at.

    `closing`: put the run in hand back and leave at once. `orphaned`: leave after it.
    """

    closing: threading.Event = field(default_factory=threading.Event)
    orphaned: threading.Event = field(default_factory=threading.Event)

    def ask_to_leave(self) -> bool:
        """Tell whether no further run should be taken up."""
        return self.closing.is_set() or self.orphaned.is_set()
