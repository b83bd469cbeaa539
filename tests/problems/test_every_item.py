"""What every item must meet: a new problem file is born with this specification."""

from __future__ import annotations

import itertools
import math
import re

import numpy as np
import pytest

from drill import kinds
from drill.byhand import outcomes
from drill.drawing import draw
from drill.judge import judge
from drill.kinds.sampling import parsed, points
from drill.problem import CHOICES, Item
from drill.solution import Solution, entries, mistaken
from drill.streams import Stream
from drill.task import Task
from drill.template import fill
from drill.tex.cells import cells
from drill.views.prose import lay
from drill.views.screen import Screen
from tests.problems.conftest import solutions, tasks
from tests.problems.judges import judge as independent

NUMERIC = ("number", "integer", "vector", "matrix")
CYRILLIC_IN_LATIN = re.compile(r"[A-Za-z][а-яёА-ЯЁ]|[а-яё][A-Za-z]")


def verdict_of(task: Task, typed: dict[str, str]) -> dict:
    """What the judge says to typed answers."""
    solution = task.solution
    return judge(task, solution, lambda: mistaken(task.variant, solution), typed).as_json()


def shown_answers(task: Task) -> dict[str, str]:
    """The right answers as the solution shows them."""
    return {a.name: kinds.of(a.kind).show(task.solution.answers[a.name], a) for a in task.parts}


def numeric(task: Task) -> list:
    """The parts answered by numbers."""
    return [asked for asked in task.parts if asked.kind in NUMERIC]


def test_an_independent_judge_stands_beside_every_answer(item: Item):
    """No number, option, formula or witness is proven by its solver alone."""
    kinds_here = set(item.kinds)
    if kinds_here & {*NUMERIC, *CHOICES}:
        assert callable(independent("item", item))
    if "formula" in kinds_here:
        assert callable(independent("formula", item))
    if "witness" in kinds_here:
        assert callable(independent("witness", item))


def test_the_solver_agrees_with_the_independent_judge(item: Item):
    """The book's numbers and drawn ones give the same answers by other means."""
    judged = [part for part in item.parts if part.kind in (*NUMERIC, *CHOICES)]
    if not judged:
        pytest.skip("only formulas or witnesses")
    for solution in solutions(item.id):
        expected = independent("item", item)(dict(solution.variant.params))
        for part in judged:
            _agree(part.name, part.kind, solution, expected[part.name])


def test_the_example_of_typing_can_be_read_and_is_not_the_answer(item: Item):
    """A single number may come out so by chance."""
    for task in tasks(item.id):
        verdict = verdict_of(task, {asked.name: asked.example for asked in task.parts})
        for asked in task.parts:
            given = verdict["parts"][asked.name]["verdict"]
            assert given != "unreadable", f"{task.code} {asked.name}: {asked.example}"
            if asked.kind in ("matrix", "formula", "witness") or (asked.shape or (1,))[0] > 1:
                assert given != "right", f"{task.code} {asked.name}: {asked.example}"


def _agree(name: str, kind: str, solution: Solution, expected: object):
    actual = solution.answers[name]
    place = f"{solution.variant.code} {name}: {actual} against {expected}"
    if kind in CHOICES:
        assert (actual if kind == "choice" else set(actual)) == (expected if kind == "choice" else set(expected)), place
        return
    size, numbers = entries(actual)
    expected_size, expected_numbers = entries(expected)
    assert size == expected_size, place
    assert np.allclose(numbers, expected_numbers, rtol=1e-7, atol=1e-8), place


def test_reference_formulas_agree_with_the_independent_judge(item: Item):
    """A reference formula has the judged value at sampled points of every size."""
    formulas = [part for part in item.parts if part.kind == "formula"]
    if not formulas:
        pytest.skip("no formula")
    for solution, part in itertools.product(solutions(item.id)[:4], formulas):
        reference = parsed(solution.answers[part.name], part)
        for point in points(item, part, 1, reference):
            given = {**solution.variant.params, **point}
            expected = np.squeeze(np.asarray(independent("formula", item)(given)[part.name], dtype=float))
            actual = np.squeeze(np.asarray(reference(point), dtype=float))
            assert actual.shape == expected.shape, part.name
            assert np.allclose(actual, expected, rtol=1e-5, atol=1e-7), f"{part.name} at {point}"


