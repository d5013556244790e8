// The article as a list of blocks, each a run of nodes; a patch touches only what differs.
//
// Blocks have no elements of their own around them: the article's children are what the published
// page has, so that style rules about neighbours and first children hold.

const blocks = [];
let applied = 0;

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;
// Elements that lose their state or their namespace when patched from within.
const WHOLE = new Set(["svg", "math", "VIDEO", "AUDIO", "TEMPLATE", "IMG", "PICTURE", "CANVAS", "GENKO-FORMULA"]);
// What a reader has opened stays open.
const READERS_OWN = new Set(["open"]);

// ops: [place, removed, [[key, html], ...]], last place first.
function spliceBlocks(ops) {
  for (const [at, removed, added] of ops) {
    const shared = Math.min(removed, added.length);
    for (let i = 0; i < shared; i++) rewrite(blocks[at + i], added[i], nodeAfter(at + i));
    if (removed > shared) {
      for (const block of blocks.splice(at + shared, removed - shared)) {
        for (const node of block.nodes) dom.removeChild(article, node);
      }
    } else if (added.length > shared) {
      const before = nodeAt(at + shared);
      const made = added.slice(shared).map(([key, html]) => {
        const content = parse(html);
        const nodes = [...dom.childNodes(content)];
        dom.insertBefore(article, content, before);
        return { key, html, nodes };
      });
      blocks.splice(at + shared, 0, ...made);
    }
  }
}

function rewrite(block, [key, html], before) {
  block.key = key;
  if (block.html === html) return;
  block.html = html;
  redress(block, before);
}

function redress(block, before) {
  const wanted = [...dom.childNodes(parse(block.html))];
  carryOver(block.nodes, wanted);
  block.nodes = morphRun(article, block.nodes, wanted, before);
}

function nodeAt(index) {
  for (let i = index; i < blocks.length; i++) {
    if (blocks[i].nodes.length) return blocks[i].nodes[0];
  }
  return closing;
}

function nodeAfter(index) {
  return nodeAt(index + 1);
}

// Make the run `have` (children of parent, in order, followed by `before`) look like `want`;
// gives the nodes that stand there then. Equal nodes at both ends stay as they are.
function morphRun(parent, have, want, before) {
  let start = 0;
  let haveEnd = have.length;
  let wantEnd = want.length;
  while (start < haveEnd && start < wantEnd && dom.equal(have[start], want[start])) start++;
  while (haveEnd > start && wantEnd > start && dom.equal(have[haveEnd - 1], want[wantEnd - 1])) {
    haveEnd--;
    wantEnd--;
  }
  const result = have.slice(0, start);
  const behind = haveEnd < have.length ? have[haveEnd] : before;
  const shared = Math.min(haveEnd, wantEnd);
  for (let i = start; i < shared; i++) result.push(morphNode(parent, have[i], want[i]));
  for (let i = shared; i < haveEnd; i++) dom.removeChild(parent, have[i]);
  for (let i = shared; i < wantEnd; i++) {
    dom.insertBefore(parent, want[i], behind);
    result.push(want[i]);
  }
  return result.concat(have.slice(haveEnd));
}

function morphNode(parent, have, want) {
  if (dom.equal(have, want)) return have;
  const type = dom.type(have);
  if (type === dom.type(want)) {
    if (type === TEXT || type === COMMENT) {
      dom.setData(have, dom.data(want));
      return have;
    }
    const name = dom.name(have);
    if (type === ELEMENT && name === dom.name(want) && !WHOLE.has(name)) {
      morphAttributes(have, want);
      morphRun(have, [...dom.childNodes(have)], [...dom.childNodes(want)], null);
      return have;
    }
  }
  dom.insertBefore(parent, want, have);
  dom.removeChild(parent, have);
  return want;
}

function morphAttributes(have, want) {
  const wanted = new Set(dom.attributeNames(want));
  for (const name of dom.attributeNames(have)) {
    if (!wanted.has(name) && !READERS_OWN.has(name)) dom.removeAttribute(have, name);
  }
  for (const name of wanted) {
    if (dom.attribute(have, name) !== dom.attribute(want, name)) {
      // A copy of the node: the parser takes names that setAttribute refuses.
      dom.setAttributeNode(have, dom.attributeNode(want, name).cloneNode());
    }
  }
}

// Make the body `have` around the article like `want`, in which the article stands before `comment`.
// False where its place is another one; nothing has been touched then. To lay a long article out
// anew takes a hundred times as long as to change what stands around it.
function morphAround(have, want, comment) {
  if (have === null || want === null || closing === null || comment === null) return false;
  const there = pathTo(closing, have);
  const here = pathTo(comment, want);
  if (there === null || there.length !== here.length) return false;
  if (there.some((node, depth) => dom.name(node) !== dom.name(here[depth]))) return false;
  dom.setData(closing, dom.data(comment));
  let [parent, wanted] = [have, want];
  there.forEach((inner, depth) => {
    morphAttributes(parent, wanted);
    const nodes = [...dom.childNodes(parent)].filter((node) => dom.name(node) !== "GENKO-WORKBENCH");
    const model = [...dom.childNodes(wanted)];
    const place = model.indexOf(here[depth]);
    // The article's own nodes, where this is its parent, are no concern of the page around it.
    const first = inner === closing ? nodeAt(0) : inner;
    morphRun(parent, nodes.slice(0, nodes.indexOf(first)), model.slice(0, place), first);
    morphRun(parent, nodes.slice(nodes.indexOf(inner) + 1), model.slice(place + 1), null);
    [parent, wanted] = [inner, here[depth]];
  });
  return true;
}

// The nodes from the child of `root` down to `node`; null where it is not within.
function pathTo(node, root) {
  const path = [];
  for (let each = node; each !== root; each = dom.parent(each)) {
    if (each === null) return null;
    path.unshift(each);
  }
  return path;
}
