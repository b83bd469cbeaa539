"""The commands. Each gathers (catalogue, variant), decides (pure functions) and writes what came out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from copy import copy
from enum import IntEnum
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drill import __version__, cli_journal
from drill.cli_arguments import AsJson, ItemName, Plain, Target, Targets, complete_exercise
from drill.env import Env, folded, this_process
from drill.errors import DrillError, reason
from drill.russian import USAGE_ERROR, AnswersCommand, RussianCommand, RussianGroup, complaint
from drill.targets import LONGEST_SEED, one_seed

if TYPE_CHECKING:
    from drill.entries import SheetEntry
    from drill.problem import Variable
    from drill.solution import Mistaken
    from drill.task import Task


class Exit(IntEnum):
    """Exit statuses (contract)."""

    FINE = 0
    WRONG = 1
    USAGE = 2
    INTERRUPTED = 130


app = typer.Typer(
    name="masha",
    cls=RussianGroup,
    help="Маша гоняет по математике нейросетей: задачи для ручки и бумаги, каждый раз с новыми числами.",
    epilog="Начни так: masha list, потом masha drill sheet4. Застрял: masha solve 15b --show-steps.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _short(seed: int | None) -> int | None:
    """A seed as long as it may be in a code such as `15b:7`; DrillError for a longer one."""
    if seed is not None and len(str(seed)) > LONGEST_SEED:
        raise DrillError(f"Номер слишком длинный: в нём не больше {LONGEST_SEED} цифр, а хватает и четырёх.")
    return seed


Seed = Annotated[
    int | None, typer.Option("--seed", "-s", min=0, callback=_short, help="номер варианта; без него числа из книги")
]
PAPER_SEED = "номер: с ним задачи и числа у всех одинаковые; без него случайный"


@app.callback(invoke_without_command=True)
def masha(
    ctx: typer.Context,
    plain: Plain = False,
    version: Annotated[bool, typer.Option("--version", help="версия")] = False,
) -> None:
    """Маша гоняет по математике нейросетей: задачи для ручки и бумаги, каждый раз с новыми числами."""
    if ctx.obj is None:
        ctx.obj = this_process(plain=plain)
    elif plain:
        ctx.obj = ctx.obj.plainly()
    if version:
        ctx.obj.write([f"masha {__version__}"])
    elif ctx.invoked_subcommand is None:
        from drill.digests import digests, in_turn
        from drill.views.welcome import welcome_lines

        env: Env = ctx.obj
        progress = in_turn(env.store, digests(env.store))
        env.write(welcome_lines(env.catalog.sheets, progress, env.now(), env.screen))


@app.command("list", cls=RussianCommand)
def list_(
    ctx: typer.Context,
    target: Target = "",
    as_json: AsJson = False,
    plain: Plain = False,
) -> None:
    """Что есть: листочки, упражнения, пункты и сколько уже решено."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    chosen = _sheets(env, target)
    if as_json:
        from drill.export.listing import listed

        _write_json(env, listed(chosen))
        return
    from drill.digests import digests
    from drill.views.listing import contents_lines, items_lines

    progress = digests(env.store)
    if target:
        env.write(items_lines([exercise for sheet in chosen for exercise in sheet.exercises], progress, env.screen))
        return
    lines = contents_lines(chosen, progress, env.screen)
    advice = "Пункты листочка: masha list sheet4. Решать: masha drill sheet4."
    env.write([*lines, "", *wrap(advice, env.screen.width)])


@app.command("show", cls=RussianCommand)
def show(ctx: typer.Context, item: ItemName, seed: Seed = None, as_json: AsJson = False, plain: Plain = False) -> None:
    """Условие без ответа."""
    env = _env(ctx, plain)
    task = _task(env, item, seed)
    if as_json:
        from drill.export.record import shown

        _write_json(env, shown(task))
        return
    from drill.views.task import ask_lines, task_lines

    lines = list(task_lines(task, env.screen))
    known: tuple[Variable, ...] = ()
    for asked in task.parts:
        lines += ["", *ask_lines(task, asked, env.screen, known=known)]
        known = asked.variables or known
    advice = [f"Проверить ответ: masha check {task.code} ...", f"Решение: masha solve {task.code} --show-steps"]
    env.write([*lines, "", *advice])


