"""The planner as it is run, started for a measurement: the server, its accounts, its plan."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[1]
START_S = 90.0
LEAVE_S = 20.0


@dataclass(frozen=True, slots=True)
class Running:
    """A server process and the address that it answers at."""

    address: str
    process: subprocess.Popen[bytes]


@contextmanager
def serving(data_dir: Path, log_file: Path) -> Iterator[Running]:
    """Run `reception serve` over a data folder on a free port, until the block ends.

    Raises:
        ChildProcessError: the server ended before it answered.
        TimeoutError: it did not answer within `START_S`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "RECEPTION_DATA": str(data_dir),
        "RECEPTION_PORT": str(port),
        "RECEPTION_SOLVER_THREADS": "2",
    }
    log_file.parent.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).with_name("reception")), "serve"]
    with log_file.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        _wait_for(port, process)
        yield Running(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=LEAVE_S)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ChildProcessError(process.returncode)
        if _answers(port):
            return
        time.sleep(0.1)
    raise TimeoutError(port)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/health")
        connection.getresponse().read()
    except ConnectionError:
        return False
    finally:
        connection.close()
    return True
