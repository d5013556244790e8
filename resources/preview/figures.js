// Formulas and diagrams: what a post writes for KaTeX and Mermaid, drawn where it stands.
//
// The libraries are asked for when the first of their kind is met, and only where the page would
// have them: always in the own page, in one of the site where its layout brings such a script.
// They work in this world of ours; what they make is dressed like everything else of a post. What
// was drawn is remembered, so that typing beside a figure draws nothing again.

const figures = { katex: true, mermaid: true }; // what this page draws
const engines = { katex: null, mermaid: null };
const STYLES = { katex: "genko://app/katex.min.css" };
const BRINGS = { katex: /katex|mathjax/i, mermaid: /mermaid/i };
const asked = new Set();

// To be called while the scripts of the page's layout are still there.
function readFigures(root) {
  const scripts = [...dom.queryAll(root, "script")].map(
    (script) => `${dom.attribute(script, "src") ?? ""} ${dom.text(script)}`,
  );
  for (const [name, pattern] of Object.entries(BRINGS)) {
    figures[name] = root === page && base !== null ? true : scripts.some((text) => pattern.test(text));
  }
}

// The library, or null while it is on its way.
function engine(name) {
  if (engines[name] === null && !asked.has(name)) {
    asked.add(name);
    bridge.wanted(name);
  }
  return engines[name];
}

// It has come. What it draws must not be seen without its style.
function useEngine(name) {
  const begin = () => {
    engines[name] = globalThis[name];
    redrawFigures();
  };
  if (STYLES[name] === undefined) begin();
  else addStyle(STYLES[name], begin);
}

function redrawFigures() {
  const settled = isSettled();
  blocks.forEach((block, index) => redress(block, nodeAfter(index)));
  drawFigures(sheet); // what a layout has around the article
  if (settled) holdAnchor();
  takeAnchor();
  markCaret();
}

function drawFigures(root) {
  if (figures.katex) drawFormulas(root);
  if (figures.mermaid) drawDiagrams(root);
}

const inside = (root, selector) =>
  [...(root instanceof Element ? dom.queryAll : dom.fragmentQueryAll)(root, selector)];

// --- Formulas ----------------------------------------------------------------------------------

const FORMULA = /\\\((.+?)\\\)|\\\[(.+?)\\\]/gs; // as kramdown writes them and MathJax finds them
const DOLLARS = /^\s*(\$\$?)(.*?)\1\s*$/s; // as kramdown writes them without an engine
const NO_FORMULA = "pre, code, script, style, textarea, svg, math, genko-formula, genko-diagram, .genko-away";
const formulas = new Map();
const MOST_FORMULAS = 2000;

function drawFormulas(root) {
  const scripts = inside(root, 'script[type^="math/tex"]');
  const boxes = inside(root, ".kdmath").filter((box) => DOLLARS.test(dom.text(box)));
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = dom.parent(node);
    if (dom.data(node).search(FORMULA) < 0) continue;
    if (!(parent instanceof Element) || dom.closest(parent, NO_FORMULA) === null) texts.push(node);
  }
  if (!(scripts.length || boxes.length || texts.length) || engine("katex") === null) return;
  for (const script of scripts) {
    const display = /mode\s*=\s*display/.test(dom.attribute(script, "type"));
    dom.replaceWith(script, formula(dom.text(script), display));
  }
  for (const box of boxes) {
    const [, dollars, tex] = DOLLARS.exec(dom.text(box));
    while (dom.childNodes(box).length) dom.removeChild(box, dom.childNodes(box)[0]);
    dom.insertBefore(box, formula(tex, dollars === "$$"), null);
  }
  for (const node of texts) drawText(node);
}

function drawText(node) {
  const parent = dom.parent(node);
  const words = dom.data(node);
  let end = 0;
  for (const found of words.matchAll(FORMULA)) {
    if (found.index > end) dom.insertBefore(parent, new Text(words.slice(end, found.index)), node);
    const display = found[2] !== undefined;
    dom.insertBefore(parent, formula(display ? found[2] : found[1], display), node);
    end = found.index + found[0].length;
  }
  if (end < words.length) dom.insertBefore(parent, new Text(words.slice(end)), node);
  dom.removeChild(parent, node);
}

function formula(tex, display) {
  const key = `${display} ${tex}`;
  if (!formulas.has(key)) {
    if (formulas.size >= MOST_FORMULAS) formulas.clear();
    formulas.set(key, madeFormula(tex, display));
  }
  return formulas.get(key).cloneNode(true);
}

function madeFormula(tex, display) {
  const box = dom.create("genko-formula");
  if (display) dom.setAttribute(box, "data-genko-display", "");
  try {
    const html = engines.katex.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      strict: false,
      trust: false,
      maxSize: 40,
      maxExpand: 1000,
    });
    dom.insertBefore(box, fragmentOf(html), null);
  } catch (error) {
    const reason = String(error.rawMessage ?? error.message);
    dom.setAttribute(box, "data-genko-flaw", "");
    dom.setAttribute(box, "title", reason);
    const source = dom.create("code");
    source.append(tex.trim());
    box.append(source);
    if (display) box.append(flaw("formula", reason));
  }
  return box;
}

