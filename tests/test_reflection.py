"""Open questions in a session: asked after the task, compared with the reference, rated by the student alone."""

from __future__ import annotations

import pytest

from drill.drawing import draw
from drill.facts import Rating
from tests.small import small_item
from tests.world import World

WHY = small_item(
    24,
    params={"x": {"book": 2, "draw": {"integers": [3, 99]}}},
    task="Маше выпало $x = <<x>>$.",
    parts={"double": {"kind": "number", "ask": "Удвоенное число", "value": "2*x"}},
    open={"question": "Почему $2 \\cdot <<x>>$ чётно?", "reference": "Потому что делится на два."},
)

QUESTION = "Вопрос без проверки. Почему 2 · {} чётно?"
REFERENCE = "Ответ для сверки. Потому что делится на два."


@pytest.fixture
def world(tmp_path):
    """A student who has one item with an open question."""
    return World(tmp_path, WHY)


def solved(world: World) -> str:
    """The right answer of the first variant, which seed 371 gives."""
    return str(2 * draw(WHY, 371).params["x"])


def test_the_student_answers_compares_and_rates_himself(world):
    """The reference is shown after the answer; text and rating are kept apart from the attempts."""
    page = world.drill(solved(world), "делится на 2", "2", "")
    number = int(solved(world)) // 2
    assert page.index("Верно") < page.index(QUESTION.format(number)) < page.index("делится на 2")
    assert page.index("делится на 2") < page.index(REFERENCE) < page.index("Как вышло?")
    (reflection,) = world.facts.reflections
    assert (reflection.shown, reflection.text, reflection.rating) == (1, "делится на 2", Rating.PARTLY)
    assert len(world.facts.attempts) == 1
    assert "Вопросы без проверки, по твоей оценке: отчасти 24z:371" in page


@pytest.mark.parametrize(("typed", "rating"), [("1", Rating.KNOWN), ("3", Rating.UNKNOWN)])
def test_thinking_is_enough(world, typed, rating):
    """An empty line shows the reference at once."""
    world.drill(solved(world), "", typed, "")
    (reflection,) = world.facts.reflections
    assert (reflection.text, reflection.rating) == ("", rating)


def test_what_is_no_rating_is_asked_again(world):
    """And an empty line goes on without one."""
    page = world.drill(solved(world), "", "хорошо", "4", "", "")
    assert page.count("Здесь нужна цифра: 1, 2 или 3.") == 2
    assert world.facts.reflections == ()
    assert world.status == 0


def test_a_calculation_is_no_answer(world):
    """It is told, and the question goes on."""
    page = world.drill(solved(world), "= 2*3", "делится", "1", "")
    assert page.index("= 6 (это калькулятор") < page.index(REFERENCE)
    assert world.facts.reflections[0].text == "делится"


@pytest.mark.parametrize("lines", [["/пропуск"], ["", "/skip"]])
def test_it_may_be_skipped(world, lines):
    """Before the reference or after; the task stays solved."""
    page = world.drill(solved(world), *lines, "")
    assert (REFERENCE in page) == (len(lines) > 1)
    assert world.facts.reflections == ()
    assert "С первой попытки (1)" in page


@pytest.mark.parametrize("lines", [["/выход"], ["", "/quit"]])
def test_the_session_may_be_left_here(world, lines):
    """The task stays solved."""
    page = world.drill(solved(world), *lines)
    assert "С первой попытки (1): 24z:371" in page
    assert "Enter дальше" not in page


def test_without_a_terminal_it_is_told_and_not_waited_for(world):
    """The next line of the input belongs to the next task."""
    page = world.drill(solved(world), terminal=False)
    assert QUESTION.format(int(solved(world)) // 2) in page
    assert "Ответ для сверки: masha solve 24z:371" in page
    assert REFERENCE not in page


def test_the_solution_shows_the_reference_too(world):
    """Whoever gives up sees both."""
    page = world.drill("/шаги", "")
    assert page.index("Вопрос без проверки.") < page.index(REFERENCE)
    assert world.facts.reflections == ()
