"""The bill of materials names all that others have made, each with its licence."""

from __future__ import annotations

import hashlib
import json

from tests.conftest import ROOT


def bill(*names: str) -> dict:
    """A bill as it comes from the lock file: names, versions and hashes, nothing else."""
    components = [{"bom-ref": f"line-{name}", "name": name} for name in names]
    return {
        "components": components,
        "dependencies": [{"ref": entry["bom-ref"]} for entry in components] + [{"ref": "root"}],
        "metadata": {"component": {"bom-ref": "root", "name": "genko"}},
    }


def completed(installer) -> dict:
    libraries = installer("libraries")
    names = [libraries.plain_name(library.name) for library in libraries.distributions()]
    made = bill(*names)
    installer("materials").complete(made)
    return made


def test_every_component_has_a_licence_and_the_program_stands_on_all(installer):
    made = completed(installer)
    assert [one["name"] for one in made["components"] if not one.get("licenses")] == []
    roots = [one for one in made["dependencies"] if one["ref"] == "root"]
    assert roots == [
        {"ref": "root", "dependsOn": sorted(one["bom-ref"] for one in made["components"])}
    ]
    assert made["metadata"]["component"]["version"] == installer("product").version()
    assert json.dumps(made)


def test_every_file_of_others_is_in_it_as_it_is(installer):
    files = {
        file["name"].removeprefix("editor/_resources/"): file["hashes"][0]["content"]
        for component in completed(installer)["components"]
        for file in component.get("components", ())
    }
    vendored = ROOT / "resources/preview/vendor"
    sums = (vendored / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    wanted = {f"preview/vendor/{name}": known for known, name in map(str.split, sums)}
    wanted |= {
        f"icons/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "resources/icons").glob("*.svg")
    }
    assert files == wanted
    names = {component["name"] for component in completed(installer)["components"]}
    assert {"python", "katex", "mermaid", "lucide-static"} <= names
