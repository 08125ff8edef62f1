"""`python -m planner.worker`: a worker process, beside the app or on a machine of its own."""

import argparse
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Sequence

from planner.config import Settings, read_settings
from planner.jobs.slots import holding_slot
from planner.worker.signals import Signals

EXIT_SLOT_HELD = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve runs until told to end; returns the exit code.

    The settings come from the environment. SIGTERM puts the run in hand back and ends.
    """
    parser = argparse.ArgumentParser(prog="python -m planner.worker", description=__doc__)
    parser.add_argument("--slot", type=int, default=0, help="which of the workers this one is")
    parser.add_argument(
        "--leave-with-parent",
        action="store_true",
        help="leave after the run in hand once standard input is closed",
    )
    asked = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # It would tell at each start that there is nothing to migrate.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    settings = read_settings()
    with holding_slot(settings, asked.slot) as ours:
        if not ours:
            return EXIT_SLOT_HELD
        _work(settings, _listen(leave_with_parent=asked.leave_with_parent))
    return 0


def _work(settings: Settings, signals: Signals) -> None:
    # Slow to import: solver and maps. Who finds the slot taken need not wait for them.
    from planner.services import collecting, mailing  # noqa: PLC0415
    from planner.services.context import open_context  # noqa: PLC0415
    from planner.worker.postman import Postman  # noqa: PLC0415
    from planner.worker.serving import Worker, serve  # noqa: PLC0415

    ctx = open_context(settings, actor="worker")
    owner = f"{socket.gethostname()}:{os.getpid()}"
    with Postman(lambda: mailing.deliver_next(ctx)):
        serve(Worker(ctx.store, owner, lambda run_id: collecting.collect(ctx, run_id), signals))
    ctx.store.close()


def _listen(*, leave_with_parent: bool) -> Signals:
    signals = Signals()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: signals.closing.set())
    if leave_with_parent:
        threading.Thread(target=_wait_for_end, args=(signals.orphaned,), daemon=True).start()
    return signals


def _wait_for_end(orphaned: threading.Event) -> None:
    # Nothing is ever written: reading ends when the other end is closed, as at any death.
    # Past Python's own buffer, whose lock would trip the interpreter at its end.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    orphaned.set()


if __name__ == "__main__":
    sys.exit(main())
