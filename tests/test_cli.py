"""The commands, run as a student types them: what they print, where, and with which status."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from drill.catalog import Catalog
from drill.cli import app, main
from drill.env import Env
from drill.views.screen import Screen
from tests import contract

PROBLEMS = Path(__file__).resolve().parents[1] / "problems"


@dataclass
class Said:
    """What a command answered."""

    status: int
    text: str
    errors: str

    @property
    def json(self):
        """Its output as JSON."""
        return json.loads(self.text)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The catalogue compiled once, as a start before would have left it."""
    cache = tmp_path_factory.mktemp("compiled")
    Catalog.open(PROBLEMS, cache)
    return cache


@pytest.fixture
def masha(tmp_path, compiled):
    """`masha("check", "15b", "1 2 3")`, with lines for standard input."""
    (tmp_path / "cache").symlink_to(compiled)

    def run(*arguments: str, typed: str = "", width: int = 80, terminal: bool = False) -> Said:
        lines = iter(typed.splitlines())
        env = Env(
            environ={"MASHA_HOME": str(tmp_path), "MASHA_PROBLEMS": str(PROBLEMS)},
            stdin=io.StringIO(typed),
            stdout=io.StringIO(),
            stderr=io.StringIO(),
            screen=Screen(width),
            is_terminal=terminal,
            ask=lambda prompt: next(lines, "/выход"),
            now=lambda: datetime(2026, 11, 23, 14, 5, 11, tzinfo=UTC),
            random_seed=lambda: 371,
        )
        status = main(arguments, env)
        return Said(status, env.stdout.getvalue(), env.stderr.getvalue())

    return run


IDS = [e.id for s in Catalog.open(PROBLEMS, None).sheets for x in s.exercises for e in x.items]


class TestTheJsonContracts:
    """Names and shapes that other programs rely on."""

    def test_list(self, masha):
        """Every item with its place in the book."""
        said = masha("list", "--json")
        jsonschema.validate(said.json, contract.LISTING)
        assert [item["id"] for sheet in said.json["sheets"] for item in sheet["items"]] == IDS

    @pytest.mark.parametrize("item", IDS)
    def test_show_solve_and_export_agree(self, masha, item):
        """`show` is `solve` without the answers; the export line is `solve`."""
        shown = masha("show", item, "--seed", "7", "--json").json
        solved = masha("solve", f"{item}:7", "--json").json
        exported = masha("export", item, "--to", "jsonl", "--variants", "1", "--seed", "7").json
        jsonschema.validate(shown, contract.SHOWN)
        jsonschema.validate(solved, contract.SOLVED)
        assert exported == solved
        common = {key: value for key, value in solved.items() if key in shown and key != "open"}
        assert common == {key: value for key, value in shown.items() if key != "open"}
        assert solved["answers"].keys() == {part["name"] for part in solved["parts"]}

    def test_the_books_numbers_have_no_seed(self, masha):
        """And are the book's."""
        said = masha("solve", "15б", "--json").json
        assert said["seed"] is None
        assert said["params"] == {"x": [1, 2], "y": [2, 3], "w0": 0, "eta": 0.1}
        assert said["answers"]["w"] == pytest.approx([0.8, 1.2, 1.4], abs=1e-12)

    def test_check(self, masha):
        """The contract's own example."""
        said = masha("check", "15b", "1.6", "1.6", "1.6", "--json")
        jsonschema.validate(said.json, contract.CHECKED)
        part = said.json["parts"]["w"]
        assert said.status == 1
        assert said.json["verdict"] == part["verdict"] == "wrong"
        assert (part["read"], part["wrong_at"], part["mistake"]) == ([1.6, 1.6, 1.6], [0, 1, 2], "sum_not_mean")

    def test_grade(self, masha):
        """One object a line, in order, whatever the line; extra keys are passed through."""
        lines = [
            '{"id": "15b", "seed": null, "answers": {"w": "0,8 1,2 1,4"}, "student": "Маша"}',
            '{"id": "15b", "seed": null, "answers": {"w": [0.8, 1.2, 1.4], "v": 3}}',
            '{"id": "15b", "seed": null, "answers": {"w": "чепуха"}}',
            '{"id": "16c", "seed": 3, "answers": {"verdict": "many_minima"}}',
            '{"id": "99z", "seed": 1, "answers": {}}',
            "не JSON",
            '{"id": "15b", "seed": NaN, "answers": {}}',
            '{"id": "15b", "seed": null, "answers": {"w": "\\ud800"}}',
        ]
        said = masha("grade", "-", typed="\n".join(lines))
        results = [json.loads(line) for line in said.text.splitlines()]
        for result in results:
            jsonschema.validate(result, contract.GRADED)
        assert said.text.isascii()
        assert said.status == 2
        verdicts = [result.get("verdict", result.get("line")) for result in results]
        assert verdicts == ["right", "right", "unreadable", "wrong", 5, 6, 7, "unreadable"]
        assert results[0]["student"] == "Маша"
        assert results[1]["unknown"] == ["v"]
        assert results[3]["parts"]["d2"]["verdict"] == "missing"

    def test_grade_leaves_with_zero_when_every_line_was_read(self, masha):
        """Wrong answers are answers too."""
        assert masha("grade", "-", typed='{"id": "15b", "seed": 7, "answers": {"w": "1 2 3"}}\n').status == 0

    def test_the_schema_of_problem_files(self, masha):
        """A valid JSON Schema, for editors."""
        schema = masha("lint", "--schema").json
        jsonschema.validators.validator_for(schema).check_schema(schema)


