"""`python -m site_builder`, and the command `site-builder`."""

from site_builder import interruption


def run() -> None:
    """Run the command. It can be interrupted from here on, also while it imports its libraries."""
    interruption.install()
    from site_builder.cli import run as run_command

    run_command()


if __name__ == "__main__":
    run()
