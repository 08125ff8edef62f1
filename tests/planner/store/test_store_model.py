"""The store against a dictionary: whatever is done in whatever order, both hold the same."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.errors import Conflict
from planner.model import Bilingual, Office, Period, Plan, PlanStatus, RankStep, Scenario
from planner.store import audit, open_store, periods, plans, scenarios
from planner.store.database import sqlite_url

OFFICES = st.sampled_from(["a", "b"])
NAMES = st.text(max_size=4)
AGES = st.integers(0, 2)


def make_scenario(office_id, name):
    office = Office(office_id, Bilingual(name, ""), "c", "v", (RankStep(1, Bilingual("", "")),), "")
    days = Period(date(2026, 12, 1), date(2026, 12, 2))
    return Scenario(office, days, (), (), (), (), (), (), ())


def make_plan(office_id, reason):
    return Plan(
        office_id=office_id,
        period=Period(date(2026, 12, 1), date(2026, 12, 2)),
        number=0,
        author="li",
        created_at=datetime(2026, 12, 1, tzinfo=UTC),
        reason=reason,
        status=PlanStatus.EDITED,
        visits=(),
        legs=(),
    )


class StoreMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.url = sqlite_url(self.folder / "reception.sqlite3")
        self.store = open_store(self.url)
        self.ids = {}
        self.scenarios = {}
        self.plans = {}
        self.logged = 0

    def teardown(self):
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(office=OFFICES, name=NAMES)
    def create(self, office, name):
        scenario = make_scenario(office, name)
        if office in self.ids:
            with pytest.raises(Conflict), self.store.transaction("li") as tx:
                scenarios.create(tx, scenario, "")
            return
        with self.store.transaction("li") as tx:
            self.ids[office] = scenarios.create(tx, scenario, "").id
        self.scenarios[office] = [scenario]
        self.plans[office] = []
        self.logged += 1

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), name=NAMES, age=AGES)
    def save(self, data, name, age):
        """Save on the newest version (age 0) or on one that others have replaced."""
        office = data.draw(st.sampled_from(sorted(self.ids)))
        versions = self.scenarios[office]
        changed = replace(
            versions[-1], office=replace(versions[-1].office, name=Bilingual(name, ""))
        )
        base = len(versions) - age
        if age:
            with pytest.raises(Conflict), self.store.transaction("li") as tx:
                scenarios.save(tx, self.ids[office], changed, base_version=base, reason="")
            return
        with self.store.transaction("li") as tx:
            number = scenarios.save(tx, self.ids[office], changed, base_version=base, reason="")
        if changed != versions[-1]:
            versions.append(changed)
            self.logged += 1
        assert number == len(versions)

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), reason=NAMES, age=AGES)
    def plan(self, data, reason, age):
        """Add a plan to the newest (age 0) or to one that others have replaced."""
        office = data.draw(st.sampled_from(sorted(self.ids)))
        known = len(self.plans[office])
        plan = make_plan(office, reason)
        if age:
            with pytest.raises(Conflict), self.store.transaction("li") as tx:
                plans.add(tx, self.ids[office], plan, base_number=known - age)
            return
        with self.store.transaction("li") as tx:
            plans.add(tx, self.ids[office], plan, base_number=known)
        self.plans[office].append(replace(plan, number=known + 1))
        self.logged += 1

    @rule()
    def open_again(self):
        self.store.close()
        self.store = open_store(self.url)

    @invariant()
    def both_hold_the_same(self):
        with self.store.snapshot() as view:
            listed = {
                p.office_id: (p.id, p.scenario_version, p.plan_number) for p in periods.every(view)
            }
            assert listed == {
                office: (period_id, len(self.scenarios[office]), len(self.plans[office]))
                for office, period_id in self.ids.items()
            }
            for office, period_id in self.ids.items():
                for number, scenario in enumerate(self.scenarios[office], start=1):
                    assert scenarios.load(view, period_id, number) == scenario
                for number, plan in enumerate(self.plans[office], start=1):
                    assert plans.load(view, period_id, number) == plan
            assert audit.first_broken(view) is None
            assert audit.head(view).seq == self.logged


StoreMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
TestStore = StoreMachine.TestCase
