/**
 * The learner's file between editor and server: saved by hand and after a pause, never over a
 * version that the page has not seen, and kept in this browser until it is saved.
 */

import { api, listen, Refused } from "./api";
import type { Editor } from "./editor";
import type { FileView } from "./types";
import { t } from "./texts";

const PAUSE = 1000;

export interface Status {
  state: "saved" | "unsaved" | "saving";
  notice: string;
  /** A sentence about why it cannot be saved or edited. */
  problem: string;
  /** What the file holds instead, where both were changed. */
  theirs: FileView | null;
}

export class Document {
  status: Status = { state: "saved", notice: "", problem: "", theirs: null };
  private version: string;
  private savedText: string;
  private timer = 0;
  private busy = false;
  private again = false;
  private unlisten: () => void;

  constructor(
    private readonly number: number,
    file: FileView,
    readonly editor: Editor,
    private readonly changed: (status: Status, file: FileView | null) => void,
  ) {
    this.version = file.version;
    this.savedText = file.text;
    this.status.problem = file.problem;
    this.restoreDraft(file);
    this.unlisten = listen((event) => {
      if (event.kind === "connected") void this.look();
      if (event.kind === "file" && event.number === number && event.version !== this.version)
        void this.look();
    });
    addEventListener("pagehide", this.leave);
  }

  close(): void {
    this.unlisten();
    removeEventListener("pagehide", this.leave);
    this.leave();
    clearTimeout(this.timer);
  }

  /** The text was edited. */
  edited(): void {
    if (this.dirty()) {
      this.keepDraft();
      this.set({ state: "unsaved", notice: "" });
    } else {
      this.dropDraft();
      this.set({ state: "saved" });
    }
    clearTimeout(this.timer);
    if (!this.status.theirs && this.dirty()) this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.status.theirs) return;
    if (this.busy) {
      this.again = true;
      return;
    }
    if (!this.dirty() && !this.status.problem) return;
    this.busy = true;
    const text = this.editor.text();
    this.set({ state: "saving" });
    try {
      const { file } = await api.save(this.number, text, this.version);
      this.take(file);
      this.set({ problem: "", state: this.dirty() ? "unsaved" : "saved" }, file);
    } catch (error) {
      this.failed(error, text);
    }
    this.busy = false;
    if (!this.dirty()) this.dropDraft();
    if (this.again && this.dirty()) {
      this.again = false;
      await this.save();
    }
    this.again = false;
  }

  /** Of both versions keep one; the other is an undo away. */
  choose(mine: boolean): void {
    const { theirs } = this.status;
    if (!theirs) return;
    const own = this.editor.text();
    this.take(theirs);
    this.editor.replace(theirs.text);
    this.set({ theirs: null, problem: theirs.problem, state: "saved" }, theirs);
    if (mine) {
      this.editor.replace(own);
      this.keepDraft();
      void this.save();
    } else {
      this.dropDraft();
    }
  }

  /** A reset or an answer has given the file a new content. */
  adopt(file: FileView, notice: string): void {
    clearTimeout(this.timer);
    this.take(file);
    this.editor.replace(file.text);
    this.dropDraft();
    this.set({ state: "saved", notice, problem: file.problem, theirs: null }, file);
  }

  private failed(error: unknown, text: string): void {
    if (error instanceof Refused && error.file) this.conflict(error.file, text);
    else if (error instanceof Refused)
      this.set({ state: "unsaved", problem: error.message || t("refused") + error.status });
    else this.set({ state: "unsaved" }); // the header says that the desk does not answer
  }

  private conflict(file: FileView, own: string): void {
    if (file.problem) {
      this.version = file.version; // gone: saving writes it again
      this.set({ state: "unsaved", problem: file.problem }, file);
    } else if (file.text === own) {
      this.take(file);
      this.set({ state: "saved", problem: "" }, file);
    } else {
      this.set({ state: "unsaved", theirs: file });
    }
  }

  /** Somebody else has changed the file, perhaps. */
  private async look(): Promise<void> {
    if (this.busy) return; // the answer to our own save says the same
    let file: FileView;
    try {
      file = await api.file(this.number);
    } catch {
      return;
    }
    if (this.busy || file.version === this.version) {
      if (this.status.theirs) this.set({ theirs: null });
      if (this.dirty() && !this.busy && !this.status.problem) void this.save();
      return;
    }
    if (this.dirty() || file.problem) this.conflict(file, this.editor.text());
    else this.adopt(file, t("outside"));
  }

  private restoreDraft(file: FileView): void {
    const kept = localStorage.getItem(this.key());
    if (!kept) return;
    const draft = JSON.parse(kept) as { text: string; version: string };
    if (draft.text === file.text) {
      this.dropDraft();
      return;
    }
    this.editor.replace(draft.text);
    this.status.state = "unsaved";
    if (draft.version === file.version) {
      this.status.notice = t("broughtBack");
      this.timer = setTimeout(() => void this.save(), PAUSE);
    } else if (!file.problem) {
      this.status.theirs = file;
    }
  }

  private leave = (): void => {
    if (this.dirty() && !this.status.theirs && !this.busy)
      void api.save(this.number, this.editor.text(), this.version, true).then(
        () => this.dropDraft(),
        () => undefined,
      );
  };

  private dirty(): boolean {
    return this.editor.text() !== this.savedText;
  }

  private take(file: FileView): void {
    this.version = file.version;
    this.savedText = file.text;
  }

  private key(): string {
    return `draft-${this.number}`;
  }

  private keepDraft(): void {
    try {
      const draft = { text: this.editor.text(), version: this.version };
      localStorage.setItem(this.key(), JSON.stringify(draft));
    } catch {
      // a browser without storage: saving after the pause has to do
    }
  }

  private dropDraft(): void {
    localStorage.removeItem(this.key());
  }

  private set(part: Partial<Status>, file: FileView | null = null): void {
    this.status = { ...this.status, ...part };
    this.changed(this.status, file);
  }
}
