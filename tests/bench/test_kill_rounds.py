"""One kill of the app and one of its worker; `python -m bench.kill_rounds` plays twenty of each."""

import asyncio
from dataclasses import replace

import pytest

from bench.kill_rounds import Moment, Round, Rounds, Victim
from planner.store.runs import RunStatus

GOOD = Round(Victim.APP, Moment.SAVING, 9, 0, RunStatus.DONE, 1, 1, 1, 4.0, chain_holds=True)


async def two_kills(data_dir):
    with Rounds(data_dir, seed=1) as rounds:
        return [
            await rounds.kill(Victim.APP, Moment.SAVING),
            await rounds.kill(Victim.WORKER, Moment.SOLVING),
        ]


def test_what_a_page_acknowledged_and_what_a_worker_had_in_hand_outlive_a_kill(tmp_path):
    found = asyncio.run(two_kills(tmp_path / "data"))
    assert [(one.lost, one.chain_holds, one.status, one.is_good) for one in found] == [
        (0, True, RunStatus.DONE, True),
        (0, True, RunStatus.DONE, True),
    ]
    assert found[0].acknowledged > 0
    assert found[1].attempts == 2


@pytest.mark.parametrize(
    "flawed",
    [
        replace(GOOD, lost=1),
        replace(GOOD, plans_made=2),
        replace(GOOD, plans_made=0),
        replace(GOOD, chain_holds=False),
    ],
)
def test_a_round_that_lost_something_is_not_good(flawed):
    assert GOOD.is_good
    assert not flawed.is_good
