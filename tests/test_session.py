"""The drill, read as sessions: lines typed, what is said, what the journal holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.commands import WORDS
from drill.drawing import draw
from drill.errors import DrillError
from drill.facts import Kind
from drill.judge import judge
from drill.session import record_verdict, run_drill
from drill.solution import mistaken, solve
from drill.task import pose
from tests.screen import is_as_stored
from tests.sizes import examples
from tests.small import small_item
from tests.world import CTRL_C, World

POWERS = small_item(
    24,
    label="удвоить и возвести в квадрат",
    params={"x": {"book": 2, "draw": {"integers": [3, 99]}}},
    task="Маше выпало $x = <<x>>$.",
    conventions="Ничего не округляй.",
    parts={
        "double": {"kind": "number", "ask": "Удвоенное число", "value": "2*x"},
        "square": {"kind": "number", "ask": "Его квадрат", "value": "x**2"},
    },
    mistakes={"halved": {"answers": {"double": "x/2"}, "tell": "Это половина, а нужно удвоить."}},
    hints=["Сложи число с самим собой.", "Получится чётное число."],
    steps=["Удваиваем: $2 x = <<double>>$.", "Возводим: $x^2 = <<square>>$."],
    why="Квадрат растёт быстрее.",
)

LINE = small_item(
    18,
    label="прямая через точку",
    params={"x": {"book": 2, "draw": {"integers": [3, 99]}}},
    task="Найди такие $a$ и $b$, что $a x + b = 0$ при $x = <<x>>$, и посчитай $x + 1$.",
    parts={
        "a": {"kind": "witness", "shape": [], "ask": "Наклон", "example": "1"},
        "next": {"kind": "integer", "ask": "Следующее за $x$ число", "value": "x + 1"},
        "b": {"kind": "witness", "shape": [], "ask": "Сдвиг", "example": "-x"},
    },
    witness={"zero": {"holds": "a*x + b == 0", "tell": "Прямая не проходит через ноль."}},
)

TABLE = small_item(
    23,
    label="таблица умножения",
    params={"x": {"book": 2, "draw": {"integers": [3, 99]}}},
    task="Умножь $x = <<x>>$ на единичную матрицу.",
    parts={
        "M": {"kind": "matrix", "shape": [2, 2], "tolerance": "exact", "ask": "Матрица", "value": "x*[[1, 0], [0, 1]]"}
    },
)

UNTOLD = small_item(
    23,
    label="таблица умножения",
    params={"x": {"book": 2, "draw": {"integers": [3, 99]}}},
    task="Умножь $x = <<x>>$ на единичную матрицу.",
    parts={
        "M": {
            "kind": "matrix",
            "shape": [2, 2],
            "size_asked": True,
            "tolerance": "exact",
            "ask": "Матрица",
            "value": "x*[[1, 0], [0, 1]]",
        }
    },
)

CHOICE = small_item(
    5,
    label="чёт или нечет",
    params={"x": {"book": 2, "draw": {"one_of": [3]}}},
    task="Число $x = <<x>>$.",
    parts={
        "parity": {
            "kind": "choice",
            "ask": "Какое это число?",
            "right": "odd",
            "options": {"odd": "нечётное", "even": {"text": "чётное", "tell": "На два не делится."}},
        }
    },
)

THIRD = small_item(
    9,
    label="треть",
    params={"x": {"book": 1, "draw": {"integers": [100, 199]}}},
    task="Раздели $x = <<x>>$ на три.",
    parts={"third": {"kind": "number", "ask": "Треть", "value": "x/3", "tolerance": "2 decimals"}},
    hints=["Три раза по столько."],
)

GOOD = ["Верно", "Почти верно", "Неверно", "Не понял"]


def x(item, seed):
    """The number of a variant."""
    return draw(item, seed).params["x"]


def right(seed):
    """The right answers of a variant of POWERS."""
    return [str(2 * x(POWERS, seed)), str(x(POWERS, seed) ** 2)]


def verdicts(page):
    """The verdict lines of a page, without the line's prompt."""
    return [line for line in page.splitlines() if line.startswith(tuple(GOOD))]


@pytest.fixture
def world(tmp_path):
    """A student who has one item to solve."""
    return World(tmp_path, POWERS)


