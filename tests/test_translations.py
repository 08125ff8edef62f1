"""Every text a person reads exists in every language, and nowhere but in the catalogues."""

import ast
import re
import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from planner.i18n import LOCALE_DIR, Language, read_catalogues
from planner.services.audit_log import ACTIONS
from planner.store.audit import AuditAction
from scripts.messages import ROOT, UnclearTextError, rendered, source_texts, texts_in, updated

TRANSLATED = [language for language in Language if language is not Language.EN]
CJK = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def messages(language: Language) -> list[tuple[str, Message]]:
    """All entries of a language with the name of their catalogue."""
    return [
        (name, message)
        for name, catalogue in read_catalogues(language).items()
        for message in catalogue
        if message.id
    ]


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The singular, or every plural form."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def places(text: str) -> set[str | None]:
    """The names in braces that a text wants filled."""
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_no_other(language):
    translated = {
        message.id
        for _, message in messages(language)
        if not message.fuzzy and any(forms(message.string)) and all(forms(message.string))
    }
    source = set(source_texts())
    assert {"missing": source - translated, "obsolete": translated - source} == {
        "missing": set(),
        "obsolete": set(),
    }


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_the_same_places(language):
    different = [
        message.id
        for _, message in messages(language)
        for form in forms(message.string)
        if places(form) != set().union(*map(places, forms(message.id)))
    ]
    assert different == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogues_agree_on_a_text_that_stands_in_several(language):
    translations: dict[object, set[object]] = {}
    for _, message in messages(language):
        translations.setdefault(message.id, set()).add(message.string)
    assert {text: found for text, found in translations.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_make_messages_would_change_nothing(language):
    paths = sorted((LOCALE_DIR / language).glob("*.po"))
    assert {path.stem: path.read_text(encoding="utf-8") for path in paths} == {
        name: rendered(catalogue, language).decode()
        for name, catalogue in updated(language, source_texts()).items()
    }


def test_no_text_in_the_source_is_chinese():
    paths = [ROOT / "app.py", *sorted((ROOT / "planner").rglob("*.py"))]
    literals = [
        f"{path}:{node.lineno}"
        for path in paths
        if path.is_file()
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CJK.search(node.value)
    ]
    assert literals == []


def module(folder: Path, source: str) -> Path:
    path = folder / "page.py"
    path.write_text(source, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("t('Plan')", ["Plan"]),
        ("N_('Banquet')", ["Banquet"]),
        ("ctx.t('Plan of {party}', party=name)", ["Plan of {party}"]),
        ("t('a long '\n  'text')", ["a long text"]),
        ("t.n('{count} car', '{count} cars', 3)", [("{count} car", "{count} cars")]),
        ("t('outer', x=show(t('inner', y=t('innermost'))))", ["outer", "inner", "innermost"]),
        ("t(label)", []),
        ("set('other call')", []),
        ("queue.n('not ours', 'at all')", []),
    ],
)
def test_extraction_finds(tmp_path, source, expected):
    assert sorted(texts_in(module(tmp_path, source)), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("source", ["t(f'Plan of {party}')", "t('Plan of ' + party)"])
def test_extraction_refuses_text_built_from_pieces(tmp_path, source):
    path = module(tmp_path, f"\n{source}")
    with pytest.raises(UnclearTextError) as error:
        list(texts_in(path))
    assert error.value.args == (f"{path}:2",)


def test_a_label_is_the_first_line_of_a_rule(tmp_path):
    rules = tmp_path / "optimizer" / "rules"
    rules.mkdir(parents=True)
    (rules / "opening_hours.py").write_text('"""A venue is open.\n\nWhy."""\nCODE = "H09"\n')
    (rules / "__init__.py").write_text('"""Not a rule."""\n')
    assert source_texts(tmp_path) == {"A venue is open.": "rules"}


def test_updating_keeps_translations_where_they_stand_and_adds_the_rest():
    texts = dict(source_texts())
    texts["Quite new"] = "pages"
    catalogues = updated(Language.ZH_CN, texts)
    assert {name: strings(catalogue) for name, catalogue in catalogues.items()} == {
        **{name: strings(old) for name, old in read_catalogues(Language.ZH_CN).items()},
        "pages": {
            **strings(read_catalogues(Language.ZH_CN).get("pages", Catalog())),
            "Quite new": None,
        },
    }


def strings(catalogue: Catalog) -> dict[object, object]:
    return {message.id: message.string for message in catalogue if message.id}


def test_everything_that_the_audit_log_remembers_has_words():
    assert set(ACTIONS) == set(AuditAction)
