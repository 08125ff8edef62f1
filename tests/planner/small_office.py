"""A small office with one of everything, in one period, and a clock that tests move."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from planner import model
from planner.config import Settings
from planner.model import Bilingual, PersonName
from planner.store import Store, open_store, scenarios


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = field(default_factory=lambda: datetime(2026, 12, 1, 1, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def make_scenario() -> model.Scenario:
    return model.Scenario(
        office=model.Office(
            id="xinzhou",
            name=Bilingual("新洲市外办", "Xinzhou Foreign Affairs Office"),
            city_pack_id="xinzhou",
            home_venue_id="city-hall",
            rank_ladder=(model.RankStep(1, Bilingual("市长", "mayor")),),
            rule_pack_id="cn-municipal",
            holidays=(date(2026, 12, 31),),
        ),
        period=model.Period(date(2026, 12, 1), date(2026, 12, 2)),
        venues=(
            model.Venue(
                id="city-hall",
                name=Bilingual("市政府", "City Hall"),
                kind=model.VenueKind.GOVERNMENT,
                lat=30.25,
                lon=120.125,
                tags=frozenset({"step-free", "quiet", "central"}),
            ),
        ),
        rooms=(
            model.Room(
                id="hall-1",
                venue_id="city-hall",
                name=Bilingual("一号厅", "Hall 1"),
                capacity=30,
                purposes=frozenset({model.RoomPurpose.TALKS, model.RoomPurpose.MEETING}),
            ),
        ),
        leaders=(
            model.Leader(
                id="mayor",
                name=PersonName("陈明", "Chen Ming", "市长", "Mayor"),
                body=model.Body.GOVERNMENT,
                rank=1,
                home_venue_id="city-hall",
                busy=(
                    model.BusyBlock(
                        datetime(2026, 12, 1, 15, tzinfo=UTC), datetime(2026, 12, 1, 17, tzinfo=UTC)
                    ),
                ),
            ),
        ),
        interpreters=(),
        vehicles=(
            model.Vehicle(
                id="car-1",
                plate="A·1",
                kind=model.VehicleKind.SEDAN,
                seats=3,
                luggage_pieces=2,
                home_venue_id="city-hall",
                duty_start=time(7, 30),
            ),
        ),
        delegations=(),
        engagements=(),
        rule_overrides=(
            model.RuleOverride("meals.lunch_least_min", 45),
            model.RuleOverride("rules.H17.enabled", value=False),
        ),
    )


@contextmanager
def opened_office(settings: Settings) -> Iterator[Store]:
    """The store of an installation, with the small office as period 1."""
    store = open_store(settings.database_url)
    with store.transaction("officer") as tx:
        scenarios.create(tx, make_scenario(), "new")
    yield store
    store.close()
