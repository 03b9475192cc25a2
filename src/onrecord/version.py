"""The version of the package, told once: the build reads it from here, and every reading says which version read it."""

__version__ = "0.1.0"