def test_a_task_solved_at_first_try(world):
    """Part after part is asked, read back and praised; then comes the summary."""
    page = world.drill(*right(371))
    double, square = right(371)
    assert "24z:371 · 1 из 1" in page
    assert page.index("Договорённости") < page.index("Часть 1 из 2. Удвоенное число.") < page.index("double> ")
    assert verdicts(page) == [f"Верно: {double}", f"Верно: {square}"]
    assert "Квадрат растёт быстрее." in page
    assert "С первой попытки (1): 24z:371" in page
    assert world.status == 0


def test_a_session_looks_like_this(tmp_path):
    """Everything that can happen, as a student sees it at 80 columns."""
    world = World(tmp_path, POWERS, CHOICE, TABLE, LINE)
    double, square = right(371)
    half = f"{x(POWERS, 371) / 2:g}"
    cell = x(TABLE, 373)
    page = world.drill(
        *("1 +", half, half, "1", "да", double, "/пропуск"),
        *("2", "1", ""),
        *("/назад", "= 2*x", "/помощь", f"{cell} 0", f"0 {cell}", ""),
        *("1", "2", "/шаги", ""),
        "/quit",
    )
    assert is_as_stored("session", page)
    assert is_as_stored("session_resumed", world.drill(square))


def test_a_script_sees_this(tmp_path):
    """Without a terminal: no prompts, no pauses, verdicts at the beginning of their lines."""
    world = World(tmp_path, POWERS, TABLE)
    page = world.drill("1", "да", "2.5", "3.5", right(371)[1], "1 0; 0 1", terminal=False)
    assert is_as_stored("session_script", page)


def test_every_judged_answer_is_in_the_journal(world):
    """One attempt a submission, with what was typed then and nothing else."""
    world.drill("?", "1", *right(371))
    first, second, third = world.facts.attempts
    assert (first.typed, first.verdicts, first.hints) == ({"double": "1"}, {"double": "wrong"}, 1)
    assert second.typed == {"double": right(371)[0]}
    assert third.typed == {"square": right(371)[1]}
    assert first.seconds > 0
    assert [event.kind for event in world.facts.events] == [Kind.HINT]


def test_a_verdict_is_said_only_when_it_is_on_the_disk(world):
    """Whoever pulls the plug at the word «Верно» keeps the attempt."""
    env = world.env(right(371), terminal=False)

    class Plug(type(env.stdout)):
        def write(self, text):
            if "Верно" in text:
                raise BrokenPipeError
            return super().write(text)

    env.stdout = Plug()
    with pytest.raises(BrokenPipeError):
        run_drill(env, [("24z", None)])
    assert [attempt.verdicts for attempt in world.facts.attempts] == [{"double": "right"}]


def test_a_named_mistake_is_explained(world):
    """The sentence of the mistake follows the answer as it was read; the summary repeats it."""
    page = world.drill("0,5*" + str(x(POWERS, 371)), *right(371), "")
    half = f"{x(POWERS, 371) / 2:g}"
    assert f"Неверно: {half}\nЭто половина, а нужно удвоить.\n" in page
    assert world.facts.attempts[0].mistakes == ("halved",)
    assert "24z: Это половина, а нужно удвоить." in page.partition("Итог")[2]


SIDES = small_item(
    6,
    label="какие чётные",
    params={"x": {"book": 2}},
    task="Отметь чётные.",
    parts={
        "even": {
            "kind": "multichoice",
            "ask": "Какие числа чётные?",
            "right": ["two", "four"],
            "options": {"two": "2", "three": "3", "four": "4", "five": {"text": "5", "tell": "Пять не делится."}},
        }
    },
    mistakes={"odd": {"option": ["even", "three"], "tell": "Три на два не делится."}},
)


def test_the_summary_repeats_what_the_item_says_of_a_mistake(tmp_path):
    """Not the count of options, nor what else was told; a wrong option without words of its own is passed over."""
    world = World(tmp_path, SIDES)
    page = world.drill("two three", "two", "two five", "two four", "")
    assert "Отмечено лишних: 1." in page
    end = page.partition("Итог")[2]
    assert "6z: Три на два не делится." in end
    assert "6z: Пять не делится." in end
    assert "Отмечено" not in end


RULES = small_item(
    19,
    label="две производные",
    task="Пусть $L = (w x - y)^2 / 2$.",
    parts={
        "dw": {"kind": "formula", "ask": "$\\partial L / \\partial w$", "reference": "x*(w*x - y)"},
        "dx": {"kind": "formula", "ask": "$\\partial L / \\partial x$", "reference": "w*(w*x - y)"},
    },
    variables={letter: {"is": "number"} for letter in "wxy"},
)


