"""The command line as it is called, with a data folder of its own."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from planner.cli import main
from planner.services.data_files import SCENARIOS


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def hengyang():
    return SCENARIOS / "hengyang-small.json"


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    monkeypatch.setenv("RECEPTION_DATA", str(folder))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return folder


@pytest.fixture
def reception(data, capsys) -> Callable[..., Answer]:
    """Run `reception` with these arguments."""

    def run(*arguments: object) -> Answer:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(int(ended.value.code or 0), said.out, said.err)

    return run
