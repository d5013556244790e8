"""What goes with a release: checksums of its files, and a list of what is inside (SBOM)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from installer import bundle, materials, product


def checksums() -> Path:
    """dist/SHA256SUMS over all files of dist/, as ``sha256sum --check`` reads it."""
    target = product.DIST / "SHA256SUMS"
    files = sorted(path for path in product.DIST.iterdir() if path.is_file() and path != target)
    lines = []
    for path in files:
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    target.write_text("".join(lines), encoding="ascii", newline="\n")
    return target


def bill_of_materials() -> Path:
    """dist/genko-VERSION.cdx.json: all that the program is made of (CycloneDX).

    Raises:
        subprocess.CalledProcessError: when cyclonedx-py fails.
    """
    target = product.DIST / f"{product.NAME}-{product.version()}.cdx.json"
    target.parent.mkdir(exist_ok=True)
    command = [
        *(sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible"),
        *("--pyproject", str(product.ROOT / "pyproject.toml"), "--mc-type", "application"),
        *("--sv", "1.6", "--of", "JSON", "-o", str(target)),
        str(product.PACKAGING / "requirements" / "run.txt"),
    ]
    # It warns that the program depends on nothing yet: materials.py says on what.
    quiet = {**bundle.environment(), "PYTHONWARNINGS": "ignore::UserWarning"}
    subprocess.run(command, env=quiet, check=True)
    bill = json.loads(target.read_text(encoding="utf-8"))
    materials.complete(bill)
    target.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return target
