"""Bad input of any kind: one message with the place, exit code 2, nothing written."""

import json

import pytest

from planner.cli.exits import Exit
from planner.services.data_files import CITIES


def spoiled(hengyang, change):
    document = json.loads(hengyang.read_text(encoding="utf-8"))
    change(document)
    return json.dumps(document).encode()


def without_office(document):
    del document["office"]


def unknown_hotel(document):
    document["delegations"][0]["hotel_venue_id"] = "nowhere"


def negative_headcount(document):
    document["delegations"][0]["headcount"] = -3


def twice_the_same(document):
    document["leaders"].append(document["leaders"][0])


def leaves_before_coming(document):
    delegation = document["delegations"][0]
    delegation["arrival"], delegation["departure"] = delegation["departure"], delegation["arrival"]


def no_such_field(document):
    document["office"]["motto"] = "x"


def unknown_city(document):
    document["office"]["city_pack_id"] = "atlantis"


def unknown_pack(document):
    document["office"]["rule_pack_id"] = "atlantis"


def unknown_number(document):
    document["rule_overrides"] = {"meals.breakfast": 1}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (without_office, "office"),
        (unknown_hotel, "delegations[0].hotel_venue_id"),
        (negative_headcount, "delegations[0].headcount"),
        (twice_the_same, "leaders["),
        (leaves_before_coming, "delegations[0]"),
        (no_such_field, "office.motto"),
        (unknown_city, "atlantis"),
        (unknown_pack, "atlantis"),
        (unknown_number, "meals.breakfast"),
    ],
)
def test_a_wrong_scenario_is_refused_with_its_place(reception, hengyang, tmp_path, change, place):
    file, out = tmp_path / "scenario.json", tmp_path / "plan.json"
    file.write_bytes(spoiled(hengyang, change))
    answer = reception("plan", file, "-o", out, "--seconds", 1)
    assert (answer.code, answer.out, out.exists()) == (Exit.BAD_INPUT, "", False)
    assert place in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"NaN",
        b'{"format": NaN}',
        b'{"format": "reception-scenario/1", "format": "reception-scenario/1"}',
        b'{"format": "reception-scenario/9"}',
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
        b"9" * 10_000,
        "计划".encode("gb18030"),
        b"PK\x03\x04 a spreadsheet",
    ],
)
@pytest.mark.parametrize("command", ["plan", "check", "import"])
def test_what_is_no_scenario_is_refused(reception, data, hengyang, tmp_path, command, content):
    file = tmp_path / "file.json"
    file.write_bytes(content)
    files = (hengyang, file) if command == "check" else (file,)
    answer = reception(command, *files)
    assert (answer.code, answer.out) == (Exit.BAD_INPUT, "")
    assert answer.err.startswith("The input has ")
    assert not data.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("plan",),
        ("plan", "no-such-file.json"),
        ("plan", "."),
        ("plan", "x", "--seconds", "soon"),
        ("plan", "x", "--seconds", "0"),
        ("plan", "x", "--seed", "-1"),
        ("plan", "x", "--workers", "0"),
        ("plan", "x", "--lang", "xx"),
        ("export", "x"),
        ("serve", "--host", "0.0.0.0"),  # noqa: S104 - refused is what is tested
        ("serve", "--host", "example.org"),
        ("serve", "--port", "70000"),
        ("city", "build", "no-such-file.osm.pbf", "--name", "Nowhere"),
    ],
)
def test_a_wrong_call_ends_with_2(reception, data, arguments):
    answer = reception(*arguments)
    assert answer.code == Exit.BAD_INPUT
    assert "Traceback" not in answer.err
    assert not data.exists()


def test_a_city_that_is_none_is_refused(reception, hengyang, tmp_path):
    for city in (tmp_path, tmp_path / "roads.npz", "atlantis"):
        answer = reception("plan", hengyang, "--city", city)
        assert (answer.code, answer.out) == (Exit.BAD_INPUT, "")
        assert answer.err.startswith("The city pack cannot be used")


def test_a_file_that_cannot_be_written_is_told(reception, hengyang, tmp_path):
    reception("import", hengyang)
    path = tmp_path / "no" / "folder" / "x.json"
    answer = reception("export", 1, "-o", path)
    assert answer.code == Exit.BAD_INPUT
    assert answer.err == f"{path} cannot be written: No such file or directory\n"


def test_a_wrong_setting_is_named(reception, hengyang, monkeypatch):
    monkeypatch.setenv("RECEPTION_PORTT", "1")
    answer = reception("plan", hengyang)
    assert answer.code == Exit.BAD_INPUT
    assert "RECEPTION_PORTT" in answer.err


def test_errors_are_told_in_the_language_asked_for(reception, tmp_path):
    for asked in (("--lang", "zh_CN"), ("--lang=zh_CN",)):
        answer = reception("plan", tmp_path / "none.json", *asked)
        assert answer.err.startswith("输入有1处错误：")


def test_the_terminals_language_is_taken(reception, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert reception("plan", tmp_path / "none.json").err.startswith("输入有1处错误：")


def test_the_cities_that_come_along_can_be_listed(reception):
    answer = reception("city", "list")
    assert answer.code == Exit.FINE
    assert [name for name in ("hangzhou", "hengyang") if name in answer.out] == [
        "hangzhou",
        "hengyang",
    ]
    assert (CITIES / "hangzhou").is_dir()