@app.command("solve", cls=RussianCommand)
def solve(
    ctx: typer.Context,
    item: ItemName,
    seed: Seed = None,
    show_steps: Annotated[bool, typer.Option("--show-steps", help="с решением по шагам")] = False,
    as_json: AsJson = False,
    plain: Plain = False,
) -> None:
    """Ответ, а с --show-steps и решение по шагам."""
    env = _env(ctx, plain)
    task = _task(env, item, seed)
    if as_json:
        from drill.export.record import solved

        _write_json(env, solved(task, _mistaken(task)))
        return
    from drill.views.steps import answer_lines, errata_lines, open_lines, steps_lines
    from drill.views.task import header_lines, task_lines

    screen = env.screen
    if show_steps:
        lines = [*task_lines(task, screen), "", "Решение", "", *steps_lines(task, screen)]
    else:
        lines = [*header_lines(task, screen), ""]
    lines += answer_lines(task, screen) + open_lines(task, screen) + errata_lines(task, screen)
    if not show_steps:
        lines += ["", f"По шагам: masha solve {task.code} --show-steps"]
    env.write(lines)


@app.command("theory", cls=RussianCommand)
def theory(
    ctx: typer.Context,
    exercise: Annotated[
        str,
        typer.Argument(metavar="УПРАЖНЕНИЕ", help="номер, например 15", autocompletion=complete_exercise),
    ],
    plain: Plain = False,
) -> None:
    """Полстраницы о том, что нужно для упражнения."""
    env = _env(ctx, plain)
    from drill.views.theory import theory_lines

    env.write(theory_lines(env.catalog.theory(exercise), env.screen))


@app.command("check", cls=AnswersCommand)
def check(
    ctx: typer.Context,
    item: ItemName = "",
    answers: Annotated[
        list[str] | None, typer.Argument(metavar="ОТВЕТ...", help="по одному на часть, по порядку, или имя=значение")
    ] = None,
    seed: Seed = None,
    record: Annotated[bool, typer.Option("--record", help="записать в журнал")] = False,
    paper: Annotated[
        bool, typer.Option("--paper", help="ответы к бумаге из masha paper, все подряд; или назови варианты: 15b:371")
    ] = False,
    as_json: AsJson = False,
    plain: Plain = False,
) -> None:
    """Проверить ответ без занятия."""
    env = _env(ctx, plain)
    if paper:
        from drill.examining import check_paper

        codes = [*([item] if item else ()), *(answers or ())]
        if seed is not None or as_json:
            raise DrillError("С --paper пиши варианты целиком, например 15b:371; --seed и --json сюда не подходят.")
        raise typer.Exit(check_paper(env, " ".join(codes), [env.catalog.variant(code) for code in codes]))
    if not item:
        raise DrillError("Не хватает: ПУНКТ. Справка: masha check --help")
    task = _task(env, item, seed)
    from drill.answers import by_part
    from drill.judge import judge

    typed = by_part(task, answers or ())
    verdict = judge(task, task.solution, lambda: _mistaken(task), typed)
    if record:
        from drill.session import record_verdict

        record_verdict(env, task, typed, verdict)
    if as_json:
        _write_json(env, verdict.as_json())
    else:
        from drill.views.verdict import whole_lines

        env.write(whole_lines(verdict, task, env.screen))
    raise typer.Exit({"right": Exit.FINE, "unreadable": Exit.USAGE}.get(verdict.verdict, Exit.WRONG))


