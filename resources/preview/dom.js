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
  contains: uncurry(Node.prototype.contains),
  data: getter(CharacterData.prototype, "data"),
  setData: setter(CharacterData.prototype, "data"),
  create: (name) => Document.prototype.createElement.call(document, name),
  range: () => Document.prototype.createRange.call(document),
};

const page = Document.prototype.querySelector.call(document, "html");
const base = dom.query(page, "base");
const sheet = dom.query(page, ".genko-sheet");
const head = dom.query(page, ".genko-head");
const article = dom.query(page, ".genko-article");
const caretMark = dom.query(page, ".genko-caret");
