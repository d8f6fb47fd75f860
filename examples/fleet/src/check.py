"""Imports every dependency of the project and prints its version: proof that the environment is whole."""

from importlib import import_module
from importlib.metadata import version

for name in ("numpy", "requests", "rich"):
    import_module(name)
    print(name, version(name))
