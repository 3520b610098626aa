"""`python -m router` is `complaint-router`."""

from router.cli import app

if __name__ == "__main__":
    app(prog_name="complaint-router")
