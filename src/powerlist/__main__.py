"""Run the command line with ``python -m powerlist``."""

from powerlist.cli import main

if __name__ == "__main__":
    main()
