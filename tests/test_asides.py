"""What a student may ask beside the answer, read as sessions: is this line right, what is this, take it back."""

from __future__ import annotations

import pytest

from drill.drawing import draw
from drill.solution import solve
from tests.screen import is_as_stored
from tests.small import small_item
from tests.world import World

DESCENT = small_item(
    15,
    solver="descent",
    label="три шага",
    params={
        "x": {"book": [1, 2]},
        "y": {"book": [2, 3]},
        "w0": {"book": 0},
        "eta": {"book": 0.1},
        "batches": {"book": [[1, 2], [1, 2], [1, 2]]},
    },
    task="Сделай три шага.",
    parts={
        "w": {"kind": "vector", "shape": [3], "tolerance": "2 decimals", "ask": "Веса"},
        "g3": {"kind": "number", "tolerance": "2 decimals", "value": "g_3", "ask": "Последний градиент"},
    },
    hints=["Подели на два."],
)
"""Its lines: w_0 = 0, g_1 = -8, w_1 = 0.8, g_2 = -4, w_2 = 1.2, g_3 = -2, w_3 = 1.4."""

LINE = small_item(
    18,
    label="прямая через точку",
    params={"x": {"book": 2}},
    task="Найди $a$ и $b$: $2 a + b = 0$.",
    parts={
        "a": {"kind": "witness", "shape": [], "ask": "Наклон", "example": "1"},
        "b": {"kind": "witness", "shape": [], "ask": "Сдвиг", "example": "-x"},
    },
    witness={"zero": {"holds": "a*x + b == 0", "tell": "Прямая не проходит через ноль."}},
)

TABLE = small_item(
    23,
    label="диагональ",
    params={"x": {"book": 2}},
    task="Умножь 2 на единичную матрицу.",
    parts={
        "M": {"kind": "matrix", "shape": [2, 2], "tolerance": "exact", "ask": "Матрица", "value": "x*[[1, 0], [0, 1]]"}
    },
)

COUNTED = small_item(
    28,
    label="свёртка",
    params={"x": {"book": [1, 5]}},
    task="Выпиши выход.",
    parts={
        "out": {"kind": "vector", "shape": [2], "tolerance": "exact", "size_asked": True, "ask": "Выход", "value": "x"}
    },
)

REMARK = "(это калькулятор, ответ не засчитан)"


@pytest.fixture
def world(tmp_path):
    """A student with three steps of descent to do."""
    return World(tmp_path, DESCENT)


def after(page, line):
    """What is said to a typed line, up to the next prompt."""
    return page.partition(f"> {line}\n")[2].partition("\nw> ")[0].partition("\ng3> ")[0]


def test_questions_beside_the_answer_look_like_this(world):
    """At 80 columns, in the middle of a task."""
    page = world.drill(
        *("= 2*(x - y)", "/проверь g1 -8", "/check W_1 0,82", "1,6 1,6 1,6", "/check g_2 0", "/check q 1", "/назад"),
        *("0,8 1,2 1,4", "= w + [1; 1; 1]", "/check g_3 -2", "/выход"),
    )
    assert is_as_stored("asides", page)


def test_a_line_of_the_paper_may_be_checked(world):
    """Right or not, its own number is all that is told; nothing of it is in the journal."""
    page = world.drill("/проверь w_1 0,8", "/check g_2 -5", "/check w_2 1.3")
    assert after(page, "/проверь w_1 0,8") == "Верно: w_1 = 0.8."
    assert after(page, "/check g_2 -5") == "Неверно: g_2 не такое."
    assert after(page, "/check w_2 1.3") == "Неверно: w_2 не такое."
    assert world.facts.attempts == ()
    assert world.facts.events == ()


@pytest.mark.parametrize("name", ["w1", "W_1", "W1", "ц_1", "w₁"])
def test_a_line_is_named_as_students_type(world, name):
    """Case and underscore are forgiven, and the Russian layout."""
    assert "Верно: w_1 = 0.8." in world.drill(f"/check {name} 0.8")


def test_a_slip_of_rounding_is_nearly_right(world):
    """Within three tolerances: more digits are needed."""
    page = world.drill("/check w_1 0.82")
    assert after(page, "/check w_1 0.82").startswith("Почти верно: w_1 = 0.82. Похоже на ошибку округления")


def test_a_line_may_follow_from_an_own_wrong_number(world):
    """After a wrong w_1 the next gradient is told to be computed from it as it should be."""
    page = world.drill("1,6 1,6 1,6", "/check g_2 0", "/check g_2 3")
    assert after(page, "/check g_2 0") == "Неверно: g_2 не такое, но от твоего w_1 посчитано правильно."
    assert after(page, "/check g_2 3") == "Неверно: g_2 не такое."
    assert len(world.facts.attempts) == 1


@pytest.mark.parametrize("name", ["w", "g3", "g_3"])
def test_what_is_asked_is_answered_not_checked(world, name):
    """By the name of the part, and by that of the line that is the part."""
    assert f"{name} — это сам ответ: введи его без /проверь." in world.drill(f"/check {name} 1")


def test_what_is_given_needs_no_check(world):
    """A parameter stands in the task."""
    assert "eta дано в условии, проверять нечего." in world.drill("/check η 0.1")


def test_an_unknown_line_is_told_the_names_there_are(world):
    """The nearest first; no values."""
    page = world.drill("/check q 1", "/check v_2 1")
    assert after(page, "/check q 1") == "Строки q у этой задачи нет. Есть: w_0 … w_3, g_1, g_2."
    assert "Похожи: " in after(page, "/check v_2 1")