function flaw(kind, reason) {
  const note = dom.create("span");
  dom.setAttribute(note, "class", "genko-flaw");
  note.append(`${settings.texts[kind] ?? kind}: ${reason}`);
  return note;
}

function fragmentOf(html) {
  const template = dom.create("template");
  template.innerHTML = html;
  return template.content;
}

// --- Diagrams ----------------------------------------------------------------------------------

const DIAGRAM = "pre > code.language-mermaid, pre.mermaid, div.mermaid";
const diagrams = new Map(); // by look and source: a picture, or what is wrong with the source
const MOST_DIAGRAMS = 200;
const queue = [];
let drawing = false;
let drawn = 0;
let workbench = null;

function drawDiagrams(root) {
  const found = inside(root, DIAGRAM).filter((code) => dom.text(code).trim());
  if (!found.length || engine("mermaid") === null) return;
  for (const code of found) {
    const written = dom.name(code) === "CODE" ? dom.closest(code, "pre") : code;
    const box = dom.create("genko-diagram");
    dom.setAttribute(box, "data-genko-source", dom.text(code).trim());
    dom.replaceWith(written, box);
    fillDiagram(box, null);
  }
}

const keyOf = (source) => `${diagramLook()} ${source}`;
const diagramLook = () => (base !== null && page.dataset.theme === "dark" ? "dark" : "default");

// The picture; until there is one, or if there is none, the last one (pale) or the source.
function fillDiagram(box, last) {
  const source = dom.attribute(box, "data-genko-source");
  const known = diagrams.get(keyOf(source));
  for (const name of ["waiting", "stale"]) dom.removeAttribute(box, `data-genko-${name}`);
  while (dom.childNodes(box).length) dom.removeChild(box, dom.childNodes(box)[0]);
  if (known?.picture) {
    dom.insertBefore(box, known.picture.cloneNode(true), null);
    return;
  }
  if (last !== null) {
    dom.setAttribute(box, "data-genko-stale", "");
    dom.insertBefore(box, last, null);
  } else {
    const written = dom.create("pre");
    const code = dom.create("code");
    code.append(source);
    written.append(code);
    box.append(written);
  }
  if (known === undefined) {
    dom.setAttribute(box, "data-genko-waiting", "");
    queue.push(source);
    Promise.resolve().then(workOff);
  } else {
    box.append(flaw("diagram", known.reason));
  }
}

const pictureOf = (box) => [...dom.children(box)].find((child) => dom.name(child) === "svg") ?? null;

// What a block showed stays to be seen until its new diagrams are drawn.
function carryOver(have, want) {
  const boxes = (nodes) => nodes.filter((node) => dom.type(node) === ELEMENT).flatMap((node) =>
    dom.name(node) === "GENKO-DIAGRAM" ? [node] : [...dom.queryAll(node, "genko-diagram")]);
  const old = boxes(have);
  boxes(want).forEach((box, index) => {
    const picture = index < old.length ? pictureOf(old[index]) : null;
    if (picture !== null && pictureOf(box) === null) fillDiagram(box, picture.cloneNode(true));
  });
}

const shownDiagrams = () => [...dom.queryAll(page, "genko-diagram")];

async function workOff() {
  if (drawing) return;
  drawing = true;
  while (queue.length) {
    const source = queue.shift();
    const key = keyOf(source);
    const places = () => shownDiagrams().filter((box) => dom.attribute(box, "data-genko-source") === source);
    if (!diagrams.has(key)) {
      if (!places().length) continue; // somebody typed on
      if (diagrams.size >= MOST_DIAGRAMS) diagrams.clear();
      const made = await madeDiagram(source);
      if (dom.connected(workbench)) diagrams.set(key, made);
      else queue.push(source); // the page around it was exchanged meanwhile
    }
    const settled = isSettled();
    for (const box of places()) fillDiagram(box, pictureOf(box));
    if (settled) holdAnchor();
    takeAnchor();
    markCaret();
  }
  drawing = false;
}

async function madeDiagram(source) {
  if (workbench === null || !dom.connected(workbench)) {
    workbench = dom.create("genko-workbench");
    // Mermaid looks for what it makes in the body alone.
    dom.insertBefore(dom.query(page, "body"), workbench, null);
  }
  try {
    engines.mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      suppressErrorRendering: true,
      theme: diagramLook(),
      fontFamily: getComputedStyle(sheet).fontFamily,
      logLevel: "fatal",
    });
    const made = await engines.mermaid.render(`genko-diagram-${++drawn}`, source, workbench);
    const content = dress(fragmentOf(made.svg));
    const picture = dom.fragmentQueryAll(content, "svg")[0];
    return picture === undefined ? { reason: "" } : { picture };
  } catch (error) {
    return { reason: String(error?.message ?? error) };
  } finally {
    while (dom.childNodes(workbench).length) dom.removeChild(workbench, dom.childNodes(workbench)[0]);
  }
}

// Other colours: the diagrams are drawn in them.
function recolorDiagrams() {
  for (const box of shownDiagrams()) fillDiagram(box, pictureOf(box));
}