def test_no_variant_is_degenerate(item: Item):
    """Every answer is a finite number of the size it says, and sentences have nothing left to fill."""
    for task in tasks(item.id):
        for asked in numeric(task):
            size, numbers = entries(task.solution.answers[asked.name])
            largest = 1e9 if asked.kind == "integer" else 1e7  # parameters of a model are counted in millions
            assert size == asked.shape, f"{task.code} {asked.name}"
            assert all(math.isfinite(number) and abs(number) < largest for number in numbers), (
                f"{task.code} {asked.name}"
            )
        sentences = [task.text, task.conventions, *task.hints, task.why, task.errata]
        sentences += [sentence for step in task.steps for sentence in (*step.sentences, *sum(step.rows, ()))]
        sentences += [asked.ask for asked in task.parts]
        for sentence in sentences:
            assert "<<" not in sentence, f"{task.code}: {sentence}"
            assert "nan" not in sentence.split(), f"{task.code}: {sentence}"


def test_the_right_answer_as_shown_is_right_when_typed_back(item: Item):
    """With a decimal point and with a decimal comma; options by key and by number."""
    for task in tasks(item.id):
        typed = shown_answers(task)
        assert verdict_of(task, typed)["verdict"] == "right", f"{task.code}: {typed}"
        commas = {
            name: re.sub(r"(?<=\d)\.(?=\d)", ",", text) if task.asked(name).kind in NUMERIC else text
            for name, text in typed.items()
        }
        assert verdict_of(task, commas)["verdict"] == "right", f"{task.code}: {commas}"


def test_an_answer_just_past_the_tolerance_is_refused(item: Item):
    """One entry off by a hundredth of the tolerance too much is not right, unless rounding on the way leads there."""
    for task in tasks(item.id):
        right, by_hand = shown_answers(task), outcomes(task.solution)
        for asked in numeric(task):
            size, numbers = entries(task.solution.answers[asked.name])
            stream = Stream(f"{task.code}|{asked.name}|nudge")
            place = stream.below(len(numbers))
            allowed = asked.tolerance.allowed(numbers[place])
            for sign in (-1, 1):
                nudge = 1.0 if asked.tolerance.integer else allowed * 1.01
                if asked.name in by_hand:
                    reach = by_hand[asked.name].high if sign > 0 else by_hand[asked.name].low
                    nudge = max(nudge, sign * (reach[place] - numbers[place]) + allowed * 0.01)
                off = list(numbers)
                off[place] += sign * nudge
                text = _typed(np.reshape(off, size))
                said = verdict_of(task, {**right, asked.name: text})["parts"][asked.name]
                assert said["verdict"] in ("wrong", "close"), f"{task.code} {asked.name}: {text} {said}"


def test_rounding_on_the_way_leads_not_far(item: Item):
    """Ten tolerances, or a twentieth of the answer where the task itself asks to keep only so many digits."""
    for task in tasks(item.id):
        for name, interval in outcomes(task.solution).items():
            numbers = np.ravel(task.solution.answers[name])
            allowed = np.array([task.asked(name).tolerance.allowed(number) for number in numbers])
            width = np.maximum(interval.high - numbers, numbers - interval.low)
            assert np.all(width <= np.maximum(10 * allowed, np.abs(numbers).max() / 20)), f"{task.code} {name}"


def _typed(value: np.ndarray) -> str:
    if value.ndim == 2:
        return "; ".join(" ".join(repr(float(x)) for x in row) for row in value)
    return " ".join(repr(float(x)) for x in value.ravel())


def test_computed_mistakes_are_recognised_by_name(item: Item):
    """Each declared mistake that exists is more than two tolerances away and is told by its name."""
    names_seen = set()
    for task in tasks(item.id):
        right = shown_answers(task)
        for one in mistaken(task.variant, task.solution):
            if task.variant.seed is not None:
                assert _apart(task, one.answers), f"{task.code}: {one.mistake.name} is too near the truth"
            typed = right | {name: _typed(np.asarray(value, dtype=float)) for name, value in one.answers.items()}
            said = verdict_of(task, typed)
            told = {n for p in said["parts"].values() if p["mistake"] for n in (p["mistake"], *p["also"])}
            if not _apart(task, one.answers):
                continue  # the book's own numbers may hide a mistake
            assert said["verdict"] == "wrong", f"{task.code}: {one.mistake.name}"
            assert one.mistake.name in told, f"{task.code}: {one.mistake.name} told as {told}"
            names_seen.add(one.mistake.name)
    computed = {mistake.name for mistake in item.mistakes if mistake.is_computed}
    assert names_seen == computed, f"never seen: {computed - names_seen}"


def _apart(task: Task, answers: dict) -> bool:
    for name, value in answers.items():
        size, numbers = entries(value)
        true_size, true_numbers = entries(task.solution.answers[name])
        if size != true_size:
            return True
        tolerance = task.asked(name).tolerance
        for a, b in zip(numbers, true_numbers, strict=True):
            if abs(a - b) > 2 * tolerance.allowed(b):
                return True
    return False


