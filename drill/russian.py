"""typer in Russian: its help and its complaints, which it has only in English."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

HELP_WORDS = (
    ("Usage:", "Как писать:"),
    ("Options:", "Ключи:"),
    ("Arguments:", "Что указать:"),
    ("Commands:", "Команды:"),
    ("[OPTIONS]", "[КЛЮЧИ]"),
    ("COMMAND [ARGS]...", "КОМАНДА ..."),
    ("Show this message and exit.", "Показать эту справку."),
    ("Install completion for the current shell.", "Включить дополнение по TAB в этой оболочке."),
    (
        "Show completion for the current shell, to copy it or customize the installation.",
        "Показать настройку дополнения по TAB.",
    ),
    ("<int range>", "ЧИСЛО"),
    ("<int>", "ЧИСЛО"),
    ("<text>", "ТЕКСТ"),
    ("<str>", "ТЕКСТ"),
    ("[required]", "[обязательно]"),
    ("[default: ", "[по умолчанию: "),
)
"""typer's words on a help page and ours; a page may have broken them over two lines."""


def in_russian(help_text: str) -> str:
    """A help page with typer's own words in Russian."""
    for english, russian in HELP_WORDS:
        words = r"\s+".join(re.escape(word) for word in english.split(" "))
        # what a value is called stands left of a column that must stay where it is
        same_place = russian.ljust(len(english)) if english.startswith("<") else russian
        help_text = re.sub(words, same_place, help_text)
    help_text = re.sub(r"x>=(\d+)\]", r"от \1]", help_text)
    return "\n".join(line.rstrip() for line in help_text.split("\n"))


class RussianCommand(TyperCommand):
    """A command whose help is in Russian."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help page."""
        return in_russian(super().get_help(ctx))


class AnswersCommand(RussianCommand):
    """A command that takes answers, which may begin with a minus: `-sigmoid(x)` is no `-s igmoid(x)`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Only the options of the command are options; every other word is an argument, whatever it begins with."""
        takes_value = {
            name: not getattr(param, "is_flag", False)
            for param in self.get_params(ctx)
            if param.param_type_name == "option"
            for name in (*param.opts, *param.secondary_opts)
        }
        options: list[str] = []
        words: list[str] = []
        waiting = list(args)
        while waiting:
            word = waiting.pop(0)
            if word == "--":
                words += waiting
                break
            if word in takes_value:
                options.append(word)
                if takes_value[word]:
                    if not waiting:  # the complaint about the missing value is typer's
                        return super().parse_args(ctx, options)
                    options.append(waiting.pop(0))
            elif takes_value.get(word.partition("=")[0]) or (takes_value.get(word[:2]) and word[2:].isdecimal()):
                options.append(word)
            else:
                words.append(word)
        return super().parse_args(ctx, [*options, "--", *words])


class RussianGroup(TyperGroup):
    """A group of commands whose help is in Russian; what each command does is told whole, not cut to a line."""

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """The list of commands, long descriptions going on below."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, " ".join((one.help or "").split())) for name, one in commands if one])

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help page."""
        return in_russian(super().get_help(ctx))


USAGE_ERROR: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "UsageError")
"""typer's class for everything a user may type wrongly; it has no public name."""


def complaint(error: Exception) -> str:
    """One Russian sentence for what was typed wrongly, with what to do."""
    kind = type(error).__name__
    param = _typed_as(getattr(error, "param", None))
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "masha"
    advice = f"Справка: {path} --help"
    said = str(getattr(error, "message", error))
    if kind == "NoSuchOption":
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
        return f"Ключа {getattr(error, 'option_name', '')} нет. " + (f"Может быть, {near}? " if near else "") + advice
    if kind == "MissingParameter":
        what = getattr(error.param, "metavar", None) if param.startswith("-") else None  # type: ignore[attr-defined]
        return f"Не хватает: {f'{param} {what}' if what else param}. {advice}"
    if kind == "BadParameter":
        given = re.search(r"^'?(.*?)'? is not", said)
        what = f"«{given.group(1)}» не подходит" if given else "Значение не подходит"
        return f"{what} для {param}: нужно {_wanted(said)}. {advice}"
    if kind == "BadOptionUsage":
        return f"После ключа {getattr(error, 'option_name', '')} нужно значение. {advice}"
    unknown = re.search(r"No such command '([^']*)'", said)
    if unknown:
        meant = re.search(r"Did you mean '([^']*)'", said)
        guess = f"Может быть, masha {meant.group(1)}? " if meant else ""
        return f"Команды «{unknown.group(1)}» нет. {guess}Все команды: masha --help"
    extra = re.search(r"unexpected extra argument\S*\s*\((.*)\)", said)
    if extra:
        return f"Лишнее: {extra.group(1)}. {advice}"
    return f"Команду не удалось разобрать. {advice}"


def _typed_as(param: Any) -> str:
    """A parameter as the user types it: `--seed`, `ПУНКТ`."""
    if getattr(param, "param_type_name", "") == "option":
        return str(max(param.opts, key=len))
    return str(getattr(param, "human_readable_name", "") or "")


def _wanted(said: str) -> str:
    limits = re.search(r"range x>=(\d+)", said)
    if limits:
        return f"целое число от {limits.group(1)}"
    if "integer" in said or "range" in said:
        return "целое число"
    if "float" in said:
        return "число"
    return "другое значение"
