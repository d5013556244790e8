// Where blocks are on the page, and staying in place while they change.
//
// Chromium's own scroll anchoring is off (base.css): it knows nothing of the caret and gives up
// when its anchor is replaced. Here the first visible element is held where it is.

// Heights count from the top of what scrolls the article: the document, or a box of the theme (those
// of documentation often scroll in one), the "port".

const LEAD = 16; // pixels left above a block that is scrolled to the top
let anchor = null;
let ours = 0; // the scroll position that was last set from here; anything else is the reader's
let port = page;

const scrollingElement = getter(Document.prototype, "scrollingElement");
const elementsFromPoint = uncurry(Document.prototype.elementsFromPoint);
const viewport = () => scrollingElement(document) ?? page;
const scrolled = () => dom.scrollTop(port);
const portTop = () => (port === viewport() ? 0 : dom.rect(port).top + dom.clientTop(port));
// From a height in the window to one in the port.
const shift = () => scrolled() - portTop();

function setScrolled(height) {
  dom.setScrollTop(port, height);
  return scrolled();
}

// Content and width decide who scrolls, so this is asked again when they change.
function findPort() {
  const found = scrollerOf(article);
  if (found !== port) {
    port = found;
    anchor = null;
    ours = scrolled();
  }
  port.style.overflowAnchor = "none"; // the place is kept here
  port.style.scrollBehavior = "auto"; // a theme's gliding would never be where it was set
}

function scrollerOf(element) {
  const root = viewport();
  for (let each = element; each instanceof Element && each !== page && each !== root; each = dom.parent(each)) {
    if (!/auto|scroll|overlay/.test(getComputedStyle(each).overflowY)) continue;
    if (dom.name(each) === "BODY" && getComputedStyle(page).overflowY === "visible") continue; // the window's
    if (dom.scrollHeight(each) > dom.clientHeight(each) + 1) return each;
  }
  return root;
}

// How far from its top the port is covered by what sticks there.
function cover() {
  if (head !== null || article === null) return 0;
  const top = portTop();
  const { left, right } = dom.rect(article);
  let covered = 0;
  for (const found of elementsFromPoint(document, (left + right) / 2, top + 1)) {
    for (let each = found; each instanceof Element && !dom.contains(each, article); each = dom.parent(each)) {
      if (dom.contains(article, each)) break;
      if (!/fixed|sticky/.test(getComputedStyle(each).position)) continue;
      const { bottom, height } = dom.rect(each);
      if (height < dom.clientHeight(port) / 2) covered = Math.max(covered, bottom - top);
      break;
    }
  }
  return covered;
}

function edges(index) {
  let top = Infinity;
  let bottom = -Infinity;
  for (const node of blocks[index].nodes) {
    const rect = nodeRect(node);
    if (rect === null || (rect.height === 0 && rect.width === 0)) continue;
    top = Math.min(top, rect.top);
    bottom = Math.max(bottom, rect.bottom);
  }
  if (top > bottom) {
    top = bottom = index > 0 ? edges(index - 1).bottom - shift() : dom.rect(article).top;
  }
  return { top: top + shift(), bottom: bottom + shift() };
}

function nodeRect(node) {
  const type = dom.type(node);
  if (type === ELEMENT) return dom.rect(node);
  if (type !== TEXT || !dom.data(node).trim()) return null;
  const range = dom.range();
  range.selectNode(node);
  return range.getBoundingClientRect();
}

// The height of a place; index and offset as in editor/app/preview_scroll.py. For scrolling in step
// the first block reaches up to the top of the page, so that the article's head scrolls with it.
function heightOf(index, offset, upToTop) {
  if (index < 0 || !blocks.length) return 0;
  const at = Math.min(index, blocks.length - 1);
  const { top, bottom } = edges(at);
  const from = upToTop && at === 0 ? 0 : top;
  if (offset <= 1) return from + (bottom - from) * offset;
  const below = at + 1 < blocks.length ? edges(at + 1).top : bottom;
  return bottom + (below - bottom) * (offset - 1);
}

// The last block whose top is not below a height; -1 above them all.
function blockAbove(height) {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges(middle).top <= height) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function placeOf(height, upToTop) {
  const index = Math.max(blockAbove(height), upToTop && blocks.length ? 0 : -1);
  if (index < 0) return [-1, 0];
  const { top, bottom } = edges(index);
  const from = upToTop && index === 0 ? 0 : top;
  if (height <= bottom) return [index, bottom > from ? Math.max(height - from, 0) / (bottom - from) : 0];
  const below = index + 1 < blocks.length ? edges(index + 1).top : bottom;
  return [index, below > bottom ? 1 + (height - bottom) / (below - bottom) : 1];
}

