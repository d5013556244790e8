// Where blocks are on the page, and staying in place while they change.
//
// Chromium's own scroll anchoring is off (base.css): it knows nothing of the caret and gives up
// when its anchor is replaced. Here the first visible element is held where it is.

const LEAD = 16; // pixels left above a block that is scrolled to the top
let anchor = null;
let ours = 0; // the scroll position that was last set from here; anything else is the reader's

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
    top = bottom = index > 0 ? edges(index - 1).bottom - page.scrollTop : dom.rect(article).top;
  }
  return { top: top + page.scrollTop, bottom: bottom + page.scrollTop };
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
  page.scrollTop = height;
  ours = page.scrollTop;
  takeAnchor();
}

// Remember the first visible element, as deep as it goes: a long list is one block.
function takeAnchor() {
  anchor = null;
  const edge = page.scrollTop;
  if (edge <= 0) return;
  let index = Math.max(blockAbove(edge), 0);
  while (index < blocks.length && edges(index).bottom <= edge) index++;
  if (index >= blocks.length) return;
  const block = blocks[index];
  let node = block.nodes.find((each) => dom.type(each) === ELEMENT && dom.rect(each).bottom > 0);
  for (let depth = 0; node && depth < 8 && dom.rect(node).top < 0; depth++) {
    const inner = [...dom.children(node)].find((each) => dom.rect(each).bottom > 0);
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
  const height = page.scrollTop;
  const limit = page.scrollHeight - page.clientHeight;
  return Math.abs(height - ours) < 1 || (height < ours && limit - height < 1);
}

// Bring what was first in view back to where it was.
function holdAnchor() {
  const drift = anchor === null ? 0 : driftOf(anchor);
  if (Math.abs(drift) >= 0.5) page.scrollTop += drift;
  ours = page.scrollTop;
}

function driftOf({ block, offset, node, nodeOffset }) {
  if (node && dom.connected(node)) return dom.rect(node).top - nodeOffset;
  const index = blocks.indexOf(block);
  return index < 0 ? 0 : edges(index).top - page.scrollTop - offset;
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
  // In a page of the site the mark is a bar beside the article, measured from the page's corner.
  const origin = head === null ? 0 : dom.rect(sheet).top + page.scrollTop;
  caretMark.style.top = `${top - origin}px`;
  caretMark.style.height = `${bottom - top}px`;
  if (head === null) caretMark.style.left = `${Math.max(dom.rect(article).left - 12, 2)}px`;
  caretMark.hidden = bottom <= top;
}

function followCaret() {
  if (!blocks.length || caret.place[0] < 0) return;
  const height = heightOf(caret.place[0], caret.place[1], false);
  const view = page.clientHeight;
  if (height < page.scrollTop || height > page.scrollTop + view - 2 * LEAD) {
    scrollTo(height - view * 0.35);
  }
}

const growth = new ResizeObserver(() => {
  if (isSettled()) holdAnchor();
  markCaret();
});
