"""Approval: what is laid before whom, what they say, and what is left of a yes.

`board` shows how everything stands, `submit` and `decide` move it on, `sheet` is the paper. What
was approved is compared with what is planned now whenever somebody looks: nothing has to be
marked when a plan or an office's data change.
"""

from planner.services.approvals.board import board, newest
from planner.services.approvals.deciding import decide
from planner.services.approvals.sheet import sheet
from planner.services.approvals.submitting import submit

__all__ = [
    "board",
    "decide",
    "newest",
    "sheet",
    "submit",
]
