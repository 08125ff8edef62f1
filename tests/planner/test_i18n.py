import pytest

from planner import i18n
from planner.i18n import N_, Language, translator

CARS = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Plan of {party}"
msgstr "{party}的方案"

msgid "{count} car"
msgid_plural "{count} cars"
msgstr[0] "{count}辆车"
"""
ROOMS = """\
msgid "Room"
msgstr "房间"

#, fuzzy
msgid "Hall"
msgstr "也许是厅"
"""


@pytest.fixture
def _own_catalogues(tmp_path, monkeypatch):
    folder = tmp_path / "zh_CN"
    folder.mkdir()
    (folder / "cars.po").write_text(CARS, encoding="utf-8")
    (folder / "rooms.po").write_text(ROOMS, encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALE_DIR", tmp_path)
    translator.cache_clear()
    yield
    translator.cache_clear()


def test_english_is_the_text_itself():
    t = translator(Language.EN)
    assert t("Plan of {party}", party="Fürth") == "Plan of Fürth"


@pytest.mark.parametrize(("count", "expected"), [(0, "0 cars"), (1, "1 car"), (2, "2 cars")])
def test_english_plurals(count, expected):
    assert translator(Language.EN).n("{count} car", "{count} cars", count) == expected


@pytest.mark.usefixtures("_own_catalogues")
def test_catalogues_of_a_language_are_merged():
    t = translator(Language.ZH_CN)
    assert (t("Plan of {party}", party="菲尔特"), t("Room")) == ("菲尔特的方案", "房间")


@pytest.mark.usefixtures("_own_catalogues")
@pytest.mark.parametrize("count", [1, 2])
def test_chinese_has_one_form_for_every_count(count):
    assert translator(Language.ZH_CN).n("{count} car", "{count} cars", count) == f"{count}辆车"


@pytest.mark.usefixtures("_own_catalogues")
def test_a_doubtful_translation_is_not_shown():
    assert translator(Language.ZH_CN)("Hall") == "Hall"


def test_a_marked_text_is_translated_later():
    label = N_("{hours} h")
    assert translator(Language.ZH_CN)(label, hours=2) == "2小时"


def test_a_fact_is_not_read_as_a_text_with_places():
    assert translator(Language.EN)("{hours} h", hours="{secret}") == "{secret} h"


def test_a_missing_fact_is_a_mistake_in_the_program():
    with pytest.raises(KeyError, match="party"):
        translator(Language.EN)("Plan of {party}")


def test_one_translator_serves_all_sessions_of_a_language():
    assert translator(Language.ZH_CN) is translator(Language.ZH_CN)


@pytest.mark.parametrize(("language", "name"), [(Language.EN, "English"), (Language.ZH_CN, "中文")])
def test_a_language_is_called_as_its_speakers_call_it(language, name):
    assert language.own_name == name