class TestCheck:
    """Judging without a session."""

    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            (["0.8 1.2 1.4"], 0),
            (["0,8", "1,2", "1,4"], 0),
            (["w=0.8 1.2 1.4"], 0),
            (["1.6", "1.6", "1.6"], 1),
            (["-1", "2", "-3"], 1),
            (["-1 -2 -3"], 1),
            (["абв"], 2),
            ([], 1),
        ],
    )
    def test_the_status_says_how_it_went(self, masha, arguments, status):
        """0 right, 1 wrong or missing, 2 unreadable; a leading minus needs nothing."""
        assert masha("check", "15b", *arguments).status == status

    @pytest.mark.parametrize(
        "formula",
        ["-(ln(sigmoid(w_0+w_1)) + ln(1-sigmoid(w_0+2w_1)) + ln(1-sigmoid(w_0+3w_1)))/3", "-sum(1)", "-s + 1", "--w_0"],
    )
    def test_a_formula_with_a_leading_minus_is_an_answer(self, masha, formula):
        """No letter in it is taken for an option, wherever the options themselves stand."""
        for words in (["-s", "7", "12c", formula], ["12c", "-s7", formula], ["12c", formula, "--seed=7"]):
            told = masha("check", *words, "--json").json
            assert told["seed"] == 7
            assert told["parts"]["loss"]["verdict"] != "missing"
        assert masha("check", "12c", "--json", "--", formula).json["seed"] is None

    def test_an_option_without_its_value_is_told(self, masha):
        """Also when it is the last word."""
        assert "--seed" in masha("check", "12c", "1", "--seed").errors

    def test_parts_are_given_in_order_or_by_name(self, masha):
        """The rest is missing and says so."""
        answers = masha("solve", "16c:5", "--json").json["answers"]
        right = [str(answers["d2"]), answers["verdict"]]
        assert masha("check", "16c:5", *right).status == 0
        assert masha("check", "16c:5", f"verdict={right[1]}", right[0]).status == 0
        assert masha("check", "16c:5", right[0]).status == 1

    def test_too_many_answers_are_a_matter_of_quoting(self, masha):
        """An item of several parts takes one argument a part."""
        said = masha("check", "16c", "1", "2", "3")
        assert said.status == 2
        assert "кавычки" in said.errors

    def test_a_variant_named_twice_is_refused(self, masha):
        """`15b:7 --seed 8` could mean either."""
        said = masha("check", "15b:7", "--seed", "8", "1 2 3")
        assert (said.status, "дважды" in said.errors) == (2, True)

    def test_the_verdict_names_the_mistake_and_keeps_the_value_to_itself(self, masha):
        """In Russian, beginning with the word."""
        said = masha("check", "15b", "1.6 1.6 1.6")
        assert said.text.startswith("Неверно")
        assert "просуммирован" in said.text
        assert "1.2" not in said.text

    def test_nothing_is_written_down_unless_asked(self, masha):
        """`--record` makes it an attempt."""
        masha("check", "15b", "0.8 1.2 1.4")
        assert "решено" not in masha("list", "15").text
        masha("check", "15b", "--record", "0.8 1.2 1.4")
        assert masha("list", "15").text.count("решено") == 1


