"""Whatever happens to page, server or file: nothing that was written is lost."""

import http.server
import os
import threading

import pytest

from tests.desk.conftest import eventually
from tests.desk.test_journey import RIGHT, WRONG

MINE = WRONG + "# mine\n"
THEIRS = WRONG + "# theirs\n"


@pytest.fixture
def tab(browse):
    opened = browse()
    opened.enter()
    opened.open(31)
    return opened


@pytest.fixture
def stub(server):
    return server.stub("31_threshold")


def test_two_tabs_agree(tab, browse, stub):
    other = browse()
    other.enter()
    other.open(31)
    tab.write(RIGHT)
    tab.save()
    other.page.wait_for_selector(".verdict.solved")
    eventually(lambda: other.written() == RIGHT, "the other tab shows the text")
    other.write(WRONG)
    other.save()
    tab.page.wait_for_selector(".verdict.in_progress")
    eventually(lambda: tab.written() == WRONG, "the first tab shows the text")
    assert stub.read_text() == WRONG


def test_the_page_follows_another_editor(tab, stub):
    stub.write_text(RIGHT)
    tab.page.wait_for_selector(".verdict.solved")
    eventually(lambda: tab.written() == RIGHT, "the page shows the text")


@pytest.mark.parametrize("mine", [True, False])
def test_of_two_versions_the_learner_chooses_and_can_go_back(tab, stub, mine):
    tab.page.route("**/file", lambda route: route.abort() if route.request.method == "PUT"
                   else route.continue_())  # fmt: skip
    tab.write(MINE)
    stub.write_text(THEIRS)
    tab.page.wait_for_selector(".conflict")
    assert stub.read_text() == THEIRS
    assert "# theirs" in tab.page.locator(".conflict .only-theirs").inner_text()
    tab.shoot("31-conflict")
    tab.page.unroute("**/file")
    tab.page.get_by_role("button", name="Keep mine" if mine else "Take the file's").click()
    chosen, other = (MINE, THEIRS) if mine else (THEIRS, MINE)
    eventually(lambda: stub.read_text() == chosen, "the chosen one is in the file")
    assert tab.written() == chosen
    tab.page.click(".cm-content")
    tab.page.keyboard.press("Control+z")
    eventually(lambda: tab.written() == other, "an undo shows the other one")


def test_a_server_that_was_killed_and_started_again_gets_what_was_written_meanwhile(
    tab, server, stub
):
    server.kill()
    tab.page.wait_for_selector(".lost")
    tab.write(MINE)
    tab.save()
    assert stub.read_text() != MINE
    server.start()
    eventually(lambda: stub.read_text() == MINE, "the text is saved")
    tab.page.wait_for_selector(".lost", state="detached")
    tab.page.wait_for_selector(".verdict.in_progress")


def test_what_was_written_without_a_server_is_there_when_the_page_is_opened_again(
    tab, browse, server, stub
):
    server.kill()
    tab.write(MINE)
    tab.page.close()
    server.start()
    again = browse()
    again.enter()
    again.open(31)
    assert again.written() == MINE
    eventually(lambda: stub.read_text() == MINE, "the text is saved")


def test_closing_the_page_saves(tab, stub):
    tab.write(MINE)
    tab.page.close(run_before_unload=True)
    eventually(lambda: stub.read_text() == MINE, "the text is saved")


def test_a_deleted_file_is_written_again_by_a_save(tab, stub):
    tab.write(MINE)
    tab.save()
    eventually(lambda: stub.read_text() == MINE, "the text is saved")
    stub.unlink()
    tab.sees("The file threshold.py is gone.")
    assert tab.written() == MINE
    tab.page.get_by_role("button", name="Save").click()
    eventually(lambda: stub.is_file() and stub.read_text() == MINE, "the text is saved")
    tab.page.wait_for_selector(".problem", state="detached")


def test_a_read_only_folder_is_one_sentence_and_the_text_stays(tab, stub):
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("nothing is read-only for this user")
    stub.parent.chmod(0o500)
    tab.write(MINE)
    tab.save()
    tab.sees("is read-only")
    stub.parent.chmod(0o700)
    tab.save()
    eventually(lambda: stub.read_text() == MINE, "the text is saved")


def test_a_reset_keeps_the_version_before(tab, stub):
    tab.write(MINE)
    tab.save()
    tab.page.wait_for_selector(".verdict.in_progress")
    tab.page.once("dialog", lambda dialog: dialog.accept())
    tab.page.get_by_role("button", name="Reset").click()
    tab.sees("Your version is kept as")
    (kept,) = stub.parent.glob("*.kept")
    assert kept.read_text() == MINE
    assert "NotImplementedError" in tab.written()


HOSTILE = """<!doctype html><title>waiting</title><body><script>
const desk = "ADDRESS";
const results = [];
const attempt = async (what, options) => {
  try {
    const answer = await fetch(desk + what, {credentials: "include", ...options});
    results.push(answer.type === "opaque" ? "opaque" : await answer.text());
  } catch { results.push("refused"); }
};
const json = {"Content-Type": "application/json"};
const text = {"Content-Type": "text/plain"};
const body = JSON.stringify({text: "evil", version: "missing", question: "x", letter: "a"});
(async () => {
  await attempt("api/kata/31");
  await attempt("api/kata/31", {mode: "no-cors"});
  await attempt("api/kata/31/file", {method: "PUT", body, headers: json});
  await attempt("api/kata/31/reset", {method: "POST", body, headers: text, mode: "no-cors"});
  await attempt("api/kata/31/run", {method: "POST", body, headers: text, mode: "no-cors"});
  const script = document.createElement("script");
  script.src = desk + "static/desk.js";
  await new Promise(done => { script.onload = () => { results.push("loaded"); done(); };
    script.onerror = () => { results.push("refused"); done(); }; document.body.append(script); });
  const image = new Image();
  await new Promise(done => { image.onload = () => { results.push("loaded"); done(); };
    image.onerror = () => { results.push("refused"); done(); };
    image.src = desk + "static/icon.svg"; });
  await new Promise(done => { const source = new EventSource(desk + "api/events",
    {withCredentials: true}); source.onopen = () => { results.push("opened"); done(); };
    source.onerror = () => { results.push("refused"); source.close(); done(); }; });
  document.title = "done";
})();
</script>"""


def test_a_hostile_page_in_another_tab_can_neither_read_nor_change_anything(tab, server, stub):
    """It comes from another port of 127.0.0.1, which browsers count as the same site."""
    page = HOSTILE.replace("ADDRESS", server.address.split("?")[0]).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    before = stub.read_bytes()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
        hostile = tab.page.context.new_page()
        hostile.goto(f"http://127.0.0.1:{elsewhere.server_port}/")
        hostile.wait_for_function("document.title === 'done'")
        results = hostile.evaluate("results")
        elsewhere.shutdown()
    assert set(results) <= {"refused", "opaque"}
    assert len(results) == 8
    assert stub.read_bytes() == before
    assert not list(stub.parent.glob("*.kept"))
