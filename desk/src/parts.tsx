/** Small parts that several views use. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "./texts";

/** HTML that the server made of a page's Markdown; it holds nothing but what Markdown means. */
export function Html({ html, tag = "div", ...rest }: { html: string; tag?: string } & JSX.HTMLAttributes) {
  const Tag = tag as "div";
  return <Tag {...(rest as object)} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A sentence with `code` in backticks. */
export function Sentence({ text }: { text: string }) {
  return <>{text.split("`").map((part, place) => (place % 2 ? <code key={place}>{part}</code> : part))}</>;
}

export function Copy({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    });
  return (
    <button type="button" class="small quiet" onClick={copy}>
      {t(copied ? "copied" : "copy")}
    </button>
  );
}

export interface Tab {
  id: string;
  label: string;
  content: ComponentChildren;
}

/** Tabs as WAI-ARIA has them: arrow keys move between them. */
export function Tabs({ tabs, chosen, choose, label }: {
  tabs: Tab[];
  chosen: string;
  choose: (id: string) => void;
  label: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const place = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(place + step + tabs.length) % tabs.length];
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
    event.preventDefault();
  };
  const shown = tabs.find((tab) => tab.id === chosen) ?? tabs[0];
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`tab-${tab.id}`}
            aria-selected={tab === shown}
            aria-controls="tabpanel"
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div class="scroll" role="tabpanel" id="tabpanel" aria-labelledby={`tab-${shown.id}`} tabIndex={0}>
        {shown.content}
      </div>
    </>
  );
}

/** A dialog over the page, which Escape closes. */
export function Dialog({ title, close, children }: {
  title: string;
  close: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={close}>
      <h2 id="dialog-title">{title}</h2>
      {children}
      <form method="dialog">
        <button type="submit">{t("close")}</button>
      </form>
    </dialog>
  );
}
