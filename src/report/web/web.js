
(() => {
  "use strict";
  const root = document.documentElement;
  const compare = new Intl.Collator(root.lang, { numeric: true }).compare;

  const cell = (row, column) => {
    const at = row.cells[column];
    const value = at?.dataset.value;
    return { number: value === undefined ? null : Number(value), text: at?.textContent.trim() ?? "" };
  };
  // Cells that say nothing stand last, whichever way the others are sorted.
  const order = (left, right, sign) => {
    const empty = (it) => it.number === null && /^[–\s]*$/.test(it.text);
    if (empty(left) || empty(right)) return empty(left) - empty(right);
    if (left.number !== null && right.number !== null) return sign * (left.number - right.number);
    if ((left.number === null) !== (right.number === null)) return left.number === null ? 1 : -1;
    return sign * compare(left.text, right.text);
  };

  for (const table of document.querySelectorAll("table")) {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    if (!heads.some((head) => "sort" in head.dataset)) continue;
    if (table.caption) {
      const note = document.createElement("span");
      note.className = "hidden";
      note.textContent = " " + document.body.dataset.sortable;
      table.caption.append(note);
    }
    const bodies = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    heads.forEach((head, column) => {
      if (!("sort" in head.dataset)) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: null }[head.ariaSort] ?? (head.ariaSort ? null : "ascending");
        for (const other of heads) other.removeAttribute("aria-sort");
        if (next) head.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        for (const { body, rows } of bodies) {
          const sorted = rows.slice();
          if (next) {
            sorted.sort((left, right) => {
              const group = right.classList.contains("group") - left.classList.contains("group");
              return group || order(cell(left, column), cell(right, column), sign);
            });
          }
          body.append(...sorted);
        }
      });
    });
  }

  // What fits needs no stop of the keyboard.
  const fits = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const part of document.querySelectorAll(".scroll")) fits.observe(part);
})();
