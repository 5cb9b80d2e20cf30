"""``python -m checker`` is ``zscheck``."""

from checker.cli import main

if __name__ == "__main__":
    main()
