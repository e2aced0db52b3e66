#!/usr/bin/env python3
"""Makes the picture in the README: `python3 tests/browser/picture.py PATH OF gainsay` writes docs/report.png."""

import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chromium import Browser  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    program = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/gainsay").resolve())
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        path = pathlib.Path(folder) / "report.html"
        subprocess.run([program, "report", "--format", "html", "-o", str(path)], cwd=ROOT, check=True)
        page = browser.page()
        page.size(1200, 1290)
        page.media()
        page.open(path.as_uri())
        page.picture(ROOT / "docs/report.png")