def test_letters_of_formulas_are_shown_once_for_a_task(tmp_path):
    """In full at first, after the task is shown again, and where a task goes on another day."""
    world = World(tmp_path, RULES)
    page = world.drill("x(wx - y)".replace("wx", "w x"), "/задача")
    assert page.count("  w: число") == 2
    assert page.count("Буквы те же: w, x, y.") == 1
    assert page.index("Буквы те же") < page.rindex("  w: число")
    assert "  w: число" in world.drill()


def test_an_unreadable_answer_is_no_attempt(world):
    """It is pointed at and asked again."""
    page = world.drill("1 +", "", "   ")
    assert verdicts(page)[0].startswith("Не понял. ")
    assert world.facts.attempts == ()
    assert page.count("double> ") == 4


def test_hints_come_one_by_one_and_end(world):
    """After the last one the solution is named."""
    page = world.drill("?", ",", "?")
    assert "Подсказка 1 из 2. Сложи число с самим собой." in page
    assert "Подсказка 2 из 2. Получится чётное число." in page
    assert "Подсказки кончились. Решение покажет /шаги." in page
    assert [event.kind for event in world.facts.events] == [Kind.HINT, Kind.HINT]


def test_after_two_wrong_answers_the_hint_is_offered(world):
    """«да» takes it; a right answer after it is solved with a hint."""
    page = world.drill("1", "2.5", "да", *right(371), "")
    assert "Дать подсказку? Напиши «да» или пробуй дальше." in page
    assert page.index("Дать подсказку?") < page.index("Подсказка 1 из 2.")
    assert "С подсказкой (1): 24z:371" in page


def test_after_three_wrong_answers_the_solution_is_offered(world):
    """«да» shows it, and the task counts as not solved."""
    page = world.drill("1", "2.5", "3.5", "да", "")
    assert "Показать решение?" in page
    assert f"Удваиваем: {'$' if '$' in page else ''}2" in page.replace("\u2009", "")
    assert [event.kind for event in world.facts.events] == [Kind.STEPS]
    assert "Не решено (1): 24z:371" in page
    assert "masha solve 24z:371 --show-steps" in page


def test_an_offer_stands_until_an_answer_is_judged(world):
    """A line that cannot be read, a question or the task again take nothing back."""
    page = world.drill("1", "2.5", "1 +", "= 2*3", "/задача", "да")
    assert "Подсказка 1 из 2." in page
    assert [event.kind for event in world.facts.events] == [Kind.HINT]


def test_a_hint_taken_by_its_own_command_is_no_more_on_offer(world):
    """The next «да» is an answer, and none that can be read."""
    page = world.drill("1", "2.5", "?", "да")
    assert page.count("Подсказка ") == 1
    assert verdicts(page)[2].startswith("Не понял")


def test_an_offer_can_be_passed_over(world):
    """An answer instead of «да» is judged, and the offer is gone."""
    page = world.drill("1", "2.5", right(371)[0], "да")
    assert "Подсказка 1" not in page
    assert verdicts(page)[2] == f"Верно: {right(371)[0]}"
    assert verdicts(page)[3].startswith("Не понял")


def test_a_close_answer_is_asked_again_once(tmp_path):
    """The first one is no miss, the second is: the hint is offered after the third answer, not after the second."""
    world = World(tmp_path, THIRD)
    close = [f"{x(THIRD, 371) / 3 + error:.5g}" for error in (0.02, -0.02, 0.025)]
    page = world.drill(*close)
    assert verdicts(page) == [f"Почти верно: {answer}" for answer in close]
    assert page.count("Дать подсказку?") == 1
    assert page.index("Дать подсказку?") > page.index(f"верно: {close[2]}")


def test_the_same_wrong_answer_is_told_shortly(world):
    """It is written down, and offers nothing new."""
    page = world.drill("1", "1,0", "1")
    assert verdicts(page) == ["Неверно: 1", "Неверно: это уже было.", "Неверно: это уже было."]
    assert "подсказку" not in page
    assert len(world.facts.attempts) == 3


