"""City packs made from an OpenStreetMap extract or an OSMnx GraphML file."""

from maps.citybuild.build import build_from_graphml, build_from_pbf
from maps.citybuild.report import BuildReport, Drop

__all__ = ["BuildReport", "Drop", "build_from_graphml", "build_from_pbf"]
