"""How solving is run: handed to worker processes through run rows, watched over, read back."""

from planner.jobs.handing import (
    alternatives_of,
    explanation_of,
    problem_of,
    question_of,
    replanned_of,
    result_of,
    submit,
    submit_question,
    submit_replan,
    task_of,
)
from planner.jobs.slots import workers_are_running
from planner.jobs.supervisor import Supervisor

__all__ = [
    "Supervisor",
    "alternatives_of",
    "explanation_of",
    "problem_of",
    "question_of",
    "replanned_of",
    "result_of",
    "submit",
    "submit_question",
    "submit_replan",
    "task_of",
    "workers_are_running",
]