@app.command("drill", cls=RussianCommand)
def drill(
    ctx: typer.Context,
    targets: Targets = None,
    count: Annotated[int | None, typer.Option("-n", "--count", min=1, help="сколько задач")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", "-s", min=0, callback=_short, help="у всех задач этот номер варианта")
    ] = None,
    shuffle: Annotated[bool, typer.Option("--shuffle", help="вразнобой")] = False,
    new: Annotated[bool, typer.Option("--new", help="только нерешённое")] = False,
    weak: Annotated[bool, typer.Option("--weak", help="только то, где были ошибки")] = False,
    core: Annotated[bool, typer.Option("--core", help="только основные пункты")] = False,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, help="сколько есть минут")] = None,
    plain: Plain = False,
) -> None:
    """Занятие: задача за задачей, каждая с новыми числами. Прерванное продолжается с того же места."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    from drill.session import run_drill
    from drill.typing_lesson import typing_lesson

    chosen = _narrowed(
        env, [pair for target in targets or ["all"] for pair in env.catalog.variants(target)], core, minutes
    )
    flags = {"--shuffle": shuffle, "--new": new, "--weak": weak, "--core": core}
    how = [*(["--seed", str(seed)] if seed is not None else ()), *(flag for flag, is_on in flags.items() if is_on)]
    how += [] if minutes is None else ["--minutes", str(minutes)]
    words = " ".join(["masha drill", *(targets or ()), *how])
    typing_lesson(env)
    status = run_drill(env, chosen, count=count, seed=seed, shuffle=shuffle, new=new, weak=weak, command=words)
    raise typer.Exit(status)


@app.command("stats", cls=RussianCommand)
def stats(
    ctx: typer.Context,
    target: Target = "",
    as_json: AsJson = False,
    plain: Plain = False,
) -> None:
    """Что получается: по листочкам и темам, календарь, частые ошибки, что скоро вернётся."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    from drill.digests import digests
    from drill.stats import statistics
    from drill.tells import tells_of

    sheets = _sheets(env, target)
    made = statistics(sheets, digests(env.store), env.now(), is_part=bool(target))
    if as_json:
        from drill.export.stats import stats_record

        _write_json(env, stats_record(made, tells_of(env.catalog, made.mistakes)))
        return
    from drill.views.stats import shown_mistakes, stats_lines

    env.write(stats_lines(made, tells_of(env.catalog, shown_mistakes(made.mistakes)), env.screen))


@app.command("plan", cls=RussianCommand)
def plan(
    ctx: typer.Context,
    target: Target = "",
    *,
    exam: Annotated[str, typer.Option("--exam", metavar="ДАТА", help="когда экзамен: 2026-11-26 или 26.11")],
    minutes: Annotated[int, typer.Option("--minutes", min=5, help="сколько минут в день")] = 60,
    plain: Plain = False,
) -> None:
    """Что решать до экзамена: основное, по дням, нужное раньше впереди; и что не влезет."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    from drill.days import day_named, day_of
    from drill.digests import digests
    from drill.studyplan import study_plan
    from drill.views.dates import called
    from drill.views.studyplan import study_plan_lines

    now = env.now()
    today = day_of(now)
    day = day_named(exam, today)
    if day is None:
        raise DrillError(f"«{exam}» не похоже на дату. Пиши так: --exam 2026-11-26 или --exam 26.11.")
    if day < today:
        raise DrillError(f"Этот экзамен уже прошёл: сегодня {called(today)}. Проверь дату в --exam.")
    sheets = _sheets(env, target)
    made = study_plan(sheets, digests(env.store), today, day, minutes, now.tzinfo)
    env.write(study_plan_lines(made, day, minutes, env.screen))


@app.command("review", cls=RussianCommand)
def review(
    ctx: typer.Context,
    target: Target = "",
    count: Annotated[int | None, typer.Option("-n", "--count", min=1, help="сколько пунктов в день")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, help="сколько минут в день")] = None,
    plain: Plain = False,
) -> None:
    """Повторение: что пора вспомнить сегодня, а если есть место, то и новое. Сделанное сегодня входит в дозу."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    from drill.session import run_review
    from drill.typing_lesson import typing_lesson

    sheets = _sheets(env, target)
    typing_lesson(env)
    raise typer.Exit(run_review(env, sheets, count=count, minutes=minutes, target=target))