def test_the_solution_can_be_seen_after_a_right_answer(world):
    """It does not take the solution back."""
    page = world.drill(*right(371), "/шаги", "")
    assert page.index("Enter дальше") < page.index("Возводим:")
    assert world.facts.events == ()
    assert "С первой попытки (1)" in page


def test_again_gives_new_numbers(world):
    """Under way it gives the variant up, after the end it adds one; the place stays."""
    page = world.drill("/again", *right(372), "/ещё", *right(373), "")
    assert [shown.seed for shown in world.facts.shown] == [371, 372, 373]
    assert len({shown.params["x"] for shown in world.facts.shown}) == 3
    assert page.count("1 из 1") == 3
    assert "С первой попытки (2): 24z:372, 24z:373" in page


def test_again_without_other_numbers_says_so(tmp_path):
    """An item of one variant repeats it."""
    world = World(tmp_path, CHOICE)
    assert "Эта задача всегда одна и та же, других чисел у неё нет." in world.drill("/again")


def test_numbers_that_come_back_are_told(tmp_path):
    """When all variants of an item have been seen; a variant that was asked for is no surprise."""
    few = small_item(5, params={"x": {"book": 1, "draw": {"integers": [1, 3]}}}, task="$x = <<x>>$")
    world = World(tmp_path, few)
    page = world.drill("/again", "/again", "/again")
    seen = [shown.params["x"] for shown in world.facts.shown]
    assert sorted(seen[:3]) == [1, 2, 3]
    assert seen[3] == seen[0]
    assert page.count("Новые числа у этой задачи кончились (3 набора): эти уже были.") == 1
    assert "кончились" not in world.drill(targets=[("5z", 7)])


def test_a_skipped_task_comes_again_at_the_end(tmp_path):
    """With the same numbers, and what was right stays right; skipped twice it is left."""
    world = World(tmp_path, POWERS, TABLE)
    page = world.drill(right(371)[0], "/пропуск", f"{x(TABLE, 372)} 0; 0 {x(TABLE, 372)}", "", right(371)[1], "")
    assert page.index("24z:371") < page.index("23z:372") < page.rindex("24z:371 · 1 из 2")
    assert page.count("double> ") == 1
    assert "С первой попытки (2): 24z:371, 23z:372" in page
    assert [event.kind for event in world.facts.events] == [Kind.SKIPPED, Kind.RETURNED]


def test_a_task_skipped_twice_is_left(world):
    """The session ends instead of going round."""
    page = world.drill("/skip", ".ылшз")
    assert "Не решено (1): 24z:371" in page
    assert world.status == 0


def test_a_stopped_session_goes_on_with_the_same_numbers(world):
    """After end of input, /quit or Ctrl-C: the same task, the parts already right stay right, and it says so."""
    world.drill("1", right(371)[0])
    for stop in ([], ["/выход"], [CTRL_C]):
        page = world.drill(*stop)
        assert "продолжаем 24z:371, осталось частей: 1 из 2" in page
        assert "Часть 2 из 2. Его квадрат." in page
    page = world.drill(right(371)[1], "")
    assert "Не с первой попытки (1): 24z:371" in page
    assert len(world.facts.shown) == 1


def test_hints_taken_before_an_interruption_count(world):
    """The next hint is the second one."""
    world.drill("?")
    assert "Подсказка 2 из 2." in world.drill("?")


def test_a_resumed_variant_keeps_its_drawn_numbers(tmp_path):
    """Even if the item now draws others for that seed."""
    World(tmp_path, POWERS).drill(right(371)[0])
    edited = small_item(
        24,
        params={"x": {"book": 2, "draw": {"integers": [100, 999]}}},
        task="Маше выпало $x = <<x>>$.",
        revision=2,
        parts={
            "double": {"kind": "number", "ask": "Удвоенное число", "value": "2*x"},
            "square": {"kind": "number", "ask": "Его квадрат", "value": "x**2"},
        },
    )
    world = World(tmp_path, edited)
    page = world.drill(right(371)[1], "")
    assert "продолжаем 24z:371, осталось частей: 1 из 2" in page
    assert verdicts(page) == [f"Верно: {right(371)[1]}"]


def test_a_variant_that_no_longer_fits_its_item_is_refused(tmp_path):
    """Other parts than were asked: new numbers, and it says why."""
    World(tmp_path, POWERS).drill(right(371)[0])
    edited = small_item(24, params={"x": {"book": 2, "draw": {"integers": [3, 99]}}})
    world = World(tmp_path, edited)
    page = world.drill()
    assert "24z:371 изменилась" in page
    assert [event.kind for event in world.facts.events] == [Kind.REFUSED]
    assert len(world.facts.shown) == 2


