"""The scripts and styles that a map page needs, all lying in this package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

SCRIPTS = ("leaflet.js", "leaflet.polylineoffset.js", "reception-map.js")
"""In the order in which a page loads them."""
STYLES = ("leaflet.css", "reception-map.css")


def asset_files() -> Mapping[str, Path]:
    """Return every asset by the name under which the application serves it."""
    here = Path(__file__).parent
    ours = {name: here / "web" / name for name in (*SCRIPTS, *STYLES) if _is_ours(name)}
    theirs = {name: here / "vendor" / name for name in (*SCRIPTS, *STYLES) if not _is_ours(name)}
    return MappingProxyType(ours | theirs)


def asset_text(name: str) -> str:
    """Return the content of one asset."""
    return asset_files()[name].read_text(encoding="utf-8")


def _is_ours(name: str) -> bool:
    return name.startswith("reception-")
