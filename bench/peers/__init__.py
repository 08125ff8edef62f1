"""Other solvers on the same problems, each in good faith; they plan, our checker judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.peers import by_hand, or_tools_routing, py_vrp

if TYPE_CHECKING:
    from bench.peers.peer import Peer

PEERS: list[Peer] = [by_hand, or_tools_routing, py_vrp]
"""Those that a run may be compared with; a new one is one line."""
