"""The travel engines, best first. A new engine is one module and one line here."""

from maps.engines import city_roads, geodesic_formula, main_roads
from maps.engines.contract import Engine

ENGINES: list[Engine] = [city_roads, main_roads, geodesic_formula]