@app.command("exam", cls=RussianCommand)
def exam(
    ctx: typer.Context,
    targets: Targets = None,
    minutes: Annotated[int, typer.Option("--minutes", min=1, help="сколько минут дано")] = 40,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="сколько задач")] = 10,
    seed: Annotated[int | None, typer.Option("--seed", "-s", min=0, callback=_short, help=PAPER_SEED)] = None,
    core: Annotated[bool, typer.Option("--core", help="только основные пункты")] = False,
    report: Annotated[bool, typer.Option("--report", help="отчёт о последнем экзамене ещё раз")] = False,
    plain: Plain = False,
) -> None:
    """Экзамен на время: без подсказок, проверка и оценка в конце. Прерванный продолжит masha exam, время идёт."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    from drill.examining import last_report, run_exam

    if report:
        raise typer.Exit(last_report(env))
    called, chosen = _called(env, targets or (), core)
    raise typer.Exit(run_exam(env, called, chosen, minutes=minutes, count=count, seed=seed))


@app.command("paper", cls=RussianCommand)
def paper(
    ctx: typer.Context,
    targets: Targets = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="сколько задач")] = 8,
    seed: Annotated[int | None, typer.Option("--seed", "-s", min=0, callback=_short, help=PAPER_SEED)] = None,
    core: Annotated[bool, typer.Option("--core", help="только основные пункты")] = False,
    output: Annotated[str, typer.Option("-o", "--output", help="файл; без него на экран")] = "",
    plain: Plain = False,
) -> None:
    """Задачи без ответов, чтобы напечатать и решать ручкой. Потом ответы спросит masha check --paper."""
    env = _env(ctx, plain)
    _warn_of_faults(env)
    from drill.examining import make_paper
    from drill.files import write_whole
    from drill.views.screen import Screen

    called, chosen = _called(env, targets or ["all"], core)
    screen = Screen(plain=env.screen.plain) if output else env.screen
    lines = make_paper(env, called, chosen, screen, count=count, seed=seed)
    if output:
        write_whole(output, (f"{line}\n" for line in lines))
    else:
        env.write(lines)


@app.command("export", cls=RussianCommand)
def export(
    ctx: typer.Context,
    targets: Targets = None,
    to: Annotated[str, typer.Option("--to", help="формат: jsonl")] = "jsonl",
    variants: Annotated[int, typer.Option("--variants", min=1, help="сколько вариантов каждого пункта")] = 1,
    seed: Annotated[
        int | None, typer.Option("--seed", "-s", min=0, callback=_short, help="номер первого варианта, иначе 0")
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="файл; без него на экран")] = "",
) -> None:
    """Задачи с ответами в файл: по одной на строку."""
    env = _env(ctx, plain=False)
    if to != "jsonl":
        raise DrillError(f"Формата «{to}» нет. Есть: jsonl.")
    from drill.export.jsonl import exported
    from drill.files import write_whole

    named = [pair for target in targets or ["all"] for pair in env.catalog.variants(target)]
    seeds = [one_seed(f"{item_id}:{own}", own, seed) or 0 for item_id, own in named]
    chosen = [(env.catalog.item(item_id), first) for (item_id, _), first in zip(named, seeds, strict=True)]
    lines = (_json(record) + "\n" for record in exported(chosen, variants))
    if output:
        write_whole(output, lines)
    else:
        for line in lines:
            env.stdout.write(line)


@app.command("grade", cls=RussianCommand)
def grade(
    ctx: typer.Context, file: Annotated[str, typer.Argument(metavar="ФАЙЛ", help="jsonl; «-» читает со входа")]
) -> None:
    """Проверить файл с ответами: строка на ответ, строка на приговор."""
    env = _env(ctx, plain=False)
    from drill.files import lines_of
    from drill.grading import Grader

    grader = Grader(env.catalog)
    failed = False
    for number, line in enumerate(lines_of(env, file), 1):
        if line.strip():
            result = grader.graded(line, number)
            failed |= "error" in result
            env.stdout.write(_json(result) + "\n")
    env.stdout.flush()
    raise typer.Exit(Exit.USAGE if failed else Exit.FINE)


@app.command("lint", cls=RussianCommand)
def lint(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="ПУТЬ", help="файл или папка; без него все задачи")] = "",
    schema: Annotated[bool, typer.Option("--schema", help="вывести JSON Schema файла задач")] = False,
    seeds: Annotated[int, typer.Option("--seeds", min=1, help="сколько вариантов пробовать")] = 200,
    costs: Annotated[bool, typer.Option("--costs", help="и сколько стоит розыгрыш каждого пункта")] = False,
) -> None:
    """Проверить файлы задач: тексты, розыгрыш, ответы."""
    env = _env(ctx, plain=False)
    if schema:
        from drill.schema import json_schema

        env.write([json.dumps(json_schema(), ensure_ascii=False, indent=2)])
        return
    from drill.lint import lint as linted
    from drill.lint import summary

    reports = []
    for report in linted(Path(path or env.catalog.folder), range(seeds)):
        env.write([*([report.cost] if costs and report.cost else []), *report.lines])
        reports.append(report)
    env.write([summary(reports, seeds)])
    raise typer.Exit(Exit.WRONG if any(report.errors for report in reports) else Exit.FINE)


@app.command("tex", cls=RussianCommand)
def tex_(
    ctx: typer.Context,
    formula: Annotated[
        str, typer.Argument(metavar="ФОРМУЛА", help="в TeX, без долларов; «-» читает по одной на строку")
    ],
    line: Annotated[bool, typer.Option("--line", help="в одну строку")] = False,
    ascii_: Annotated[bool, typer.Option("--ascii", help="без Юникода")] = False,
    as_json: AsJson = False,
) -> None:
    """Набрать одну формулу так, как её увидит студент."""
    env = _env(ctx, plain=False)
    from drill.export.formulas import formula_record
    from drill.files import lines_of
    from drill.views.formula import complaint_lines, formula_lines

    formulas = (text.rstrip("\r\n") for text in lines_of(env, "-")) if formula == "-" else [formula]
    failed = False
    for text in formulas:
        record = formula_record(text)
        failed |= "error" in record
        if as_json:
            _write_json(env, record)
        elif "error" in record:
            for sentence in complaint_lines(record):
                env.complain(sentence)
        else:
            env.write(formula_lines(text, env.screen, line=line, ascii_only=ascii_))
    raise typer.Exit(Exit.USAGE if failed else Exit.FINE)


@app.command("doctor", cls=RussianCommand)
def doctor(ctx: typer.Context, plain: Plain = False) -> None:
    """Версии, папки, наборы знаков, здоровье журнала и задач."""
    env = _env(ctx, plain)
    from drill.health import examined
    from drill.views.doctor import doctor_lines

    health = examined(env)
    env.write(doctor_lines(health, env.screen))
    raise typer.Exit(Exit.FINE if health.is_sound and not health.faults else Exit.WRONG)


for _name, _command in cli_journal.COMMANDS.items():
    app.command(_name, cls=RussianCommand)(_command)


def main(arguments: Sequence[str] | None = None, env: Env | None = None) -> int:
    """Runs a command line and gives its exit status; every complaint goes to standard error in Russian."""
    arguments = sys.argv[1:] if arguments is None else arguments
    complain = env.complain if env else _complain
    try:
        status = _app_for(arguments)(list(arguments), prog_name="masha", obj=env, standalone_mode=False)
        return int(status or 0)
    except USAGE_ERROR as error:
        complain(complaint(error))
        return Exit.USAGE
    except DrillError as error:
        complain(str(error))
        return error.exit_status
    except (KeyboardInterrupt, typer.Abort):
        complain("\nПрервано. Всё, что проверено, записано.")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return _has_seen_enough()
    except SystemExit as left:
        # typer itself leaves so when the output is closed
        if isinstance(left.__context__, BrokenPipeError):
            return _has_seen_enough()
        raise
    except OSError as error:
        complain(f"Не получается записать: {reason(error)}.")
        return Exit.USAGE


def _has_seen_enough() -> int:
    """Whoever read the output has closed it; Python must not complain of that while it closes down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.FINE


