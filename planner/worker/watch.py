"""The thread beside a solve: keeps the claim, passes the progress on, listens for a stop."""

import logging
import threading
import time
from types import TracebackType
from typing import Self

from optimizer.options import Progress
from optimizer.solution import Tier
from planner.errors import StorageFailed
from planner.store import Store, queue
from planner.store.queue import Claim
from planner.store.runs import RunProgress

TICK_S = 0.2
"""How often the thread looks around: progress is written, and a stop heard, this often."""

_log = logging.getLogger(__name__)


class Watch:
    """Runs beside one solve, for the length of a `with` block.

    `lost` tells that another worker has taken the run over. The solver's thread only ever
    leaves a word here: the database is not its concern.
    """

    def __init__(self, store: Store, owner: str, held: Claim, lease_s: float) -> None:
        self.lost = False
        self._store = store
        self._owner = owner
        self._held = held
        self._lease_s = lease_s
        self._renew_at = 0.0
        self._said = 0
        # The newest word of each tier: none of a tier's results is skipped, however fast.
        self._unsaid: dict[Tier, Progress] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"watch-{held.run_id}", daemon=True)

    def __enter__(self) -> Self:
        """Begin to keep the claim."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write the last words and let the thread end; the claim is good for a lease more."""
        self._over.set()
        self._thread.join()

    def hear(self, progress: Progress) -> None:
        """Take a word from the solver."""
        with self._lock:
            self._unsaid[progress.tier] = progress

    def should_stop(self) -> bool:
        """Tell whether the solve should end: somebody asked for it, or the claim is lost."""
        return self._stop.is_set()

    def _run(self) -> None:
        while not self._over.wait(TICK_S):
            self._look_around()
        # One lease more, for the writing of the result.
        self._renew_at = 0.0
        self._look_around()

    def _look_around(self) -> None:
        words = self._take_words()
        try:
            self._keep(words)
            with self._store.snapshot() as view:
                if queue.must_stop(view, self._held):
                    self._stop.set()
        except StorageFailed as error:
            # The solve goes on: what is in the way may be gone at the next look.
            _log.warning("run %d: %s", self._held.run_id, error)
            self._give_back(words)

    def _keep(self, words: list[Progress]) -> None:
        now = time.monotonic()
        if not words and now < self._renew_at:
            return
        rows = tuple(_row(self._said + n, word) for n, word in enumerate(words, start=1))
        with self._store.transaction(self._owner) as tx:
            held = queue.renew(tx, self._held, self._lease_s) and queue.report(tx, self._held, rows)
        self._said += len(rows)
        self._renew_at = now + self._lease_s / 4
        if not held:
            self.lost = True
            self._stop.set()

    def _take_words(self) -> list[Progress]:
        with self._lock:
            words = sorted(self._unsaid.values(), key=lambda word: word.seconds)
            self._unsaid.clear()
        return words

    def _give_back(self, words: list[Progress]) -> None:
        with self._lock:
            self._unsaid = {word.tier: word for word in words} | self._unsaid


def _row(seq: int, word: Progress) -> RunProgress:
    return RunProgress(
        seq=seq,
        seconds=word.seconds,
        phase=word.phase,
        tier=word.tier.value,
        value=word.value,
        bound=word.bound,
        unplaced_musts=word.unplaced_musts,
        unplaced_shoulds=word.unplaced_shoulds,
    )
