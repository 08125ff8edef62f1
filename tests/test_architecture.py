"""The house rules that no linter knows."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from streamlit import config

ROOT = Path(__file__).parent.parent
PACKAGES = ("maps", "optimizer", "planner")
MAX_LINES = 400
MAPPINGS = {"server.trustedUserHeaders"}
"""Options of Streamlit whose value is a table."""
VAGUE_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
# Spelt in parts: this file is searched as well.
REGISTRY_HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("deb", "debian", "org"),
)


def tracked_files() -> list[Path]:
    """The project's files as git sees them, with those not yet added."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def python_files() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py"]


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def locked_requirements() -> dict[str, tuple[Requirement, bool]]:
    """The locked requirements by name, and whether each has a hash."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    locked: dict[str, tuple[Requirement, bool]] = {}
    for line in lines.splitlines():
        if line and not line.lstrip().startswith("#"):
            requirement = Requirement(line.split(" --hash=")[0].strip())
            locked[canonicalize_name(requirement.name)] = (requirement, " --hash=sha256:" in line)
    return locked


def test_no_python_file_is_longer_than_400_lines():
    lengths = {path: len(path.read_bytes().splitlines()) for path in python_files()}
    assert {path: length for path, length in lengths.items() if length > MAX_LINES} == {}


def test_no_module_has_a_vague_name():
    assert [p for p in python_files() if VAGUE_NAMES & set(p.stem.split("_"))] == []


def test_every_package_folder_has_an_init():
    folders = {
        path.parent for path in python_files() if path.relative_to(ROOT).parts[0] in PACKAGES
    }
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_the_frame_and_the_pages_define_no_classes():
    # Streamlit runs them anew at each click: a class would be another one every time.
    scripts = [
        path
        for path in python_files()
        if path == ROOT / "app.py" or path.is_relative_to(ROOT / "planner" / "pages")
    ]
    classes = [
        f"{path}:{node.lineno}"
        for path in scripts
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ClassDef)
    ]
    assert classes == []


def test_no_file_names_a_package_registry():
    hosts = re.compile("|".join(re.escape(".".join(parts)) for parts in REGISTRY_HOSTS).encode())
    assert [path for path in tracked_files() if hosts.search(path.read_bytes())] == []


def test_the_lock_holds_a_hash_for_every_requirement():
    locked = locked_requirements()
    assert [name for name, (_, has_hash) in locked.items() if not has_hash] == []


def test_the_lock_answers_what_the_project_asks_for():
    project = read_toml("pyproject.toml")
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = locked_requirements()
    unanswered = []
    for requirement in map(Requirement, asked):
        pin, _ = locked.get(canonicalize_name(requirement.name), (None, False))
        version = next(iter(pin.specifier)).version if pin else None
        if version is None or version not in requirement.specifier:
            unanswered.append(str(requirement))
    assert unanswered == []


@pytest.mark.parametrize(
    ("section", "option", "expected"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "enableAgentApi", False),
        ("server", "enableXsrfProtection", True),
        ("server", "enableCORS", True),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "disableDataExport", True),
        ("runner", "postScriptGC", False),
    ],
)
def test_the_app_is_closed_to_the_outside(section, option, expected):
    assert read_toml(".streamlit/config.toml")[section][option] == expected


def test_streamlit_knows_every_option_we_set():
    def names(table: dict[str, Any], prefix: str = "") -> list[str]:
        found = []
        for key, value in table.items():
            name = f"{prefix}{key}"
            is_section = isinstance(value, dict) and name not in MAPPINGS
            found += names(value, f"{name}.") if is_section else [name]
        return found

    # get_option raises for a name that this version does not have.
    for name in names(read_toml(".streamlit/config.toml")):
        config.get_option(name)
