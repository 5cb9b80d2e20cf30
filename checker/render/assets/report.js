"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const cards = all("li.card");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = matchMedia("(max-width: 860px)");
  const filter = byId("filter");
  const only = byId("only");
  const peek = byId("peek");
  let lit = null;
  let pinned = null;

  // --- one relation at a time: its card and all its figures light up together
  const marksOf = (card) => card.dataset.marks.split(" ").map(byId).filter(Boolean);

  function light(card) {
    if (card === lit) return;
    if (lit) {
      lit.classList.remove("lit");
      for (const mark of marksOf(lit)) mark.classList.remove("lit", "main");
    }
    lit = card;
    if (!card) return;
    card.classList.add("lit");
    for (const mark of marksOf(card)) mark.classList.add("lit");
    const main = byId(card.dataset.main);
    if (main) main.classList.add("main");
  }

  function pin(card) {
    pinned = card;
    light(card);
    peek.hidden = !card || !narrow.matches;
    if (!peek.hidden) {
      const copy = card.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("tabindex");
      copy.classList.remove("lit");
      peek.lastElementChild.replaceChildren(copy);
    }
  }

  function show(element) {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function cardOf(target) {
    if (!(target instanceof Element)) return null;
    const card = target.closest("li.card");
    if (card && !peek.contains(card)) return card;
    const mark = target.closest("[data-cards]");
    if (!mark) return null;
    const ids = mark.dataset.cards.split(" ");
    return lit && ids.includes(lit.id) ? lit : byId(ids[0]);
  }

  document.addEventListener("mouseover", (event) => light(cardOf(event.target) || pinned));
  document.addEventListener("focusin", (event) => {
    const card = cardOf(event.target);
    if (card) light(card);
  });
  document.addEventListener("click", (event) => {
    if (peek.contains(event.target)) return;
    const mark = event.target.closest("[data-cards]");
    if (mark) {
      const ids = mark.dataset.cards.split(" ");
      const next = pinned && ids.includes(pinned.id) ? ids[(ids.indexOf(pinned.id) + 1) % ids.length] : ids[0];
      pin(byId(next));
      if (!narrow.matches) show(pinned);
      return;
    }
    const card = event.target.closest("li.card");
    if (card && !event.target.closest("a")) {
      pin(card);
      const main = byId(card.dataset.main);
      if (main) show(main);
    } else if (!card && !event.target.closest("header, nav, summary")) {
      pin(null);
    }
  });
  byId("close").addEventListener("click", () => pin(null));

  // --- a link into a closed document opens it
  function follow() {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (target) show(target);
  }
  addEventListener("hashchange", follow);

  // --- filter
  function sift() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const card of cards) {
      const text = (card.textContent + " " + card.dataset.copy).toLowerCase();
      card.hidden = !words.every((word) => text.includes(word));
      left += card.hidden ? 0 : 1;
    }
    for (const group of all("details.group")) {
      const shown = all("li.card", group).filter((card) => !card.hidden).length;
      group.querySelector(".count").textContent = shown;
      if (words.length && shown) group.open = true;
    }
    for (const section of all("details.document")) {
      const match = !words.length || section.querySelector("li.card:not([hidden])");
      section.hidden = !match || Boolean(only && only.checked && section.classList.contains("fine"));
      const row = document.querySelector(`.index a[href="#${section.id}"]`);
      if (row) row.closest("tr").hidden = section.hidden;
    }
    byId("none").hidden = !words.length || left > 0;
    if (pinned && pinned.hidden) pin(null);
  }
  filter.addEventListener("input", sift);
  if (only) only.addEventListener("change", sift);

  // --- keyboard
  const reachable = () =>
    cards.filter((card) => (card.checkVisibility ? card.checkVisibility() : card.offsetParent !== null));

  function step(by) {
    const list = reachable();
    if (!list.length) return;
    const at = list.indexOf(pinned);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    pin(list[next]);
    list[next].focus({ preventScroll: true });
    list[next].scrollIntoView({ block: "nearest" });
    const main = byId(list[next].dataset.main);
    if (main) show(main);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      if (event.target === filter) {
        filter.value = "";
        sift();
        filter.blur();
      }
      pin(null);
      return;
    }
    if (event.target instanceof HTMLInputElement) return;
    const mark = event.target instanceof Element && event.target.closest("[data-cards], li.card");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") filter.focus();
    else if (event.key === "c") copy();
    else if (event.key === "Enter" && mark && !event.target.closest("a")) mark.click();
    else return;
    event.preventDefault();
  });

  // --- copy the list as text: what is visible of the findings, or of everything when there are none
  async function copy() {
    const button = byId("copy");
    const shown = cards.filter((card) => !card.hidden && !card.closest("details.document").hidden);
    const findings = shown.filter((card) => card.closest(".group.inconsistent"));
    const text = (findings.length ? findings : shown).map((card) => card.dataset.copy + "\n").join("");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = button.textContent;
    if (label !== button.dataset.done) {
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = label), 1500);
    }
  }
  byId("copy").addEventListener("click", copy);

  // --- on paper everything is open
  let closed = [];
  addEventListener("beforeprint", () => {
    pin(null);
    closed = all("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });

  follow();
})();
