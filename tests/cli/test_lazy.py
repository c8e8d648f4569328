"""The commands are built when they are run, in the order of their table."""

from __future__ import annotations

from pathlib import Path

from typer.main import get_command

from powerlist.cli import commands
from powerlist.cli.app import COMMANDS, app


def test_every_module_is_a_command():
    modules = {path.stem for path in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)


def test_commands_are_built_in_the_order_of_the_table():
    group = get_command(app)
    assert list(group.commands) == list(COMMANDS)
    assert [command.name for command in group.commands.values()] == list(COMMANDS)


def test_help_builds_no_command(powerlist):
    import subprocess
    import sys

    code = (
        "import sys\n"
        "sys.argv = ['powerlist', '--help']\n"
        "from powerlist.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print([m for m in sys.modules if m.startswith('powerlist.cli.commands.')], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr.decode().strip() == "[]"
    assert powerlist("--help").code == 0


def test_a_typing_error_is_answered_with_the_nearest_command(powerlist):
    run = powerlist("bild")
    assert run.code == 2
    assert "build" in run.err
