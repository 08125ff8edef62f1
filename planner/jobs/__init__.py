"""How solving is run: handed to worker processes through run rows, watched over, read back."""

from planner.jobs.handing import problem_of, result_of, store_result, submit
from planner.jobs.slots import workers_are_running
from planner.jobs.supervisor import Supervisor

__all__ = ["Supervisor", "problem_of", "result_of", "store_result", "submit", "workers_are_running"]
