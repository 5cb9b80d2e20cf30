"""The commands by name; a command's module is imported only when it is used."""

from __future__ import annotations

# name → (module, attribute, one line of help); `check` is what is meant where no command is named
COMMANDS = {
    "check": ("checker.cli.check", "check", "Check articles: the main job, and the default."),
    "figures": ("checker.cli.figures", "figures", "Show what was read as a figure, with its intervals."),
    "explain": ("checker.cli.rules", "explain", "Say what a rule checks, why, and how to silence it."),
    "rules": ("checker.cli.rules", "rules", "List, show, test, check and write rules."),
    "baseline": ("checker.cli.baseline", "baseline", "Keep a file of known findings."),
    "config": ("checker.cli.config", "config", "Show the settings that hold, and where they come from."),
    "completion": ("checker.cli.completion", "completion", "Print the set-up of shell completion."),
}
