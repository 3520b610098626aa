"""Makes sure of a Chromium for the browser tests, and of a font that has Chinese characters.

`python -m tests.browser.ensure_chromium` looks for $CHROMIUM, then on the PATH, then for Playwright's own.
When there is none it installs one: as root with apt-get, else by Playwright. It prints the browser's path and
keeps it beside the interpreter, where the tests read it with `chromium()`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RECORD = Path(sys.prefix) / "chromium"
ADVICE = """No Chromium for the browser tests, and none could be installed. Do one of these, then run again:
  - on Debian, as root: apt-get install chromium fonts-noto-cjk
  - anywhere: .venv/bin/playwright install --with-deps chromium
  - name one that you have: make test CHROMIUM=/path/to/chromium"""
NO_FONT = """No font with Chinese characters: pictures of the page will show boxes in their place.
On Debian, as root: apt-get install fontconfig fonts-noto-cjk"""


def chromium() -> str:
    """Path of a browser that starts. Raises LookupError, saying what to do."""
    for candidate in candidates():
        if starts(candidate):
            return candidate
    raise LookupError(ADVICE)


def candidates() -> Iterator[str]:
    """What may be a browser, best first; $CHROMIUM, when set, is the only one."""
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    if RECORD.exists():
        yield RECORD.read_text("utf-8").strip()


def starts(browser: str) -> bool:
    """Whether it runs: a name on the PATH may be a stub that only tells how to install it."""
    try:
        return (
            subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese."""
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout.strip())


def install_packages(*names: str) -> None:
    """Installs Debian packages when this is root on a Debian; what failed is said by apt-get itself."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print(f"Installing {' '.join(names)} ...", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *names]
    for command in (update, install):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def install_by_playwright() -> None:
    """Lets Playwright fetch its own Chromium and records where it put it."""
    from playwright.sync_api import sync_playwright

    print("Letting Playwright fetch its own Chromium ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    with sync_playwright() as playwright:
        RECORD.write_text(playwright.chromium.executable_path, "utf-8")


def ensured_chromium() -> str:
    """The browser, installed when there is none. Raises LookupError."""
    for install in (lambda: install_packages("chromium"), install_by_playwright):
        try:
            return chromium()
        except LookupError:
            if "CHROMIUM" in os.environ:
                raise
            install()
    return chromium()


def main() -> int:
    """Installs what is missing and prints the browser's path."""
    if not has_chinese_font():
        install_packages("fontconfig", "fonts-noto-cjk")
        if not has_chinese_font():
            print(NO_FONT, file=sys.stderr)
    try:
        browser = ensured_chromium()
    except LookupError as nothing:
        print(nothing, file=sys.stderr)
        return 1
    print(f"Browser tests use {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
