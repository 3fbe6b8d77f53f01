"""Drives Chromium without a window through a learner's page: choose a file, send the form, look.

No package is needed for it. The judge's server serves one page of its own, whose script opens the
learner's page in a frame, fills the form in and sends the server what it then sees.
"""

import base64
import contextlib
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from typing import Any

import pytest

from grader.catalogue.requirements import find_browser
from grader.i18n import tr
from grader.testing.forms import Upload
from grader.testing.live_server import LiveServer, Response

PATH, RESULT_PATH = "/judge", "/judge/seen"
SECONDS = 25.0
POLL_INTERVAL = 0.01
"""Seconds between two looks at whether the page has told what it sees."""
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""It reaches this machine only, whatever a learner's page asks for."""
SCRIPT = """<!doctype html><meta charset="utf-8">
<iframe id="frame" width="800" height="600"></iframe>
<script>
const [name, content, field] = FILE;
const frame = document.getElementById("frame");
const loaded = (begin) => new Promise((done) => { frame.onload = done; begin(); });
const seen = {};
(async () => {
  await loaded(() => { frame.src = "/"; });
  const input = frame.contentDocument.querySelector(`input[type=file][name=${field}]`);
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  input.files = transfer.files;
  const button = input.form.querySelector("button:not([type=button]), input[type=submit]");
  await loaded(() => { button ? button.click() : input.form.requestSubmit(); });
  const page = frame.contentDocument;
  seen.items = [...page.querySelectorAll("ol > li")].map((item) => item.innerText);
  seen.text = page.body.innerText;
  seen.images = [];
  for (const image of page.images) {
    await image.decode().catch(() => {});
    seen.images.push([image.naturalWidth, image.naturalHeight]);
  }
  seen.script = frame.contentWindow.ran === true;
})().catch((error) => { seen.error = String(error); }).finally(() => {
  fetch("RESULT_PATH", { method: "POST", body: JSON.stringify(seen) });
});
</script>"""


def submit_upload(site: LiveServer, field: str, file: Upload) -> dict[str, Any]:
    """What a browser shows after somebody has sent a file with the form of the start page.

    Returns:
        "items" (the lines of the numbered list), "text" (of the whole page), "images" (the size of
        each, 0 x 0 where it is broken) and "script" (whether `window.ran = true` was run); "error"
        where the form could not be sent. Where Chromium does not start, the test is skipped.
    """
    site.visited.clear()
    content = base64.b64encode(file.content).decode()
    written = json.dumps([file.name, content, field]).replace("<", "\\u003c")
    page = SCRIPT.replace("FILE", written).replace("RESULT_PATH", RESULT_PATH)
    site.own[PATH] = Response(200, {"content-type": "text/html; charset=utf-8"}, page.encode())
    site.own[RESULT_PATH] = site.own["/favicon.ico"] = Response(404)
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        options = [*OPTIONS, f"--user-data-dir={profile}", f"http://127.0.0.1:{site.port}{PATH}"]
        site.serve(lambda: _wait(options, site, profile))
    if PATH not in site.visited:
        why = tr(
            "Chromium does not start; not graded here",
            "Chromium startet nicht; hier nicht bewertet",
        )
        pytest.skip(why)
    with contextlib.suppress(KeyError, ValueError):
        if isinstance(seen := json.loads(site.visited[RESULT_PATH]), dict):
            return seen
    return {"error": "the page was never answered"}


def _wait(options: list[str], site: LiveServer, profile: str) -> None:
    """Run Chromium until the page has told what it sees, or the time is over."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    for sandbox in ([], ["--no-sandbox"]):  # root has none, and in some containers nobody has
        if root and not sandbox:
            continue
        with (
            contextlib.suppress(OSError),
            _running([find_browser(), *sandbox, *options], profile) as process,
        ):
            end = time.monotonic() + SECONDS
            while (
                RESULT_PATH not in site.visited
                and process.poll() is None
                and time.monotonic() < end
            ):
                time.sleep(POLL_INTERVAL)
        if PATH in site.visited:  # it has started; what the page did then is the page's affair
            return


@contextlib.contextmanager
def _running(command: list[str], profile: str) -> Iterator[subprocess.Popen[bytes]]:
    nowhere, environment = subprocess.DEVNULL, {**os.environ, "TMPDIR": profile}
    process = subprocess.Popen(
        command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=environment
    )
    try:
        yield process
    finally:
        process.terminate()  # so that it ends its own children, and waits for them
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS / 5)
        process.kill()
        process.wait()