def test_a_check_without_a_value_or_a_name_says_how_to_ask(world):
    """With an example of the size that is meant."""
    page = world.drill("/check", "/check w_1")
    assert "Нужно имя строки и число: /проверь w_1 0.8." in page
    assert "А чему у тебя равно w_1? Напиши так: /проверь w_1 0.5" in page


def test_a_checked_value_is_read_like_an_answer(world):
    """A slip of the pen is pointed at."""
    page = world.drill("/check w_1 1 2", "/check w_1 4/5", "/check w_1 (2")
    assert "Не понял. Нужно одно число, а здесь их 2." in page
    assert "Верно: w_1 = 0.8." in page
    assert "(2\n^" in page


def test_lines_that_hang_on_a_chosen_number_are_not_checked(tmp_path):
    """The workings of a witness are those of an example."""
    assert "нет строк, которые можно проверить" in World(tmp_path, LINE).drill("/check r 1")


def test_the_calculator_knows_the_task(world):
    """Given numbers by the names of the task, in the language of answers."""
    page = world.drill("= 2*(3+4)", "= η*x", "= x @ y", "= [1, 2] + x", "=ц0")
    assert after(page, "= 2*(3+4)") == f"= 14 {REMARK}"
    assert after(page, "= η*x") == f"= 0.1 0.2 {REMARK}"
    assert after(page, "= x @ y") == f"= 8 {REMARK}"
    assert after(page, "= [1, 2] + x") == f"= 2 4 {REMARK}"
    assert after(page, "=ц0") == f"= 0 {REMARK}"
    assert world.facts.attempts == ()


def test_the_calculator_knows_the_own_right_answers(world):
    """Those already accepted, not the others."""
    page = world.drill("= w", "0.8 1.2 1.4", "= 2*w")
    assert "Не знаю имени w." in after(page, "= w")
    assert after(page, "= 2*w") == f"= 1.6 2.4 2.8 {REMARK}"


def test_the_calculator_points_at_a_slip(world):
    """With a caret, like an answer."""
    page = world.drill("= 2*(3", "=", "= 1/0", "= x + [1, 2, 3]")
    assert after(page, "= 2*(3") == "Не понял. Скобка не закрыта: не хватает «)».\n2*(3\n  ^"
    assert after(page, "=").startswith("После = нужно выражение")
    assert "У этого нет конечного значения." in after(page, "= 1/0")
    assert "x[2] + [1, 2, 3][3]: размеры разные" in after(page, "= x + [1, 2, 3]")


def test_asides_do_not_disturb_the_rows_of_a_matrix(tmp_path):
    """What was typed stays; the next row is asked again."""
    page = World(tmp_path, TABLE).drill("2 0", "= 1+1", "0 2", "")
    assert page.count("M, строка 2> ") == 2
    assert "Верно: 2 0; 0 2" in page


def test_the_last_row_of_a_matrix_is_taken_back(tmp_path):
    """And the one before it, up to the beginning."""
    world = World(tmp_path, TABLE)
    page = world.drill("7 7", "/назад", "2 0", "0 2", "")
    assert page.count("M> ") == 2
    assert "Верно: 2 0; 0 2" in page
    assert len(world.facts.attempts) == 1


def test_a_part_that_waits_for_others_is_taken_back(tmp_path):
    """A witness part typed, but not judged yet, is asked again."""
    world = World(tmp_path, LINE)
    page = world.drill("5", "/back", "1", "-2", "")
    assert page.count("a> ") == 2
    assert [attempt.typed for attempt in world.facts.attempts] == [{"a": "1", "b": "-2"}]


def test_what_is_judged_is_not_taken_back(world):
    """It says what does; before any answer there is nothing to take."""
    page = world.drill("/назад", "1 2 3", "/назад")
    assert "Назад брать нечего: на эту задачу ответов ещё нет." in page
    assert "Проверенное назад не берётся. Последнюю попытку снимет masha undo." in page
    assert len(world.facts.attempts) == 1


def test_two_readings_are_picked_by_number(tmp_path):
    """Where the size is asked, a tight comma may be either mark."""
    world = World(tmp_path, COUNTED)
    page = world.drill("1,5", "2", "")
    assert "  1. 1.5 (одно число)\n  2. 1 5 (2 числа)\n" in page
    assert "Верно: 1 5" in page
    assert world.facts.attempts[0].read == {"out": [1, 5]}


def test_instead_of_picking_the_answer_may_be_typed_anew(tmp_path):
    """Or a command."""
    world = World(tmp_path, COUNTED)
    page = world.drill("1,5", "?", "1,5", "1 5", "")
    assert "Подсказок к этой задаче нет" in page
    assert "Верно: 1 5" in page
    assert len(world.facts.attempts) == 1


def test_one_reading_is_not_asked_about(tmp_path):
    """Nor anything without a terminal, where a tight comma is decimal."""
    assert "двояко" not in World(tmp_path / "a", COUNTED).drill("1, 5", "")
    page = World(tmp_path / "b", COUNTED).drill("1,5", terminal=False)
    assert "двояко" not in page
    assert "Неверно: 1.5" in page


def test_the_lines_of_the_docstring_are_those_of_the_solver():
    """So that the sessions above can be followed on paper."""
    workings = solve(draw(DESCENT, None)).workings
    assert {name: round(float(workings[name]), 9) for name in ("g_1", "w_1", "g_2", "w_2", "g_3", "w_3")} == {
        "g_1": -8, "w_1": 0.8, "g_2": -4, "w_2": 1.2, "g_3": -2, "w_3": 1.4,
    }  # fmt: skip