class TestListing:
    """What there is."""

    def test_the_contents_fit_a_narrow_screen(self, masha):
        """The advice below them too."""
        lines = masha("list", width=60).text.splitlines()
        assert max(map(len, lines)) <= 60
        assert " ".join(lines[-2:]).endswith("Решать: masha drill sheet4.")

    def test_sheets_and_exercises_with_progress(self, masha):
        """The contents page ends with what to type."""
        said = masha("list")
        assert "Листочек 3: пятьдесят оттенков градиентного спуска" in said.text
        assert "\n+ 53. " in said.text
        assert "\n  15. " in said.text
        assert "\n+ в книге этого упражнения нет" in said.text
        assert "masha drill sheet4" in said.text.splitlines()[-1]

    def test_items_of_a_target(self, masha):
        """Id, the book's letter, the label, the level."""
        said = masha("list", "15")
        assert "  15b    15б  три шага по всей выборке" in said.text
        assert "  15h  + 15з  " in said.text

    @pytest.mark.parametrize("typed", ["15b", "15б", "15.б", "15Б", "15) б"])
    def test_an_id_may_be_typed_in_either_alphabet(self, masha, typed):
        """With or without a dot or a bracket."""
        assert masha("show", typed, "--json").json["id"] == "15b"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("15z", "Ближайшие: 15"),
            ("99", "Нет упражнения 99"),
            ("шест4", "Нет ни листочка"),
            ("sheet9", "Есть: sheet"),
        ],
    )
    def test_what_does_not_exist_is_told_with_what_is_near(self, masha, typed, said):
        """Status 2, on standard error."""
        answer = masha("list", typed)
        assert (answer.status, answer.text) == (2, "")
        assert said in answer.errors


class TestSolutions:
    """Answers and worked steps."""

    def test_the_answer_alone_points_to_the_steps(self, masha):
        """With the book's numbers."""
        said = masha("solve", "15b")
        assert "0.8 1.2 1.4" in said.text
        assert said.text.rstrip().endswith("masha solve 15b --show-steps")

    def test_the_steps_carry_the_variants_own_numbers(self, masha):
        """The first gradient of the book is −8."""
        said = masha("solve", "15b", "--show-steps")
        assert "−8" in said.text
        assert "0.8 1.2 1.4" in said.text

    def test_the_task_ends_with_what_to_do_next(self, masha):
        """Checking an answer, and the solution with its steps, both for these very numbers."""
        assert masha("show", "15b:7").text.splitlines()[-2:] == [
            "Проверить ответ: masha check 15b:7 ...",
            "Решение: masha solve 15b:7 --show-steps",
        ]

    def test_what_the_book_has_wrong_stands_with_the_solution(self, masha):
        """And nowhere else."""
        assert "О книге." in masha("solve", "24b").text
        assert "О книге." not in masha("show", "24b").text
        assert "О книге." not in masha("solve", "15b").text

    def test_an_open_question_is_answered_for_comparison(self, masha):
        """Never judged."""
        assert "Вопрос без проверки" in masha("solve", "15i").text


class TestTheory:
    """Half a page before an exercise."""

    @pytest.mark.parametrize("typed", ["15", "15б", "15b:7"])
    def test_the_theory_of_an_exercise(self, masha, typed):
        """Facts, conventions, where to read on, how to begin; found by any of its items too."""
        said = masha("theory", typed)
        assert said.text.startswith("15. 50 оттенков спуска\n\n")
        assert "wₜ = wₜ₋₁ − η · ∇L(wₜ₋₁)" in said.text
        assert "Где читать дальше" in said.text
        assert said.text.endswith("\n\nРешать: masha drill 15\n")

    def test_what_is_no_exercise_is_told(self, masha):
        """Status 2, on standard error."""
        said = masha("theory", "99")
        assert (said.status, said.text) == (2, "")
        assert said.errors.startswith("Нет упражнения 99.")


class TestTheFirstSession:
    """Three examples of typing come before the first task ever."""

    @pytest.mark.parametrize("words", [("drill", "15b"), ("review",)])
    def test_examples_are_offered_once(self, masha, words):
        """Before whichever command begins the first session."""
        first = masha(*words, typed="нет", terminal=True).text
        assert first.startswith("Ты здесь впервые.")
        assert "Ты здесь впервые." not in masha(*words, terminal=True).text

    def test_a_script_gets_its_task_at_once(self, masha):
        """Nobody is there to be taught."""
        assert "Ты здесь впервые." not in masha("drill", "15b").text


