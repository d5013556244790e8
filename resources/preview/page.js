// What the program says to the page and what the page tells: the only door between the two.

let bridge = null;

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
  settings({ texts, siteUrl, baseHref }) {
    settings.texts = texts;
    settings.siteUrl = siteUrl;
    base.href = baseHref;
  },
  colors({ theme, colors }) {
    page.dataset.theme = theme;
    for (const [name, value] of Object.entries(colors)) {
      page.style.setProperty(`--${name}`, value);
    }
  },
  head({ title, meta }) {
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
    spliceBlocks([[0, blocks.length, []]]);
    scrollTo(0);
  },
  blocks({ sequence, ops }) {
    const settled = isSettled();
    spliceBlocks(ops);
    applied = sequence;
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
    scrollTo(index < 0 ? 0 : heightOf(index, offset, true) - LEAD);
  },
  refresh() {
    settings.version++;
    missing.clear();
    blocks.forEach((block, index) => redress(block, nodeAfter(index)));
    holdAnchor();
  },
};

globalThis.genkoRun = (list) => {
  for (const [name, argument] of list) commands[name](argument);
};

addEventListener("scroll", () => {
  const height = page.scrollTop;
  if (Math.abs(height - ours) < 1) return;
  ours = height;
  takeAnchor();
  const place = height <= 0 ? [-1, 0] : placeOf(height + LEAD, true);
  bridge?.scrolled(applied, place[0], place[1]);
}, { passive: true });

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
    page.scrollTop = 0;
    return;
  }
  const target = dom.query(article, selector);
  if (target !== null) page.scrollTop += dom.rect(target).top - LEAD;
}

const LINKS = "a, area";

function onClick(event) {
  const target = event.target;
  const link = target instanceof Element ? dom.closest(target, LINKS) : null;
  if (link !== null) {
    event.preventDefault();
    if (event.button < 2) followLink(link);
    return;
  }
  if (event.button !== 0 || !(target instanceof Element) || !dom.contains(article, target)) return;
  if (dom.closest(target, "summary, button, input, select, textarea, label, video, audio")) return;
  const selection = getSelection();
  if (selection !== null && !selection.isCollapsed) return;
  const [index, offset] = placeOf(event.clientY + page.scrollTop, false);
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
  if (!(image instanceof HTMLImageElement) || !dom.contains(article, image)) return;
  const source = dom.attribute(image, "data-genko-src") ?? "";
  missing.add(source);
  const box = placeholder("missing", source, image);
  const block = blocks.find((each) => each.nodes.includes(image));
  if (block) block.nodes[block.nodes.indexOf(image)] = box;
  dom.replaceWith(image, box);
}, true);

new QWebChannel(qt.webChannelTransport, (channel) => {
  bridge = channel.objects.bridge;
  bridge.ready();
});