def _app_for(words: Sequence[str]) -> typer.Typer:
    """The application with only the command that is called: typer builds all it is given at every start."""
    called = next((word for word in words if not word.startswith("-")), None)
    wanted = [command for command in app.registered_commands if command.name == called]
    if not wanted:
        return app
    narrowed = copy(app)
    narrowed.registered_commands = wanted
    return narrowed


def run() -> None:
    """The `masha` command."""
    sys.exit(main())


def _complain(sentence: str) -> None:
    sys.stderr.write(folded(sentence, sys.stderr))


def _env(ctx: typer.Context, plain: bool) -> Env:
    env: Env = ctx.obj
    return env.plainly() if plain else env


def _sheets(env: Env, target: str) -> tuple[SheetEntry, ...]:
    """The sheets with only the items of a target; without one all that there is."""
    return env.catalog.restricted(target) if target else env.catalog.sheets


def _task(env: Env, name: str, seed: int | None) -> Task:
    """The task of an item or variant as typed; a variant and `--seed` together are refused."""
    from drill.drawing import draw
    from drill.solution import solve as solved
    from drill.task import pose

    item_id, variant = env.catalog.variant(name)
    drawn = draw(env.catalog.item(item_id), one_seed(name, variant, seed))
    return pose(drawn, solved(drawn))


