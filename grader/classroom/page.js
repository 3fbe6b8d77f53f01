"use strict";
const value = (row, column) => row.children[column].dataset.value ?? row.children[column].textContent;
for (const button of document.querySelectorAll("th [role=button]")) {
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); button.click(); }
  });
  button.addEventListener("click", () => {
    const head = button.parentElement, table = head.closest("table"), body = table.tBodies[0];
    const column = [...head.parentElement.children].indexOf(head);
    const first = head.dataset.first ?? "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    for (const cell of head.parentElement.children) cell.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const rows = [...body.rows].map((row) => [value(row, column), row]);
    rows.sort((a, b) => sign * compare(a[0], b[0]));
    body.append(...rows.map((pair) => pair[1]));
  });
}
const open = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) { target.open = true; target.scrollIntoView(); }
};
window.addEventListener("hashchange", open);
open();
const closed = new Set();
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details:not([open])")) { closed.add(part); part.open = true; }
});
window.addEventListener("afterprint", () => { for (const part of closed) part.open = false; closed.clear(); });
// the same for ü as one character, as u with two dots, and for a keyboard that has neither
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
const search = document.querySelector("input[type=search]");
search.addEventListener("input", () => {
  const wanted = plain(search.value);
  for (const part of document.querySelectorAll("[data-student]"))
    part.hidden = !plain(part.dataset.student).includes(wanted);
});
