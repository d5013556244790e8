// Ways to the DOM that a post cannot bend.
//
// An element with name="querySelector" hides document.querySelector, an input with name="children"
// hides its form's children. So methods and getters are taken from the prototypes once, and the
// shell's own elements are looked up before any content is in the page.

const uncurry = (method) => Function.prototype.call.bind(method);
const getter = (prototype, name) =>
  uncurry(Object.getOwnPropertyDescriptor(prototype, name).get);
const setter = (prototype, name) =>
  uncurry(Object.getOwnPropertyDescriptor(prototype, name).set);

const dom = {
  query: uncurry(Element.prototype.querySelector),
  queryAll: uncurry(Element.prototype.querySelectorAll),
  fragmentQueryAll: uncurry(DocumentFragment.prototype.querySelectorAll),
  closest: uncurry(Element.prototype.closest),
  matches: uncurry(Element.prototype.matches),
  attribute: uncurry(Element.prototype.getAttribute),
  attributeNames: uncurry(Element.prototype.getAttributeNames),
  attributeNode: uncurry(Element.prototype.getAttributeNode),
  setAttribute: uncurry(Element.prototype.setAttribute),
  setAttributeNode: uncurry(Element.prototype.setAttributeNode),
  removeAttribute: uncurry(Element.prototype.removeAttribute),
  replaceWith: uncurry(Element.prototype.replaceWith),
  rect: uncurry(Element.prototype.getBoundingClientRect),
  children: getter(Element.prototype, "children"),
  childNodes: getter(Node.prototype, "childNodes"),
  parent: getter(Node.prototype, "parentNode"),
  next: getter(Node.prototype, "nextSibling"),
  type: getter(Node.prototype, "nodeType"),
  name: getter(Node.prototype, "nodeName"),
  connected: getter(Node.prototype, "isConnected"),
  insertBefore: uncurry(Node.prototype.insertBefore),
  removeChild: uncurry(Node.prototype.removeChild),
  equal: uncurry(Node.prototype.isEqualNode),
  clone: uncurry(Node.prototype.cloneNode),
  contains: uncurry(Node.prototype.contains),
  baseUri: getter(Node.prototype, "baseURI"),
  replaceChild: uncurry(Node.prototype.replaceChild),
  text: getter(Node.prototype, "textContent"),
  scrollTop: getter(Element.prototype, "scrollTop"),
  setScrollTop: setter(Element.prototype, "scrollTop"),
  scrollHeight: getter(Element.prototype, "scrollHeight"),
  clientHeight: getter(Element.prototype, "clientHeight"),
  clientTop: getter(Element.prototype, "clientTop"),
  data: getter(CharacterData.prototype, "data"),
  setData: setter(CharacterData.prototype, "data"),
  create: (name) => Document.prototype.createElement.call(document, name),
  range: () => Document.prototype.createRange.call(document),
};

const page = Document.prototype.querySelector.call(document, "html");

// Where things are. In the program's own page they have places of their own; in a page of the site
// the article stands between two comments, whose words no post can know beforehand.
let base = null; // the own page's base element; null in a page of the site
let sheet = null; // what grows with the article
let head = null; // the article's head in the own page
let article = null; // the parent of the article's nodes
let closing = null; // the node behind the article's last, null where there is none
let caretMark = null;

function locate(mark) {
  if (!mark) {
    base = dom.query(page, "base");
    sheet = dom.query(page, ".genko-sheet");
    head = dom.query(page, ".genko-head");
    article = dom.query(page, ".genko-article");
    caretMark = dom.query(page, ".genko-caret");
    return;
  }
  base = head = null;
  sheet = dom.query(page, "body");
  closing = findComment(page, mark);
  article = closing === null ? null : dom.parent(closing);
  if (caretMark === null || !dom.connected(caretMark)) {
    caretMark = dom.create("genko-caret");
    dom.setAttribute(caretMark, "class", "genko-caret genko-bar");
    dom.setAttribute(caretMark, "hidden", "");
    dom.insertBefore(page, caretMark, null);
  }
}

function findComment(root, words) {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) {
    if (dom.data(walker.currentNode) === words) return walker.currentNode;
  }
  return null;
}