def _called(env: Env, targets: Sequence[str], core: bool) -> tuple[str, list[tuple[str, int | None]]]:
    """Targets as words of a command, and their items."""
    chosen = [pair for target in targets for pair in env.catalog.variants(target)]
    called = " ".join([*targets, *(["--core"] if core and targets else ())])
    return called, _narrowed(env, chosen, core, None) if chosen else chosen


def _narrowed(
    env: Env, chosen: list[tuple[str, int | None]], only_core: bool, minutes: float | None
) -> list[tuple[str, int | None]]:
    """The variants of core items alone, as many as fit into the minutes."""
    if not only_core and minutes is None:
        return chosen
    from drill.selection import core, within

    entries = {item.id: item for sheet in env.catalog.sheets for ex in sheet.exercises for item in ex.items}
    items = [entries[item_id] for item_id in dict(chosen)]
    if only_core:
        items = core(items)
        if not items:
            raise DrillError("Основных пунктов здесь нет. Есть дополнительные: та же команда без --core.")
    if minutes is not None:
        items = within(items, minutes)
    kept = {item.id for item in items}
    return [pair for pair in chosen if pair[0] in kept]


def _mistaken(task: Task) -> tuple[Mistaken, ...]:
    from drill.solution import mistaken

    return mistaken(task.variant, task.solution)


def _warn_of_faults(env: Env) -> None:
    """A broken file hides nothing but itself, and says so."""
    faults = env.catalog.faults
    if faults:
        env.complain(f"{faults[0]}\nИз-за ошибок в файлах часть задач не видна; все ошибки покажет masha lint.")


def _json(value: Any) -> str:
    return json.dumps(value, allow_nan=False)


def _write_json(env: Env, value: Any) -> None:
    env.write([_json(value)])