def test_ctrl_c_leaves_with_130(world):
    """Politely, and with the command that goes on."""
    page = world.drill("1", CTRL_C)
    assert world.status == 130
    assert page.endswith("Прервано. Всё, что проверено, записано. Продолжить: masha drill 24z\n")
    assert len(world.facts.attempts) == 1


@pytest.mark.parametrize("stop", [["/quit"], ["/выход"], [".йгше"], []])
def test_quitting_leaves_with_0(world, stop):
    """/quit and Ctrl-D say what was done and how to go on."""
    page = world.drill("1", *stop)
    assert world.status == 0
    assert "Не закончено (1): 24z:371" in page
    assert page.endswith("Продолжить: masha drill 24z\n")


def test_an_unknown_command_lists_the_known(world):
    """It is never judged as an answer."""
    page = world.drill("/сдаюсь", "?help", "/")
    assert page.count("я не знаю. Есть: ?, =, /проверь, /назад, /задача, /шаги,") == 3
    assert world.facts.attempts == ()


def test_the_theory_may_be_read_before_answering_and_after(world):
    """The part is asked again under it; nothing of it goes into the journal."""
    page = world.drill("/теория", *right(371), "/theory", "")
    assert page.count("Дважды два = 4.") == 2
    assert page.count("Часть 1 из 2. Удвоенное число.") == 2
    assert "Учебник, глава 1" in page
    assert world.facts.events == ()


def test_help_and_the_task_again(world):
    """/помощь names every command; /задача shows everything once more."""
    page = world.drill("/помощь", "/задача")
    assert page.count("Маше выпало") == 2
    assert page.count("Часть 1 из 2.") == 2
    for word in (
        "/подсказка",
        "=",
        "/проверь",
        "/назад",
        "/задача",
        "/шаги",
        "/теория",
        "/пропуск",
        "/ещё",
        "/выход",
        "/помощь",
    ):
        assert word in page


def test_witness_parts_are_judged_together(tmp_path):
    """The first waits for the second; ordinary parts come by themselves; one attempt for the group."""
    world = World(tmp_path, LINE)
    number = x(LINE, 371)
    page = world.drill("1", "x", "0", "1", f"-{number}", str(number + 1), "")
    assert verdicts(page)[0].startswith("Не понял")
    assert verdicts(page)[1:3] == ["Неверно (a): 1", "Неверно (b): 0"]
    assert verdicts(page)[3:] == ["Верно (a): 1", f"Верно (b): -{number}", f"Верно: {number + 1}"]
    typed = [attempt.typed for attempt in world.facts.attempts]
    assert typed == [{"a": "1", "b": "0"}, {"a": "1", "b": f"-{number}"}, {"next": str(number + 1)}]


def test_a_matrix_may_be_typed_row_by_row_at_a_terminal(tmp_path):
    """A line with one row's numbers is continued until the matrix is complete."""
    world = World(tmp_path, TABLE)
    number = x(TABLE, 371)
    page = world.drill(f"{number}, 0", f"0, {number}", "")
    assert "M, строка 2> " in page
    assert verdicts(page) == [f"Верно: {number} 0; 0 {number}"]


def test_rows_of_a_matrix_may_be_broken_off(tmp_path):
    """An empty line ends them, a command too; neither becomes an attempt."""
    world = World(tmp_path, TABLE)
    page = world.drill("1 0", "", "1 0", "/выход")
    assert [line[:8] for line in verdicts(page)] == ["Не понял"]
    assert world.facts.attempts == ()


def test_a_hint_between_the_rows_of_a_matrix_keeps_them(tmp_path):
    """The next row is asked again; other commands begin the matrix anew."""
    world = World(tmp_path, TABLE)
    number = x(TABLE, 371)
    page = world.drill(f"{number} 0", "?", "/помощь", f"0 {number}", "")
    assert page.count("M, строка 2> ") == 3
    assert verdicts(page) == [f"Верно: {number} 0; 0 {number}"]


