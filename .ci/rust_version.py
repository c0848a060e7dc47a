"""Holds `rust-version` against what the libraries ask for, and README against both.

    python3 .ci/rust_version.py

Only one compiler is at hand where this runs. What an older one would say is known from two declarations: the libraries'
own `rust-version`, read here, and Clippy's table of the standard library (`incompatible_msrv`). Where the compiler at hand
is the oldest that is allowed, the gate itself is the proof, and that is said.
"""

import json
import re
import subprocess
import sys


def number(version):
    """1.95 or 1.95.0 as comparable numbers."""
    return tuple(int(part) for part in (version.split("-")[0].split(".") + ["0", "0"])[:3])


def packages(manifest):
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["packages"]


def main():
    wrong = []
    found = packages("Cargo.toml")
    own = next(package for package in found if package["name"] == "rodiklis")
    allowed = own["rust_version"]
    declared = [package for package in found if package["rust_version"] and package is not own]
    for package in declared:
        if number(package["rust_version"]) > number(allowed):
            wrong.append(f"{package['name']} {package['version']} needs Rust {package['rust_version']}, Cargo.toml allows {allowed}")
    if not declared:
        wrong.append("no library declares a Rust version: what was read cannot be right")
    with open("README.md", encoding="utf-8") as file:
        readme = file.read()
    said = re.findall(r"Rust[^\n]*\((\d+\.\d+)", readme)
    if not said or any(number(version) != number(allowed) for version in said):
        wrong.append(f"README.md names Rust {', '.join(said) or 'nowhere'}, Cargo.toml {allowed}")
    here = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    if number(here) < number(allowed):
        wrong.append(f"this is Rust {here}, older than Cargo.toml allows ({allowed})")
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    silent = len(found) - 1 - len(declared)
    print(f"Rust {allowed}: {len(declared)} libraries ask for no newer one, {silent} do not say")
    if number(here)[:2] == number(allowed)[:2]:
        print(f"built with {here}: the oldest compiler that is allowed")
    else:
        print(f"built with {here}: that {allowed} suffices is declared, not tried")
    return 0


if __name__ == "__main__":
    sys.exit(main())
