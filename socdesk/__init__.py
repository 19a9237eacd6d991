"""SOC Desk: which SOC report each service line needs, and why."""

__version__ = "0.1.0"