def test_wrong_options_and_wrong_formulas_are_told_by_name(item: Item):
    """A distractor is named by its mistake, else by its key; a wrong formula by its mistake."""
    task = tasks(item.id)[1]
    right = shown_answers(task)
    for mistake in item.mistakes:
        if mistake.option:
            part, key = mistake.option
            other = next(other for other in tasks(item.id) if other.solution.answers[part] != key)
            said = verdict_of(other, {**shown_answers(other), part: key})["parts"][part]
            assert (said["verdict"], said["mistake"]) == ("wrong", mistake.name), f"{other.code} {key}"
        for part, formulas in mistake.formula.items():
            for formula in formulas:
                said = verdict_of(task, {**right, part: task.fill(formula)})["parts"][part]
                assert said["verdict"] == "wrong", f"{task.code} {part}: {formula}"
                assert mistake.name in (said["mistake"], *said["also"]), f"{task.code} {part}: {formula} {said}"
    for asked in task.parts:
        if asked.kind == "choice":
            for key, _ in asked.options:
                if key != task.solution.answers[asked.name]:
                    said = verdict_of(task, {**right, asked.name: key})["parts"][asked.name]
                    assert said["verdict"] == "wrong"
                    assert said["mistake"]
                    assert len(said["message"]) > len("Неверно."), f"{task.code} {asked.name}: nothing is said of {key}"


def test_witnesses_are_judged_as_the_independent_judge_does(item: Item):
    """Right exactly when the simulated property holds, on values all round the right ones."""
    witnesses = [part for part in item.parts if part.kind == "witness"]
    if not witnesses:
        pytest.skip("no witness")
    for task in tasks(item.id):
        holds = independent("witness", item)
        stream = Stream(f"{task.code}|witness")
        for turn in range(8):
            typed = {}
            for part in witnesses:
                example = np.asarray(task.solution.answers[part.name], dtype=float)
                noise = [0.0 if turn == 0 else stream.uniform(-2, 2) for _ in range(example.size)]
                typed[part.name] = example + np.reshape(np.abs(example).max() * np.array(noise), example.shape)
            texts = {name: _typed(value) for name, value in typed.items()}
            said = verdict_of(task, {**shown_answers(task), **texts})
            expected = (
                "right" if holds(dict(task.variant.params), {n: v.tolist() for n, v in typed.items()}) else "wrong"
            )
            for part in witnesses:
                assert said["parts"][part.name]["verdict"] == expected, f"{task.code}: {texts} {said}"
            assert turn or expected == "right", f"{task.code}: the example is not right"


def test_every_sentence_fits_eighty_columns_and_says_something(item: Item):
    """Task, conventions, hints, steps and what is told are set within 80 columns and leave no TeX behind."""
    assert item.hints, "a hint, or say why none is needed"
    assert item.steps
    assert item.conventions or set(item.kinds) <= {*CHOICES}
    for task in tasks(item.id)[:4]:
        sentences = [task.text, task.conventions, *task.hints, task.why, task.errata]
        sentences += [step.markdown for step in task.steps]
        sentences += [fill(m.tell, task.solution.names, task.say) for m in item.mistakes if not m.when]
        for screen in (Screen(80), Screen(60), Screen(80, plain=True), Screen(80, glyphs="ascii")):
            for sentence in sentences:
                for line in lay(sentence, screen):
                    assert cells(line) <= screen.width, f"{task.code}: {line}"
                    assert "\\" not in line, f"{task.code}: {line}"
                    assert "$" not in line, f"{task.code}: {line}"


def test_no_word_mixes_alphabets(item: Item):
    """A Latin letter inside a Russian word is a slip that no search finds."""
    prose = [item.label, item.task, item.conventions, item.why, item.errata, *item.hints]
    prose += [m.tell for m in item.mistakes] + [o.text for p in item.parts for o in p.options]
    for text in prose:
        words = re.sub(r"\$[^$]*\$|<<.*?>>|`[^`]*`", " ", text)
        assert not CYRILLIC_IN_LATIN.search(words), CYRILLIC_IN_LATIN.search(words)


def test_a_seed_gives_the_same_numbers_again_and_neighbours_differ(item: Item):
    """Drawing is a function of (item, seed); an item with parameters has many variants."""
    first = [draw(item, seed).params for seed in range(8)]
    assert first == [draw(item, seed).params for seed in range(8)]
    if item.params and any(param.draw for param in item.params):
        distinct = {repr(params) for params in first}
        assert len(distinct) > 1
