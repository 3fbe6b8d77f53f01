/** CodeMirror as the desk uses it: Python, four spaces, search, and the failing line marked. */

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { german } from "./phrases";
import { language, t } from "./texts";

const fromOutside = Annotation.define<boolean>();

export interface Editor {
  text(): string;
  /** Put another text in place, which Ctrl+Z takes back; nobody is told of the change. */
  replace(text: string): void;
  /** Mark lines, counted from 1, with a message; none takes the marks away. */
  mark(lines: number[], message: string): void;
  goTo(line: number): void;
  focus(): void;
  readOnly(value: boolean): void;
  destroy(): void;
}

export function makeEditor(
  parent: HTMLElement,
  text: string,
  name: string,
  on: { change: () => void; save: () => void; run: () => void },
): Editor {
  const editable = new Compartment();
  const nonce = document.querySelector<HTMLMetaElement>("meta[name=nonce]")?.content ?? "";
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        search({ top: true }),
        python(),
        syntaxHighlighting(classHighlighter),
        editable.of([]),
        EditorState.phrases.of(language() === "de" ? german : {}),
        EditorView.contentAttributes.of({ "aria-label": t("editorLabel", name), spellcheck: "false" }),
        keymap.of([
          { key: "Mod-s", preventDefault: true, run: () => (on.save(), true) },
          { key: "Mod-Enter", run: () => (on.run(), true) },
          { key: "Mod-f", run: openSearchPanel },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorView.updateListener.of((update) => {
          const outside = update.transactions.some((one) => one.annotation(fromOutside));
          if (update.docChanged && !outside) on.change();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      const change = smallestChange(view.state.doc.toString(), next);
      if (change) view.dispatch({ changes: change, annotations: [fromOutside.of(true), isolateHistory.of("full")] });
    },
    mark(lines, message) {
      const { doc } = view.state;
      const found = lines
        .filter((line) => line >= 1 && line <= doc.lines)
        .map((number) => {
          const line = doc.line(number);
          const indent = line.text.length - line.text.trimStart().length;
          return { from: line.from + indent, to: line.to, severity: "error" as const, message };
        });
      view.dispatch(setDiagnostics(view.state, found));
    },
    goTo(line) {
      const { doc } = view.state;
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    focus: () => view.focus(),
    readOnly(value) {
      view.dispatch({ effects: editable.reconfigure(value ? EditorState.readOnly.of(true) : []) });
    },
    destroy: () => view.destroy(),
  };
}

/** What has to be replaced between the parts that two texts begin and end with alike. */
function smallestChange(old: string, next: string) {
  if (old === next) return null;
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  let end = 0;
  const most = Math.min(old.length, next.length) - start;
  while (end < most && old[old.length - 1 - end] === next[next.length - 1 - end]) end++;
  return { from: start, to: old.length - end, insert: next.slice(start, next.length - end) };
}