function scrollTo(height) {
  ours = setScrolled(height);
  takeAnchor();
}

// Bring a height to where reading begins: what sticks to the top shows itself only on the way.
function scrollToReading(height) {
  scrollTo(height - LEAD);
  const covered = cover();
  if (covered > 0) scrollTo(height - LEAD - covered);
}

// Remember the first visible element, as deep as it goes: a long list is one block.
function takeAnchor() {
  anchor = null;
  const edge = scrolled();
  const top = portTop();
  if (edge <= 0) return;
  let index = Math.max(blockAbove(edge), 0);
  while (index < blocks.length && edges(index).bottom <= edge) index++;
  if (index >= blocks.length) return;
  const block = blocks[index];
  let node = block.nodes.find((each) => dom.type(each) === ELEMENT && dom.rect(each).bottom > top);
  for (let depth = 0; node && depth < 8 && dom.rect(node).top < top; depth++) {
    const inner = [...dom.children(node)].find((each) => dom.rect(each).bottom > top);
    if (!inner) break;
    node = inner;
  }
  anchor = {
    block,
    offset: edges(index).top - edge,
    node,
    nodeOffset: node ? dom.rect(node).top : 0,
  };
}

// Whether the page stands where it was last set from here. The browser's own limit counts as ours:
// a page that has become shorter is no scrolling. What a reader has done is told in the next frame.
function isSettled() {
  const height = scrolled();
  const limit = dom.scrollHeight(port) - dom.clientHeight(port);
  return Math.abs(height - ours) < 1 || (height < ours && limit - height < 1);
}

// Bring what was first in view back to where it was.
function holdAnchor() {
  const drift = anchor === null ? 0 : driftOf(anchor);
  ours = Math.abs(drift) >= 0.5 ? setScrolled(scrolled() + drift) : scrolled();
}

function driftOf({ block, offset, node, nodeOffset }) {
  if (node && dom.connected(node)) return dom.rect(node).top - nodeOffset;
  const index = blocks.indexOf(block);
  return index < 0 ? 0 : edges(index).top - scrolled() - offset;
}

// Where the text caret is: a soft mark behind its block.
const caret = { index: -1, place: [-1, 0] };

function markCaret() {
  if (article === null) return;
  if (caret.index < 0 || caret.index >= blocks.length) {
    caretMark.hidden = true;
    return;
  }
  const { top, bottom } = edges(caret.index);
  if (head !== null) {
    const origin = dom.rect(sheet).top + shift();
    placeMark(top - origin, bottom - origin);
    return;
  }
  // In a page of the site the mark is a bar beside the article, measured from the page's corner.
  // In a box of the theme it ends where the box does.
  const away = dom.scrollTop(viewport()) - shift();
  const [first, last] = port === viewport()
    ? [-Infinity, Infinity]
    : [portTop(), portTop() + dom.clientHeight(port)].map((edge) => edge + dom.scrollTop(viewport()));
  caretMark.style.left = `${Math.max(dom.rect(article).left - 12, 2)}px`;
  placeMark(Math.max(top + away, first), Math.min(bottom + away, last));
}

function placeMark(top, bottom) {
  caretMark.style.top = `${top}px`;
  caretMark.style.height = `${Math.max(bottom - top, 0)}px`;
  caretMark.hidden = bottom <= top;
}

function followCaret() {
  if (!blocks.length || caret.place[0] < 0) return;
  const height = heightOf(caret.place[0], caret.place[1], false);
  const view = dom.clientHeight(port);
  if (height < scrolled() + cover() || height > scrolled() + view - 2 * LEAD) {
    scrollTo(height - view * 0.35);
  }
}

function onGrowth() {
  if (article === null) return;
  if (isSettled()) holdAnchor();
  findPort();
  markCaret();
}

const growth = new ResizeObserver(onGrowth);

function watchGrowth() {
  growth.disconnect();
  for (const each of new Set([sheet, article])) if (each !== null) growth.observe(each);
}

// A box that scrolls does not grow with what is in it. The window is not told of these.
EventTarget.prototype.addEventListener.call(page, "load", (event) => {
  if (event.target instanceof HTMLImageElement) onGrowth();
}, true);
