"""Progress from the shell: `masha` alone, `masha review`, `masha stats`."""

from __future__ import annotations

import json
import shutil

import jsonschema
import pytest

from tests import contract
from tests.test_cli import compiled, masha  # noqa: F401


@pytest.fixture
def busy(masha):  # noqa: F811
    """Who has made a mistake in 15b, solved 15a and left 15c open."""
    right = masha("solve", "15a", "--seed", "7", "--json").json["answers"].values()
    masha("check", "15b", "--record", "1.6 1.6 1.6")
    masha("check", "15a:7", "--record", *map(json.dumps, right))
    masha("drill", "15c", typed="/quit\n")
    return masha


class TestWelcome:
    """`masha` alone."""

    def test_the_unfinished_task_comes_first_then_the_sheet_in_progress(self, busy):
        """A line and a command each; examples follow."""
        first, second, *_ = busy().text.splitlines()
        assert first == "Ты не закончил 15c:371. Продолжить: masha drill 15c"
        assert second.startswith("Листочек 3, решено 1 из 28. Дальше упражнение 15.")


class TestReview:
    """What is due today."""

    def test_a_newcomer_begins_the_book(self, masha):  # noqa: F811
        """Ten items a day; a target, a number or minutes make it another dose."""
        said = masha("review", typed="/quit\n")
        assert said.status == 0
        assert said.text.startswith("На сегодня: начать 10 пунктов.\n")
        assert "1a:371 · 1 из 10" in said.text
        assert said.text.endswith("Продолжить: masha review\n")
        said = masha("review", "sheet3", "-n", "3", typed="/quit\n")
        assert "15a:371 · 1 из 3" in said.text
        assert said.text.endswith("Продолжить: masha review sheet3 -n 3\n")
        assert masha("review", "sheet3", "--minutes", "13").text.startswith("На сегодня: начать 2 пункта.\n")

    def test_what_does_not_exist_is_told(self, masha):  # noqa: F811
        """Status 2, on standard error."""
        assert (masha("review", "sheet99").status, masha("review", "-n", "0").status) == (2, 2)

    def test_plain_has_one_announcement_a_line(self, masha):  # noqa: F811
        """As everywhere."""
        assert "—" not in masha("review", "15", "--plain", typed="/quit\n").text.splitlines()[0]


@pytest.mark.parametrize("command", ["review", "stats"])
def test_help_pages_are_russian(masha, command, capsys):  # noqa: F811
    """Only names of commands and keys are Latin."""
    assert masha(command, "-h").status == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Как писать: masha {command} [КЛЮЧИ] [ЧТО]\n")
    assert not {"Usage", "Options", "Show", "range", "<", "text", "default"} & set(page.split())


class TestStats:
    """What has grown."""

    def test_the_json_contract(self, busy):
        """Plain numbers that fit together."""
        said = busy("stats", "--json").json
        jsonschema.validate(said, contract.STATS)
        (sheet,) = [one for one in said["sheets"] if one["id"] == "sheet3"]
        assert (sheet["items"], sheet["new"], sheet["learning"], sheet["known"]) == (28, 26, 2, 0)
        (mistake,) = said["mistakes"]
        assert (mistake["id"], mistake["name"], mistake["gone"]) == ("15b", "sum_not_mean", False)
        assert "просуммирован" in mistake["tell"]
        assert (said["tasks"], said["first_try"], said["streak"]) == (2, 1, 1)

    def test_a_newcomer_has_empty_statistics(self, masha):  # noqa: F811
        """Which are valid all the same."""
        jsonschema.validate(masha("stats", "--json").json, contract.STATS)
        assert masha("stats").text.startswith("Считать пока нечего")

    def test_a_target_counts_alone(self, busy):
        """A sheet, an exercise, a tag."""
        said = busy("stats", "15a", "--json").json
        assert (said["tasks"], said["mistakes"], said["missing"]) == (1, [], [])
        assert [sheet["id"] for sheet in said["sheets"]] == ["sheet3"]
        assert busy("stats", "sheet99").status == 2

    def test_mistakes_are_told_with_the_command_that_drills_them(self, busy):
        """In the words of the item."""
        text = busy("stats").text
        assert "  15b, 1 раз: Градиент просуммирован" in text
        assert "Разобрать именно их: masha drill 15b\n" in text

    def test_items_that_are_no_more_are_named(self, busy, tmp_path, monkeypatch):
        """The pack was taken away; the journal keeps what was done."""
        from tests import test_cli

        part = tmp_path / "problems"
        shutil.copytree(test_cli.PROBLEMS / "sheet1", part / "sheet1")
        monkeypatch.setattr(test_cli, "PROBLEMS", part)
        assert "Этих пунктов сейчас нет: 15a, 15b, 15c." in busy("stats").text

    def test_it_only_looks(self, busy):
        """Asked twice it says the same."""
        assert busy("stats").text == busy("stats").text