def test_rows_of_a_matrix_whose_size_is_asked_end_with_an_empty_line(tmp_path):
    """A pasted table is one answer and not as many wrong ones as it has rows; how many there are is not given away."""
    number = x(UNTOLD, 371)
    page = World(tmp_path, UNTOLD).drill(f"{number} 0", f"0 {number}", "", "")
    assert "M, строка 3, если есть> " in page
    assert verdicts(page) == [f"Верно: {number} 0; 0 {number}"]
    page = World(tmp_path / "b", UNTOLD).drill(f"{number}", "", f"{number} 0; 0 {number}", "")
    assert [line[:6] for line in verdicts(page)] == ["Неверн", "Верно:"]


def test_a_command_without_its_slash_is_no_attempt(tmp_path):
    """It says how the command is written, in the middle of a matrix too."""
    world = World(tmp_path, TABLE)
    page = world.drill("пропуск", "1 0", "Шаги")
    assert "Команды начинаются с косой черты: /пропуск" in page
    assert "Команды начинаются с косой черты: /шаги" in page
    assert world.facts.attempts == ()


def test_a_whole_matrix_in_a_line_is_not_continued(tmp_path):
    """Rows apart by a semicolon, or brackets round them."""
    number = x(TABLE, 371)
    for whole in (f"{number} 0; 0 {number}", f"[[{number}, 0], [0, {number}]]"):
        world = World(tmp_path / whole[:2], TABLE)
        assert "строка 2" not in world.drill(whole, "")


def test_options_are_numbered(tmp_path):
    """The number on the screen is typed; a wrong option is told by its own sentence."""
    world = World(tmp_path, CHOICE)
    page = world.drill("even", "odd", "")
    assert {line.strip() for line in page.splitlines() if line.startswith("  ")} >= {"1. нечётное", "2. чётное"} or {
        line.strip() for line in page.splitlines() if line.startswith("  ")
    } >= {"1. чётное", "2. нечётное"}
    assert "На два не делится." in page
    assert world.facts.attempts[0].mistakes == ("even",)


def test_without_a_terminal_every_line_is_an_answer(world):
    """No prompt, no pause: verdicts begin their lines."""
    page = world.drill(*right(371), terminal=False)
    assert "> " not in page
    assert verdicts(page) == [f"Верно: {answer}" for answer in right(371)]
    assert "С первой попытки (1): 24z:371" in page


def test_without_a_terminal_offers_are_told_and_a_part_is_left_after_three(world):
    """«да» is no answer to an offer there; the task ends unsolved when its other part is right."""
    page = world.drill("1", "2.5", "да", "1", right(371)[1], terminal=False)
    assert "Есть подсказка: ?" in page
    assert "Три раза мимо: идём дальше. Решение: masha solve 24z:371 --show-steps" in page
    assert verdicts(page)[2].startswith("Не понял")
    assert verdicts(page)[3] == "Неверно: это уже было."
    assert "Задача не решена." in page
    assert [event.kind for event in world.facts.events] == [Kind.LEFT]


def test_end_of_input_ends_the_session(world):
    """Nothing is asked again and again."""
    page = world.drill(terminal=False)
    assert page.count("Часть 1 из 2.") == 1
    assert world.status == 0


def test_empty_lines_of_a_script_are_passed_over(world):
    """They are no attempts."""
    page = world.drill("", right(371)[0], "", right(371)[1], terminal=False)
    assert len(verdicts(page)) == 2


def test_a_seed_is_that_of_every_variant(tmp_path):
    """And the tasks of later rounds take the next ones."""
    world = World(tmp_path, POWERS, TABLE)
    number = x(TABLE, 7)
    page = world.drill(*right(7), "", f"{number} 0; 0 {number}", "", *right(8), "", seed=7, count=3)
    assert [(shown.item, shown.seed) for shown in world.facts.shown] == [("24z", 7), ("23z", 7), ("24z", 8)]
    assert "С первой попытки (3)" in page
    assert "3 из 3" in page


def test_a_variant_named_twice_is_refused(world):
    """`drill 15b:7 --seed 8` cannot be meant."""
    with pytest.raises(DrillError, match="--seed 8"):
        world.drill(targets=[("24z", 7)], seed=8)


def test_no_variant_comes_twice_while_there_are_others(world):
    """A number of tasks of one item are different tasks."""
    lines = [line for seed in (371, 372, 373, 374) for line in (*right(seed), "")]
    world.drill(*lines, count=4)
    assert len({shown.params["x"] for shown in world.facts.shown}) == 4


