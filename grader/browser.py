"""Drives Chromium without a window through a learner's page: choose a file, send the form, look.

No package is needed for it. The judge's server serves one page of its own, whose script opens the
learner's page in a frame, fills the form in and writes down what it then sees; Chromium prints it.
"""

import base64
import html
import json
import os
import re
import subprocess
import tempfile
from typing import Any

import pytest

from grader.language import say
from grader.needs import browser
from grader.web import Response, Site, Upload

PATH = "/judge"
VIRTUAL_MILLISECONDS, SECONDS = 5000, 25.0
OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
    "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--dump-dom", f"--virtual-time-budget={VIRTUAL_MILLISECONDS}",
)  # fmt: skip
"""It reaches this machine only, whatever a learner's page asks for."""
SCRIPT = """<!doctype html><meta charset="utf-8"><pre id="seen">{}</pre>
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
  document.getElementById("seen").textContent = JSON.stringify(seen);
});
</script>"""


def look(site: Site, field: str, file: Upload) -> dict[str, Any]:
    """What a browser shows after somebody has sent a file with the form of the start page.

    Returns:
        "items" (the lines of the numbered list), "text" (of the whole page), "images" (the size of
        each, 0 x 0 where it is broken) and "script" (whether `window.ran = true` was run); "error"
        where the form could not be sent. Where Chromium does not start, the test is skipped.
    """
    content = base64.b64encode(file.content).decode()
    written = json.dumps([file.name, content, field]).replace("<", "\\u003c")
    page = SCRIPT.replace("FILE", written)
    site.own[PATH] = Response(200, {"content-type": "text/html; charset=utf-8"}, page.encode())
    site.own["/favicon.ico"] = Response(404)
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        options = [*OPTIONS, f"--user-data-dir={profile}", f"http://127.0.0.1:{site.port}{PATH}"]
        printed = site.serve(lambda: _printed(options, site, profile))
    if PATH not in site.visited:
        pytest.skip(say("Chromium does not start; not graded here",
                        "Chromium startet nicht; hier nicht bewertet"))  # fmt: skip
    found = re.search(r'<pre id="seen">(.*?)</pre>', printed, re.DOTALL)
    seen: dict[str, Any] = json.loads(html.unescape(found[1])) if found else {}
    return seen or {"error": "the page was never answered"}


def _printed(options: list[str], site: Site, profile: str) -> str:
    """What Chromium prints; empty where it prints no page in time."""
    environment = {**os.environ, "TMPDIR": profile}
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    for sandbox in ([], ["--no-sandbox"]):  # root has none, and in some containers nobody has
        if root and not sandbox:
            continue
        command = [browser(), *sandbox, *options]
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=SECONDS, check=False, env=environment
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        if PATH in site.visited:  # it has started; what the page did then is the page's affair
            return done.stdout.decode("utf-8", "replace")
    return ""
