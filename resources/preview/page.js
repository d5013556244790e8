// What the program says to the page and what the page tells: the only door between the two.

let bridge = null;

// The look of what the program puts into a page of the site: placeholders, the caret's bar.
const MARKS = "genko://app/marks.css";

function addStyle(href, whenThere) {
  const parent = dom.query(page, "head");
  if (parent === null || dom.query(parent, `link[href="${href}"]`) !== null) return;
  const link = dom.create("link");
  dom.setAttribute(link, "rel", "stylesheet");
  dom.setAttribute(link, "href", href);
  if (whenThere) link.addEventListener("load", whenThere, { once: true });
  dom.insertBefore(parent, link, null);
}

// Style sheets that stay are not touched: taking one away and putting it back would flash.
function morphHead(wanted) {
  const parent = dom.query(page, "head");
  if (parent === null || wanted === null) return;
  const kept = [...dom.childNodes(parent)].filter((node) => dom.type(node) === ELEMENT);
  const own = kept.filter((node) => (dom.attribute(node, "href") ?? "").startsWith("genko://app/"));
  const want = [...dom.childNodes(wanted)];
  morphRun(parent, [...dom.childNodes(parent)].filter((node) => !own.includes(node)), want, own[0] ?? null);
}

function acknowledge(sequence) {
  bridge.applied(sequence);
  requestAnimationFrame(() => {
    // A task behind the frame: by then the pixels are out.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => bridge.painted(sequence);
    channel.port2.postMessage(0);
  });
}

const commands = {
  // First of all: which page this is. `mark` is the comment behind the article, "" in the own page.
  place({ mark }) {
    locate(mark);
    watchGrowth();
    findPort();
    if (mark) {
      dressPage(page);
      addStyle(MARKS);
    } else {
      readFigures(page);
    }
  },
  settings({ texts, siteUrl, baseHref, remote, scripts }) {
    settings.texts = texts;
    settings.scripts = scripts;
    settings.siteUrl = siteUrl;
    settings.remote = remote;
    if (base !== null) base.href = baseHref;
  },
  // A theme's own names must not be touched: there only names of the program are set.
  colors({ theme, colors }) {
    if (base !== null) page.dataset.theme = theme;
    for (const [name, value] of Object.entries(colors)) {
      if (base !== null) page.style.setProperty(`--${name}`, value);
      page.style.setProperty(`--genko-${name}`, value);
    }
    recolorDiagrams();
  },
  // The page around the article is another one now; the article's nodes stay as they are.
  shell({ html, mark }) {
    const settled = isSettled();
    const place = scrolled();
    const other = new DOMParser().parseFromString(html, "text/html");
    const root = Document.prototype.adoptNode.call(document, other.documentElement);
    const comment = findComment(root, mark);
    const before = JSON.stringify(figures);
    dressPage(root);
    morphAttributes(page, root);
    morphHead(dom.query(root, "head"));
    const body = dom.query(root, "body");
    if (!morphAround(dom.query(page, "body"), body, comment)) {
      if (comment !== null) {
        for (const block of blocks) {
          for (const node of block.nodes) dom.insertBefore(dom.parent(comment), node, comment);
        }
      }
      dom.replaceChild(page, body, dom.query(page, "body"));
    }
    locate(mark);
    watchGrowth();
    findPort();
    setScrolled(place);
    addStyle(MARKS);
    if (JSON.stringify(figures) !== before) redrawFigures();
    if (settled) holdAnchor();
    takeAnchor();
    markCaret();
  },
  head({ title, meta }) {
    if (head === null) return;
    head.replaceChildren();
    head.hidden = !title && !meta;
    for (const [name, text] of [["h1", title], ["p", meta]]) {
      if (!text) continue;
      const element = dom.create(name);
      element.append(text);
      head.append(element);
    }
  },
  clear() {
    missing.clear();
    if (article !== null) spliceBlocks([[0, blocks.length, []]]);
    scrollTo(0);
  },
  blocks({ sequence, ops }) {
    const settled = isSettled();
    if (article !== null) spliceBlocks(ops);
    applied = sequence;
    findPort();
    if (settled) holdAnchor();
    takeAnchor();
    markCaret();
    acknowledge(sequence);
  },
  caret({ index, place, follow }) {
    caret.index = index;
    caret.place = place;
    markCaret();
    if (follow) followCaret();
  },
  scroll({ place: [index, offset] }) {
    if (index < 0) scrollTo(0);
    else scrollToReading(heightOf(index, offset, true));
  },
  engine({ name }) {
    useEngine(name);
  },
  // See editor/ui/environment.py; without the flag the engine decides alone. "last-resort" as when
  // memory is short: the ordinary collection keeps the room of what it frees, up to twice the page.
  collect() {
    const collectNow = globalThis.genkoCollect;
    if (typeof collectNow !== "function") return;
    const thoroughly = { type: "major", execution: "async", flavor: "last-resort" };
    requestIdleCallback(() => collectNow(thoroughly), { timeout: 2000 });
  },
  refresh() {
    settings.version++;
    missing.clear();
    blocks.forEach((block, index) => redress(block, nodeAfter(index)));
    holdAnchor();
  },
};

