"""Live preview: watch the project, render what is asked for, tell the browser."""

from site_builder.serve.checking import Checker
from site_builder.serve.garbage import GarbageCollector
from site_builder.serve.preview import Preview
from site_builder.serve.server import CannotServeError, Port, served
from site_builder.serve.showing import Host

__all__ = ["CannotServeError", "Checker", "GarbageCollector", "Host", "Port", "Preview", "served"]
