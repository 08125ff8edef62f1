"""Slots: one process each, free again when it dies."""

import subprocess
import sys

from planner.config import environment_of
from planner.jobs.slots import holding_slot, slot_is_held

HOLDER = """
import time
from planner.config import read_settings
from planner.jobs.slots import holding_slot
with holding_slot(read_settings(), 0) as ours:
    print(ours, flush=True)
    time.sleep(60)
"""


def test_a_slot_is_held_by_one_at_a_time(settings):
    with holding_slot(settings, 0) as first, holding_slot(settings, 0) as second:
        assert (first, second) == (True, False)
        assert (slot_is_held(settings, 0), slot_is_held(settings, 1)) == (True, False)
    assert not slot_is_held(settings, 0)


def test_a_slot_frees_itself_when_its_holder_is_killed(settings):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        stdout=subprocess.PIPE,
        text=True,
        env=environment_of(settings),
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    assert slot_is_held(settings, 0)
    holder.kill()
    holder.communicate()
    assert not slot_is_held(settings, 0)
