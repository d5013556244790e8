"""Commands that tell about the program."""

from __future__ import annotations

from editor.app.commands.model import Command, Placement

HELP_COMMANDS = (
    Command(
        id="help.manual",
        run=lambda ports: ports.guide.show_manual(),
        keys=("Ctrl+F1",),
        places=(Placement("help", "manual", 10),),
        icon="notebook-pen",
    ),
    Command(
        id="help.tour",
        run=lambda ports: ports.guide.start_tour(),
        places=(Placement("help", "manual", 20),),
        icon="lightbulb",
    ),
    Command(
        id="help.sample",
        run=lambda ports: ports.files.open_sample(),
        places=(Placement("help", "manual", 30),),
        icon="folder-open",
    ),
    Command(
        id="help.updates",
        run=lambda ports: ports.view.offer_updates(),
        places=(Placement("help", "updates", 5),),
        icon="external-link",
    ),
    Command(
        id="help.about",
        run=lambda ports: ports.view.show_about(),
        places=(Placement("help", "about", 10),),
        icon="info",
    ),
)
