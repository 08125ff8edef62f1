"""Files in and out of the store, and the schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from planner.cli.exits import Exit
from planner.cli.writing import NotWritten, write_whole


def test_a_scenario_goes_in_and_out(reception, hengyang, tmp_path):
    assert reception("import", hengyang).out == "Imported as period 1.\n"
    listed = reception("periods")
    assert "Hengyang Foreign Affairs Office" in listed.out
    text = hengyang.read_text(encoding="utf-8")
    assert reception("export", 1).out == text
    assert reception("export", 1, "-o", tmp_path / "out.json").code == Exit.FINE
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == text


def test_the_same_period_is_not_imported_twice(reception, hengyang):
    reception("import", hengyang)
    answer = reception("import", hengyang)
    assert (answer.code, answer.out) == (Exit.BAD_INPUT, "")
    assert answer.err.startswith("This exists already")


def test_what_is_not_there_cannot_be_exported(reception):
    answer = reception("export", 7)
    assert answer.code == Exit.BAD_INPUT
    assert answer.err.startswith("There is nothing like that")


def test_the_schema_is_one_and_the_samples_meet_it(reception, hengyang):
    schema = json.loads(reception("schema").out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(hengyang.read_text(encoding="utf-8")))


COMMANDS = (
    *("plan", "check", "serve", "schema", "import", "export", "periods", "city"),
    *("backup", "restore", "audit"),
)


@pytest.mark.parametrize(
    "arguments",
    [(), *((name,) for name in COMMANDS), ("city", "build"), ("city", "list"), ("audit", "verify")],
)
def test_every_command_helps(reception, arguments):
    answer = reception(*arguments, "--help")
    assert answer.code == Exit.FINE
    assert "Usage: " in answer.out


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text("old")
    write_whole(path, "new")
    assert path.read_text() == "new"
    # Half of a surrogate pair cannot be written: what was there stays.
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half \ud800")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(NotWritten):
        write_whole(tmp_path / "none" / "plan.json", "text")


def test_a_city_is_built_from_an_extract(reception, data, tmp_path):
    extract = tmp_path / "small.osm"
    extract.write_text(OSM, encoding="utf-8")
    answer = reception("city", "build", extract, "--name", "Small Town")
    assert answer.code == Exit.FINE
    assert (data / "cities" / "small-town" / "pack.toml").is_file()
    assert "small-town" in reception("city", "list").out


OSM = """<?xml version="1.0"?>
<osm version="0.6">
 <node id="1" lat="30.0" lon="120.0" version="1"/>
 <node id="2" lat="30.01" lon="120.0" version="1"/>
 <node id="3" lat="30.01" lon="120.01" version="1"/>
 <way id="1" version="1">
  <nd ref="1"/><nd ref="2"/><nd ref="3"/>
  <tag k="highway" v="primary"/><tag k="name" v="Main Street"/>
 </way>
</osm>
"""