class TestRussian:
    """typer's own English never reaches a student."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            *([command.name, "-h"] for command in app.registered_commands),
        ],
    )
    def test_help_pages_are_russian(self, masha, arguments, capsys):
        """Only names of commands, keys and formats are Latin."""
        assert masha(*arguments).status == 0
        page = capsys.readouterr().out
        for english in (
            "Usage",
            "Options",
            "Arguments",
            "Commands",
            "Show",
            "exit",
            "default",
            "required",
            "range",
            "<",
            "x>=",
        ):
            assert english not in page

    def test_the_list_of_commands_says_the_whole_of_each(self, masha, capsys):
        """What a command does is never cut with an ellipsis."""
        masha("--help")
        page = capsys.readouterr().out
        assert "..." not in page.partition("Команды:")[2]
        assert max(len(line) for line in page.splitlines()) <= 80

    def test_a_help_page_keeps_its_columns(self, masha, capsys):
        """What the keys of a command do stands in one column."""
        masha("drill", "--help")
        keys = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  -")]
        assert len({re.match(r"  -.*? {2,}(?=\S)", line).end() for line in keys}) == 1

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["lst"], "Команды «lst» нет. Может быть, masha list?"),
            (["list", "--jso"], "Ключа --jso нет. Может быть, --json?"),
            (["show"], "Не хватает: ПУНКТ."),
            (["plan"], "Не хватает: --exam ДАТА."),
            (["show", "15b", "--seed", "семь"], "«семь» не подходит для --seed"),
            (["show", "15b", "--seed"], "После ключа --seed нужно значение."),
            (["show", "15b", "--seed", "-1"], "«-1» не подходит для --seed"),
            (["drill", "15b", "--seed", "9" * 19], "Номер слишком длинный: в нём не больше 18 цифр"),
            (["exam", "15b", "--seed", "9" * 19], "Номер слишком длинный: в нём не больше 18 цифр"),
            (["show", "15b", "16a"], "Лишнее: 16a."),
            (["export", "15b", "--to", "docx"], "Формата «docx» нет."),
            (["grade", "нет-такого.jsonl"], "Не получается прочитать нет-такого.jsonl"),
        ],
    )
    def test_complaints_are_one_russian_sentence(self, masha, arguments, sentence):
        """Status 2, on standard error, with a remedy and no traceback."""
        said = masha(*arguments)
        assert said.status == 2
        assert said.errors.startswith(sentence)
        assert "Error" not in said.errors


class TestWelcome:
    """`masha` alone."""

    def test_a_newcomer_is_told_where_to_begin(self, masha):
        """And three commands."""
        said = masha()
        assert said.text.startswith("Начни с начала: упражнение 1. ")
        assert "Решать: masha drill 1. Теория: masha theory 1." in said.text
        assert said.text.count("  masha ") == 3

    def test_an_interrupted_task_comes_first(self, masha):
        """With the command that goes on with it."""
        masha("drill", "15b", typed="/quit\n")
        assert "Ты не закончил 15b:371. Продолжить: masha drill 15b" in masha().text


class TestDrill:
    """A session from the shell."""

    def test_going_on_keeps_the_numbers_asked_for(self, masha):
        """The command to go on repeats the seed."""
        assert masha("drill", "15b", "--seed", "7", typed="/quit\n").text.endswith(
            "Продолжить: masha drill 15b --seed 7\n"
        )

    def test_going_on_keeps_the_manner_asked_for(self, masha):
        """But not the number of tasks, of which some are done."""
        page = masha("drill", "15-18", "-n", "3", "--shuffle", "--new", typed="/quit\n").text
        assert page.endswith("Продолжить: masha drill 15-18 --shuffle --new\n")


class TestTheNightBefore:
    """Core items, minutes, a plan."""

    def test_a_drill_of_core_items_that_fits_into_half_an_hour(self, masha):
        """The command that goes on with it says the same."""
        page = masha("drill", "sheet4", "--core", "--minutes", "30", typed="/quit\n").text
        assert " · 1 из " in page
        assert page.endswith("Продолжить: masha drill sheet4 --core --minutes 30\n")

    def test_where_nothing_is_core_it_is_told(self, masha):
        """With the remedy."""
        said = masha("drill", "61c", "--core")
        assert (said.status, said.text) == (2, "")
        assert said.errors.startswith("Основных пунктов здесь нет.")

    def test_the_plan_names_commands_by_day(self, masha):
        """From today to the day before the exam."""
        page = masha("plan", "--exam", "26.11", "--minutes", "90").text
        assert page.startswith("Экзамен 26 ноября, четверг. Дней на подготовку: 3, по 90 мин.")
        assert [line.split(",")[0] for line in page.splitlines() if line[:2].isdigit()] == [
            "23 ноября",
            "24 ноября",
            "25 ноября",
        ]
        assert "Не влезло: " in page

    def test_a_plan_of_some_sheets_or_themes(self, masha):
        """Nothing else is planned."""
        page = masha("plan", "sheet4", "--exam", "26.11", "--minutes", "20").text
        commands = [line.split()[2:] for line in page.splitlines() if line.startswith("  masha drill")]
        assert len(commands) == 3
        assert {item[:-1] for command in commands for item in command} <= {str(number) for number in range(19, 27)}

    def test_a_plan_for_a_year_is_no_wall(self, masha):
        """Ten days are shown, the others are counted."""
        page = masha("plan", "--exam", "2027-11-20", "--minutes", "60").text
        assert page.count("  masha drill") == 10
        assert "Дальше так же: ещё " in page

    @pytest.mark.parametrize(
        ("typed", "told"), [("завтра", "«завтра» не похоже на дату."), ("2026-11-22", "Этот экзамен уже прошёл")]
    )
    def test_a_day_that_will_not_do_is_told(self, masha, typed, told):
        """With an example."""
        said = masha("plan", "--exam", typed)
        assert said.status == 2
        assert said.errors.startswith(told)
        assert "--exam" in said.errors


class TestExam:
    """Exams and papers from the shell."""

    def test_an_exam_is_left_and_handed_in(self, masha):
        """Status 0 as long as it is open, 1 when it was not passed; then the report can be read again."""
        begun = masha("exam", "sheet3", "-n", "2", "--seed", "5", typed="/выход\n")
        assert (begun.status, begun.errors) == (0, "")
        assert "Такой же экзамен: masha exam sheet3 -n 2 --seed 5 --minutes 40" in begun.text
        ended = masha("exam", typed="/сдать\n")
        assert (ended.status, "Оценка 0 из 10: не зачёт." in ended.text) == (1, True)
        assert masha("exam", "--report").status == 1
        assert masha("exam").status == 2

    def test_a_passed_exam_leaves_with_zero(self, masha):
        """With every answer piped in, it is handed in at their end."""
        answer = masha("solve", "15b:7", "--json").json["answers"]["w"]
        said = masha("exam", "15b:7", typed=" ".join(map(str, answer)) + "\n")
        assert (said.status, "Оценка 10 из 10: зачёт." in said.text) == (0, True)

    def test_only_core_items(self, masha):
        """And the command for the same exam keeps that."""
        said = masha("exam", "sheet3", "--core", "-n", "3", typed="/список\n")
        assert "masha exam sheet3 --core -n 3 --seed 371" in said.text

    def test_a_paper_is_the_same_on_the_screen_and_in_a_file(self, masha, tmp_path):
        """Its answers are asked for afterwards."""
        page = masha("paper", "sheet4", "-n", "3", "--seed", "371").text
        target = tmp_path / "paper.txt"
        assert masha("paper", "sheet4", "-n", "3", "--seed", "371", "-o", str(target)).text == ""
        assert target.read_text(encoding="utf-8") == page
        assert page.count(":371 ·") == 3
        asked = masha("check", "--paper", typed="/сдать\n")
        assert (asked.status, "Решено 0 из 3 задач." in asked.text) == (1, True)

    def test_codes_are_checked_in_one_go(self, masha):
        """Whatever was printed."""
        answer = masha("solve", "15b:7", "--json").json["answers"]["w"]
        said = masha("check", "--paper", "15б:7", typed=" ".join(map(str, answer)) + "\n")
        assert (said.status, "Решено 1 из 1 задачи." in said.text) == (0, True)

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["check"], "Не хватает: ПУНКТ."),
            (["check", "--paper"], "Непроверенных бумаг нет."),
            (["check", "--paper", "15b:7", "--seed", "8"], "С --paper пиши варианты целиком"),
            (["exam"], "Незаконченного экзамена нет."),
            (["exam", "--report"], "Законченных экзаменов ещё нет."),
        ],
    )
    def test_what_cannot_be_done_is_told(self, masha, words, sentence):
        """Status 2, with a remedy."""
        said = masha(*words)
        assert said.status == 2
        assert said.errors.startswith(sentence)


class TestExport:
    """Files for other programs."""

    def test_lines_are_ordered_by_item_then_seed(self, masha):
        """Seeds S ... S + N - 1 for each item."""
        lines = masha("export", "16", "--variants", "2", "--seed", "5").text.splitlines()
        codes = [(record["id"], record["seed"]) for record in map(json.loads, lines)]
        items = [item for item in IDS if item.startswith("16")]
        assert codes == [(item, seed) for item in items for seed in (5, 6)]

    def test_a_variant_named_is_the_first(self, masha):
        """A seed beside it is refused, as everywhere."""
        lines = masha("export", "15b:7", "16a", "--variants", "2").text.splitlines()
        codes = [(record["id"], record["seed"]) for record in map(json.loads, lines)]
        assert codes == [("15b", 7), ("15b", 8), ("16a", 0), ("16a", 1)]
        said = masha("export", "15b:7", "--seed", "8")
        assert (said.status, said.text) == (2, "")
        assert said.errors.startswith("Вариант назван дважды: 15b:7 и --seed 8.")

    @pytest.mark.parametrize("arguments", [["list", "--json"], ["export", "15", "--variants", "200"]])
    def test_who_has_seen_enough_may_close_the_output(self, arguments):
        """Status 0 and not a word."""
        command = [sys.executable, "-m", "drill", *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROBLEMS.parent)
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (0, b"")
        process.stderr.close()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
    @pytest.mark.parametrize("arguments", [["list", "--json"], ["export", "15", "--variants", "200"], ["list"]])
    def test_a_full_disk_is_told(self, arguments):
        """In one sentence."""
        command = [sys.executable, "-m", "drill", *arguments]
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=PROBLEMS.parent, text=True)
        assert done.returncode == 2
        assert done.stderr == "Не получается записать: на диске нет места.\n"

    def test_a_file_appears_whole_or_not_at_all(self, masha, tmp_path):
        """No half-written exports, and no litter."""
        target = tmp_path / "out.jsonl"
        assert masha("export", "15b", "-o", str(target)).status == 0
        assert json.loads(target.read_text(encoding="utf-8"))["id"] == "15b"
        assert masha("export", "15b", "-o", str(tmp_path / "no" / "out.jsonl")).status == 2
        assert [path for path in tmp_path.iterdir() if path.suffix == ".jsonl"] == [target]


class TestTex:
    """One formula, for authors and other programs."""

    def test_a_formula_is_set_three_ways(self, masha):
        """Two-dimensionally, on one line, without Unicode."""
        assert masha("tex", r"\frac{1}{1 + e^{-h}}").text.splitlines()[1].strip("─ ") == ""
        assert masha("tex", r"\frac{1}{1 + e^{-h}}", "--line").text == "1/(1 + e⁻ʰ)\n"
        assert masha("tex", r"\frac{1}{1 + e^{-h}}", "--ascii").text.isascii()

    def test_many_formulas_as_json(self, masha):
        """A line in, a line out; what cannot be read has its place."""
        said = masha("tex", "-", "--json", typed="x_1\n\\frac{1}{2}\na + \\foo\n")
        good, fraction, bad = [json.loads(line) for line in said.text.splitlines()]
        assert good == {"tex": "x_1", "box": ["x₁"], "line": "x₁", "ascii": ["x_1"]}
        assert fraction["line"] == "1/2"
        assert (bad["tex"], bad["at"], "foo" in bad["error"]) == ("a + \\foo", 4, True)

    def test_an_unknown_command_is_pointed_at(self, masha):
        """Status 2, a caret, a remedy."""
        said = masha("tex", r"a + \foo")
        assert said.status == 2
        assert said.errors.splitlines()[-1] == "    ^"


class TestDoctor:
    """What is installed and whether it is well."""

    def test_it_shows_versions_folders_and_a_line_of_each_glyph_set(self, masha, tmp_path):
        """Nothing is changed by looking."""
        said = masha("doctor")
        assert said.status == 0
        assert "Журнала ещё нет" in said.text
        assert [line.split()[0] for line in said.text.splitlines()[-4:-1]] == ["full", "basic", "ascii"]
        assert not (tmp_path / "journal.sqlite3").exists()

    def test_a_damaged_journal_is_told(self, masha, tmp_path):
        """Before it is set aside."""
        (tmp_path / "journal.sqlite3").write_bytes(b"15b\n" * 1000)
        said = masha("doctor")
        assert (said.status, "не читается" in said.text) == (1, True)
