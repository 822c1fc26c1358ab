"""``python -m cli`` is ``ordna``."""

from cli.main import main

if __name__ == "__main__":
    main()
