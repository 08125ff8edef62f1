"""Offices and their periods: the things that scenarios, plans and runs belong to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select

from planner.errors import NotFound
from planner.model import Bilingual, Period
from planner.store.tables import office_period
from planner.store.transactions import View


@dataclass(frozen=True, slots=True)
class OfficePeriod:
    """One office's period; `plan_number` is 0 before the first plan."""

    id: int
    office_id: str
    office_name: Bilingual
    period: Period
    scenario_version: int
    plan_number: int


def get(view: View, period_id: int) -> OfficePeriod:
    """Return a period.

    Raises:
        NotFound: `period`.
    """
    query = select(office_period).where(office_period.c.id == period_id)
    row = view.connection.execute(query).first()
    if row is None:
        raise NotFound("period", period_id=period_id)
    return _period(row)


def find(view: View, office_id: str, period: Period) -> OfficePeriod | None:
    """Return the period of an office with just these days, or None."""
    query = select(office_period).where(
        office_period.c.office_id == office_id,
        office_period.c.start_day == period.start.isoformat(),
        office_period.c.end_day == period.end.isoformat(),
    )
    row = view.connection.execute(query).first()
    return None if row is None else _period(row)


def every(view: View) -> tuple[OfficePeriod, ...]:
    """Return all periods by office, the latest first."""
    query = select(office_period).order_by(
        office_period.c.office_id, office_period.c.start_day.desc(), office_period.c.id
    )
    return tuple(_period(row) for row in view.connection.execute(query))


def _period(row: Row[tuple[object, ...]]) -> OfficePeriod:
    return OfficePeriod(
        id=row.id,
        office_id=row.office_id,
        office_name=Bilingual(row.office_zh, row.office_en),
        period=Period(date.fromisoformat(row.start_day), date.fromisoformat(row.end_day)),
        scenario_version=row.scenario_head,
        plan_number=row.plan_head,
    )
