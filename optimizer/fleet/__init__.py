"""Which vehicles serve which drives of a plan."""

from optimizer.fleet.assign import FleetPlan, assign_vehicles

__all__ = ["FleetPlan", "assign_vehicles"]
