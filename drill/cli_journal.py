"""The commands about the journal as a whole: what is in it, taking back, copies, two machines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli_arguments import AsJson, ItemName, Plain, complete_target
from drill.errors import DrillError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from drill.env import Env
    from drill.history import Entry

LATEST = 20
"""Attempts that `masha history` shows unless it is asked for more."""


def history(
    ctx: typer.Context,
    item: ItemName = "",
    count: Annotated[int | None, typer.Option("-n", "--count", min=1, help="сколько последних ответов")] = None,
    everything: Annotated[bool, typer.Option("--all", help="все ответы, а не последние двадцать")] = False,
    as_json: AsJson = False,
    plain: Plain = False,
) -> None:
    """Все ответы по порядку: когда, какая задача, что набрано, верно ли."""
    env = _env(ctx, plain)
    last = count if count is not None or everything or as_json else LATEST
    entries = _entries(env, item, last)
    if as_json:
        import json

        from drill.export.history import attempt_record

        for entry in entries[-last:] if last else entries:
            env.stdout.write(json.dumps(attempt_record(entry), allow_nan=False) + "\n")
        env.stdout.flush()
        return
    if not entries:
        env.write([f"Ответов пока нет. Решать: masha drill {item or 'sheet1'}"])
        return
    from drill.views.history import history_lines

    shown = entries[-last:] if last else entries
    env.write(history_lines(shown, _tells(env, shown), env.screen))
    if len(shown) < len(entries):
        words = " ".join(["masha history", *([item] if item else ()), "--all"])
        env.write(["", f"Это последние {len(shown)}. Все: {words}"])


def undo(ctx: typer.Context, plain: Plain = False) -> None:
    """Взять назад последний ответ. Ещё раз: тот, что был перед ним."""
    env = _env(ctx, plain)
    from drill.corrections import take_back
    from drill.views.journal import taken_back_lines

    taken = take_back(env.store, env.at)
    if taken is None:
        env.write(["Брать назад пока нечего."])
        return
    env.write(taken_back_lines(taken, env.screen, is_known=_is_known(env, taken.work.shown.item)))


def reset(
    ctx: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="ЧТО", help="sheet4, 15, 15b, 15-18, тема или all", autocompletion=complete_target)
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="не переспрашивать")] = False,
) -> None:
    """Начать заново: сделанное здесь больше не считается, но остаётся в истории."""
    env = _env(ctx, plain=False)
    from drill.commands import accepts
    from drill.corrections import begun_items, forget
    from drill.digests import digests
    from drill.views.journal import reset_sentence
    from drill.views.prose import lay

    progress = digests(env.store)
    items = begun_items(env.catalog, target, progress)
    if not items:
        env.write(["Здесь ещё ничего не сделано: начинать заново нечего."])
        return
    answers = sum(day.answers for item in items for day in progress[item].days.values())
    env.write(lay(reset_sentence(len(items), answers), env.screen))
    if not yes and not env.is_terminal:
        raise DrillError(f"Без вопроса я этого не сделаю. Подтверди ключом: masha reset {target} --yes")
    if not yes:
        try:
            agreed = accepts(env.read_line("Напиши «да», чтобы начать заново> "))
        except EOFError:
            agreed = False
        if not agreed:
            env.write(["Оставила всё как было."])
            return
    forget(env.store, items, progress, env.at)
    env.write([f"Готово. Решать: masha drill {target}" if _is_known(env, target) else "Готово."])


def backup(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="ФАЙЛ", help="куда записать копию")],
    force: Annotated[bool, typer.Option("--force", help="заменить файл, если он уже есть")] = False,
) -> None:
    """Записать копию журнала в файл, целиком."""
    env = _env(ctx, plain=False)
    from drill.copies import back_up

    if not env.journal.exists():
        raise DrillError("Копировать пока нечего: журнал появится с первым занятием (masha drill).")
    back_up(env.store, env.journal, Path(file), replace=force)
    env.write([f"Копия журнала: {file}", f"Вернуть её: masha restore {file}"])


def restore(
    ctx: typer.Context, file: Annotated[str, typer.Argument(metavar="ФАЙЛ", help="копия, сделанная masha backup")]
) -> None:
    """Вернуть журнал из копии. Нынешний не пропадёт: он отложится рядом."""
    env = _env(ctx, plain=False)
    from drill.copies import restore as restored
    from drill.views.journal import restored_lines

    env.write(restored_lines(restored(env.store, env.journal, Path(file), env.stamp), env.screen))


def merge(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="ФАЙЛ", help="журнал с другой машины или его копия")],
) -> None:
    """Добавить в свой журнал сделанное на другой машине. Повторять можно сколько угодно."""
    env = _env(ctx, plain=False)
    from drill.merging import merge as merged
    from drill.views.journal import merged_lines

    path = Path(file)
    if env.journal.exists() and path.exists() and path.samefile(env.journal):
        raise DrillError(f"{file} и есть твой журнал: добавлять нечего. Укажи журнал с другой машины.")
    env.write(merged_lines(merged(env.store, path), env.screen))


COMMANDS: Mapping[str, Callable[..., None]] = {
    "history": history,
    "undo": undo,
    "reset": reset,
    "backup": backup,
    "restore": restore,
    "merge": merge,
}
"""By name, in the order of the help page."""


def _entries(env: Env, typed: str, last: int | None) -> tuple[Entry, ...]:
    """The attempts asked for, one more than wanted where there are more. Raises UnknownTarget."""
    from drill.history import history as told
    from drill.targets import UnknownTarget

    more = None if last is None else last + 1
    if not typed:
        return told(env.store, last=more)
    try:
        item, seed = env.catalog.variant(typed)
    except UnknownTarget:
        # an item that is gone from the problems is still in the journal
        if entries := told(env.store, typed, more):
            return entries
        raise
    if seed is None:
        return told(env.store, item, more)
    return tuple(entry for entry in told(env.store, item) if entry.shown.seed == seed)


def _tells(env: Env, entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """What their items say of the mistakes in them, where the items still say it."""
    from contextlib import suppress

    from drill.tells import told_of

    tells = {}
    for entry in entries:
        for name in entry.attempt.mistakes:
            with suppress(DrillError):
                tells[entry.shown.item, name] = told_of(env.catalog.item(entry.shown.item), name)
    return tells


def _is_known(env: Env, target: str) -> bool:
    """Whether there are tasks of that name to go on with."""
    try:
        return bool(env.catalog.variants(target))
    except DrillError:
        return False


def _env(ctx: typer.Context, plain: bool) -> Env:
    env: Env = ctx.obj
    return env.plainly() if plain else env
