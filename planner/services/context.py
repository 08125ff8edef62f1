"""What every service is handed: the store, the settings, the clock, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from planner.access import Actor, local_administrator
from planner.config import Settings
from planner.model import Scenario
from planner.services.ground import Geography, geography_of
from planner.services.opened import OpenPlan
from planner.services.proposals import Answers
from planner.services.recent import Recent
from planner.store import Store, open_store

OPEN_PLANS = 8
"""How many plans stay ready to be shown; one of 40 delegations takes some 20 MB."""

OPEN_ANSWERS = 3
"""How many re-plans stay ready to be shown."""

LOADED_SCENARIOS = 16
"""How many versions of scenarios stay in memory; one of 40 delegations takes some 5 MB."""


@dataclass(frozen=True, slots=True)
class Context:
    """Made by the frame, the worker or the command line, for one person.

    `who` tells who asks, with the rights of this moment. `geography`, `loaded` (scenarios by
    period and version), `open_plans` (by period, number and scenario version) and `answers` (by
    run) only keep what can be had again.
    """

    store: Store
    settings: Settings
    clock: Callable[[], datetime]
    who: Callable[[], Actor]
    geography: Geography
    loaded: Recent[tuple[int, int], Scenario] = field(
        default_factory=lambda: Recent(LOADED_SCENARIOS)
    )
    open_plans: Recent[tuple[int, int, int], OpenPlan] = field(
        default_factory=lambda: Recent(OPEN_PLANS)
    )
    answers: Recent[int, Answers] = field(default_factory=lambda: Recent(OPEN_ANSWERS))

    @property
    def person(self) -> Actor:
        """Who asks, whose rights every service checks."""
        return self.who()

    @property
    def actor(self) -> str:
        """The name of the account that is written beside every change."""
        return self.person.name

    def acting_as(self, person: Actor) -> Context:
        """Return the same for another person; what is kept in memory is shared."""
        return replace(self, who=lambda: person)


def open_context(settings: Settings, actor: str) -> Context:
    """Open the store, making or migrating it if need be, and return a context of its own keeper.

    `actor` is the name that stands beside its changes; its rights are the local administrator's.

    Raises:
        StorageFailed: it cannot be opened, is damaged, or was written by a newer release.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store(settings.database_url)
    person = local_administrator(actor)
    return Context(store, settings, store.clock, lambda: person, geography_of(settings))