// The article's text as a reader sees it.
const innerText = getter(HTMLElement.prototype, "innerText");
globalThis.genkoText = () => (article instanceof HTMLElement ? innerText(article) : "");

globalThis.genkoRun = (list) => {
  for (const [name, argument] of list) commands[name](argument);
};

addEventListener("scroll", (event) => {
  if (event.target !== (port === viewport() ? document : port)) return;
  const height = scrolled();
  if (port !== viewport()) markCaret();
  if (Math.abs(height - ours) < 1) return;
  ours = height;
  takeAnchor();
  const place = height <= 0 ? [-1, 0] : placeOf(height + LEAD + cover(), true);
  bridge?.scrolled(applied, place[0], place[1]);
}, { passive: true, capture: true });

function followLink(link) {
  const href = dom.attribute(link, "href") ?? dom.attribute(link, "xlink:href") ?? "";
  if (href.trim().startsWith("#")) scrollToAnchor(href.trim().slice(1));
  bridge?.linked(href, resolve(href)?.href ?? "");
}

// The reader's own scrolling: the editor follows, as with the wheel.
function scrollToAnchor(fragment) {
  const name = decoded(fragment);
  const selector = `#${CSS.escape(name)}, a[name="${CSS.escape(name)}"]`;
  if (!name || name === "top") {
    setScrolled(0);
    return;
  }
  const target = article === null ? null : dom.query(page, selector);
  if (target === null) return;
  const height = dom.rect(target).top + shift() - LEAD;
  setScrolled(height);
  setScrolled(height - cover());
}

const LINKS = "a, area";

function onClick(event) {
  // A script of the page can make clicks; only a reader's lead to the text or out of the page.
  if (settings.scripts && !event.isTrusted) return;
  const target = event.target;
  const link = target instanceof Element ? dom.closest(target, LINKS) : null;
  if (link !== null) {
    event.preventDefault();
    if (event.button < 2) followLink(link);
    return;
  }
  if (event.button !== 0 || !(target instanceof Element) || article === null || !dom.contains(article, target)) return;
  if (dom.closest(target, "summary, button, input, select, textarea, label, video, audio")) return;
  const selection = getSelection();
  if (selection !== null && !selection.isCollapsed) return;
  const [index, offset] = placeOf(event.clientY + shift(), false);
  bridge?.clicked(applied, index, offset);
}

addEventListener("click", onClick, true);
addEventListener("auxclick", onClick, true);
addEventListener("submit", (event) => event.preventDefault(), true);
addEventListener("dragover", (event) => event.preventDefault(), true);
addEventListener("drop", (event) => event.preventDefault(), true);

// An image that is not there: its path in a box. Remembered, so that typing does not ask again.
addEventListener("error", (event) => {
  const image = event.target;
  if (!(image instanceof HTMLImageElement)) return;
  const source = dom.attribute(image, "data-genko-src") ?? "";
  missing.add(source);
  const box = placeholder("missing", source, image);
  const block = blocks.find((each) => each.nodes.includes(image));
  if (block) block.nodes[block.nodes.indexOf(image)] = box;
  dom.replaceWith(image, box);
}, true);

const channel = new QWebChannel(qt.webChannelTransport, ({ objects }) => {
  bridge = objects.bridge;
  bridge.ready(location.href);
});
// An answer may come to what the page before this one has asked: nobody waits for it here.
channel.execCallbacks = new Proxy(channel.execCallbacks, {
  get: (waiting, id) => waiting[id] ?? (() => {}),
});