def test_new_and_weak_choose_items(tmp_path):
    """`--new` leaves out what was solved, `--weak` takes what went wrong; with nothing left they say so."""
    world = World(tmp_path, POWERS, TABLE)
    world.drill("1", *right(371), "", targets=["24z"])
    assert "23z" in world.drill(new=True).partition("Договор")[0]
    assert "24z" in world.drill(weak=True)
    assert "та же команда без --new" in world.drill(new=True, targets=["24z"])
    assert "та же команда без --weak" in world.drill(weak=True, targets=["23z"])
    assert world.status == 0


def test_a_shuffled_session_asks_everything_once(tmp_path):
    """In an order of chance."""
    world = World(tmp_path, *(small_item(n, params={"x": {"book": n}}) for n in range(1, 9)))
    world.drill(*[line for _ in range(8) for line in ("/steps", "")], shuffle=True)
    order = [shown.item for shown in world.facts.shown]
    assert sorted(order) == sorted(f"{n}z" for n in range(1, 9))
    assert order != [f"{n}z" for n in range(1, 9)]


def test_an_item_that_cannot_be_put_is_passed_over(tmp_path):
    """The others are asked; only where none can be is it an error."""
    broken = small_item(9, params={"x": {"book": 1, "draw": {"integers": [1, 3]}}}, require=["x > 5"])
    world = World(tmp_path, broken, POWERS)
    assert "24z:" in world.drill()
    assert "9z" in world.complaints
    with pytest.raises(DrillError, match="9z"):
        world.drill(targets=["9z"])


def test_a_home_that_cannot_be_written_is_told_once(tmp_path):
    """The session goes on, resumes nothing, and the summary is there."""
    home = tmp_path / "home"
    home.write_text("no folder")
    world = World(home, POWERS)
    page = world.drill("1", *right(371), "")
    assert "Не с первой попытки (1): 24z:371" in page
    assert world.complaints.count("\n") == 1
    assert "Не могу записать журнал" in world.complaints


def record(world, seed, **typed):
    """An answer judged outside a session, as `check --record` does it."""
    variant = draw(POWERS, seed)
    task = pose(variant, solve(variant))
    env = world.env()
    record_verdict(env, task, typed, judge(task, task.solution, lambda: mistaken(variant, task.solution), typed))
    env.store.close()


def test_a_recorded_check_is_one_attempt_a_part(world):
    """Missing and unreadable parts are none; what is not solved leaves nothing open."""
    record(world, 7, double="1", square="1 +")
    record(world, 8, double=right(8)[0], square=right(8)[1])
    assert [attempt.verdicts for attempt in world.facts.attempts] == [
        {"double": "wrong"},
        {"double": "right"},
        {"square": "right"},
    ]
    assert [(event.shown, event.kind) for event in world.facts.events] == [(1, Kind.LEFT)]
    assert "продолжаем" not in world.drill()


def test_a_recorded_check_goes_to_the_open_variant(world):
    """The drill then goes on behind it."""
    world.drill(right(371)[0])
    record(world, 371, square="1")
    assert [attempt.shown for attempt in world.facts.attempts] == [1, 1]
    assert "продолжаем 24z:371, осталось частей: 1 из 2" in world.drill()


@settings(max_examples=examples(40))
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(
                [
                    *(f"/{word}" for word in WORDS),
                    "?",
                    ",",
                    "да",
                    "",
                    "1",
                    "2",
                    "1 2",
                    "1 0; 0 1",
                    "=1",
                    "= x*",
                    "/check x",
                ]
            ),
        ),
        max_size=30,
    ),
    st.booleans(),
)
def test_no_lines_end_in_a_traceback(tmp_path_factory, lines, terminal):
    """Whatever is typed, the session ends with 0 and every verdict is in the journal."""
    world = World(tmp_path_factory.mktemp("home"), LINE, TABLE, CHOICE, POWERS)
    lines = [line.replace("\n", " ").replace("\x03", "") for line in lines]
    page = world.drill(*lines, terminal=terminal)
    assert world.status == 0
    judged = sum(len(attempt.verdicts) for attempt in world.facts.attempts)
    # an unreadable line is shown again, whatever it says
    told = [line for line in page.splitlines() if line not in lines]
    assert judged == sum(line.startswith(tuple(GOOD[:3])) for line in told)
