"""The first session ever: three examples of how answers are typed, once, and nothing of them is kept."""

from __future__ import annotations

import pytest

from drill.typing_lesson import typing_lesson
from tests.screen import is_as_stored
from tests.small import small_item
from tests.world import World


@pytest.fixture
def world(tmp_path):
    """A student who has never been here."""
    return World(tmp_path / "home", small_item(9, params={"x": {"book": 1}}))


def lesson(world, *lines, terminal=True, **screen):
    """What is on the screen, prompts and typing included."""
    env = world.env(lines, terminal=terminal, **screen)
    typing_lesson(env)
    env.store.close()
    return env.stdout.getvalue()


def test_the_lesson_looks_like_this(world):
    """A vector, a matrix, a formula; each slip gets what the readers always say."""
    page = lesson(
        world,
        *("", "0,8 -1", "0.8 1 4/3", "0,8 -1 4/3"),
        *("7 7", "/назад", "1 0,5", "0 -2"),
        *("xx - y", "= 2*3", "(x^2 - y)/2"),
    )
    assert is_as_stored("typing_lesson", page)


def test_nothing_of_it_is_in_the_journal(world):
    """Not even that a task was shown."""
    lesson(world, "", "0.8 -1 4/3", "1 0.5; 0 -2", "(x^2 - y)/2")
    assert world.facts.shown == world.facts.attempts == world.facts.events == ()


@pytest.mark.parametrize("lines", [["нет"], ["", "/пропуск"], ["", "0.8 -1 4/3", "/выход"], ["/skip"], [], ["", "1 2"]])
def test_it_is_offered_once(world, lines):
    """Taken, refused with one word, broken off or left by Ctrl-D: it never comes again."""
    assert "Ты здесь впервые." in lesson(world, *lines)
    assert lesson(world, "нет") == ""


def test_one_word_leads_to_the_tasks(world):
    """Before the first example, or in any of them."""
    assert "Пример 1." not in lesson(world, "нет")
    assert "Пример 2." not in lesson(World(world.home / "b"), "", "/пропуск")


def test_who_has_drilled_before_is_not_asked(world):
    """Whatever is in the journal is enough."""
    world.drill("1")
    assert lesson(world, "нет") == ""


def test_a_script_is_not_asked(world):
    """Nor does it use the offer up."""
    assert lesson(world, terminal=False) == ""
    assert "Ты здесь впервые." in lesson(world, "нет")


def test_a_home_that_cannot_remember_is_not_asked(tmp_path):
    """Else it would be asked every day."""
    home = tmp_path / "home"
    home.write_text("no folder")
    assert lesson(World(home), "нет") == ""


def test_after_two_wrong_answers_it_is_shown_how(world):
    """An example is no riddle; a slip of the pen is pointed at instead."""
    page = lesson(world, "", "1 +", "1 2 3", "3 2 1")
    assert page.count("Например, так: 0.8 -1 1.33") == 1
    assert page.index("3 2 1") < page.index("Например, так:")


def test_other_commands_wait_for_the_tasks(world):
    """Told so."""
    assert "Здесь пока только примеры. Сразу к задачам: /пропуск." in lesson(world, "", "/шаги")


def test_a_command_without_its_slash_is_no_answer(world):
    """It is taken for the command it names."""
    assert "Здесь пока только примеры. Сразу к задачам: /пропуск." in lesson(world, "", "шаги")
