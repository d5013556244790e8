"""The bill of materials (SBOM, CycloneDX): all that the program is made of, each with its licence.

cyclonedx-py makes it of the lock file. What that does not know is added here: the licences of the
libraries, Python itself, and what lies in resources/ that others have made.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import vendor

from installer import product
from installer.libraries import distributions, plain_name

Entry = dict[str, Any]
"""A component as CycloneDX 1.6 writes it."""

_ICONS = product.ROOT / "resources" / "icons"
_RESOURCES = "editor/_resources"
"""Where resources/ lies in what is installed."""


def complete(bill: Entry) -> None:
    """Add to a bill that knows the libraries of the lock file, and their hashes, all the rest."""
    bill["metadata"]["component"]["version"] = product.version()
    libraries = {plain_name(library.name): library for library in distributions()}
    for entry in bill["components"]:
        library = libraries[plain_name(entry["name"])]
        entry["description"] = library.metadata["Summary"]
        entry["licenses"] = [{"expression": licence_of(library)}]
    added = [_python(), *_vendored(), _icons()]
    bill["components"] += added
    root = bill["metadata"]["component"]["bom-ref"]
    bill["dependencies"] = [one for one in bill["dependencies"] if one["ref"] != root]
    bill["dependencies"] += [{"ref": entry["bom-ref"]} for entry in added]
    all_of_it = sorted(entry["bom-ref"] for entry in bill["components"])
    bill["dependencies"].append({"ref": root, "dependsOn": all_of_it})


def licence_of(library: Distribution) -> str:
    """The licence of an installed library, as an SPDX expression.

    Raises:
        ValueError: when it says nothing that is one: the bill would be silent about it.
    """
    said = library.metadata.get("License-Expression") or library.metadata.get("License") or ""
    if not said:
        kinds = library.metadata.get_all("Classifier") or []
        said = "MIT" if "License :: OSI Approved :: MIT License" in kinds else ""
    if re.fullmatch(r"[\w.+-]+( (AND|OR) [\w.+-]+)*", said) is None:
        raise ValueError(f"{library.name} does not say its licence: {said!r}")
    return said


def _python() -> Entry:
    version = platform.python_version()
    return _component("python", version, "Python-2.0", f"pkg:generic/python@{version}", "")


def _vendored() -> Iterator[Entry]:
    """What draws formulas and diagrams, as packaging/vendor.py has put it there."""
    for package in vendor.PACKAGES:
        address = f"pkg:npm/{package.name}@{package.version}"
        entry = _component(package.name, package.version, package.licence, address, package.about)
        kept = [vendor.VENDOR / name for name in package.files.values()]
        entry["components"] = [_file(path, address) for path in kept]
        yield entry


def _icons() -> Entry:
    """The icons; their version is told where they lie."""
    readme = (_ICONS / "README.md").read_text(encoding="utf-8")
    found = re.search(r"\[Lucide\]\(\S+\) ([\d.]+)", readme)
    if found is None:
        raise ValueError("resources/icons/README.md does not say the version of Lucide")
    address = f"pkg:npm/lucide-static@{found[1]}"
    entry = _component("lucide-static", found[1], "ISC AND MIT", address, "Outlines of icons")
    entry["components"] = [_file(path, address) for path in sorted(_ICONS.glob("*.svg"))]
    return entry


def _component(name: str, version: str, licence: str, address: str, about: str) -> Entry:
    entry: Entry = {
        "bom-ref": address,
        "licenses": [{"expression": licence}],
        "name": name,
        "purl": address,
        "type": "library",
        "version": version,
    }
    return {**entry, "description": about} if about else entry


def _file(path: Path, owner: str) -> Entry:
    """A file of a component, by where it is installed, with its hash."""
    place = f"{_RESOURCES}/{path.relative_to(product.ROOT / 'resources').as_posix()}"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "bom-ref": f"{owner}#{path.name}",
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "name": place,
        "type": "file",
    }
