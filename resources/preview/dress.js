// What a block's HTML becomes before it enters the page.
//
// Safety does not rest on this: scripts are off, the policy and the interceptor refuse the network.
// It is here so that what cannot be shown says so, and so that nothing grabs focus or makes noise.

const OWN = "genko:";
const settings = { texts: {}, siteUrl: "", version: 0, remote: false, scripts: false };
const missing = new Set();

const remove = uncurry(Element.prototype.remove);

const DROPPED = "script, noscript, link, meta, base, title";
const EMBEDS = "iframe, object, embed, frame, fencedframe, portal, applet";
const NOISY = ["autofocus", "autoplay", "contenteditable", "accesskey", "ping", "nonce"];

function resolve(url) {
  try {
    return new URL(url, dom.baseUri(page));
  } catch {
    return null;
  }
}

// Whether the page may load a URL: the site's media, or data inside the post.
function isOurs(url) {
  const resolved = resolve(url);
  return resolved !== null && (resolved.protocol === OWN || resolved.protocol === "data:");
}

// Whether it may load it: also from elsewhere, where that is allowed for this site.
function isShown(url) {
  if (isOurs(url)) return true;
  const resolved = resolve(url);
  return settings.remote && resolved !== null && resolved.protocol === "https:";
}

// The site's published address stands for the files at hand.
function localised(url) {
  const resolved = resolve(url);
  if (resolved === null) return url;
  if (settings.siteUrl && resolved.origin === settings.siteUrl) {
    return resolved.pathname + resolved.search;
  }
  return url;
}

function fresh(url) {
  const resolved = resolve(url);
  if (!settings.version || resolved === null || resolved.protocol !== OWN) return url;
  resolved.searchParams.set("genko", settings.version);
  return resolved.href;
}

function hostOf(url) {
  const resolved = resolve(url);
  if (resolved === null) return url;
  return resolved.host || resolved.protocol;
}

// A quiet box in the place of something that is not shown.
function placeholder(kind, url, element) {
  const box = dom.create("span");
  dom.setAttribute(box, "class", "genko-away");
  dom.setAttribute(box, "data-genko-kind", kind);
  dom.setAttribute(box, "title", url);
  dom.setAttribute(box, "role", "img");
  const label = dom.create("span");
  dom.setAttribute(label, "class", "genko-away-label");
  label.append(settings.texts[kind] || kind);
  const detail = dom.create("span");
  dom.setAttribute(detail, "class", "genko-away-detail");
  detail.append(kind === "missing" ? decoded(url) : hostOf(url));
  box.append(label, detail);
  const alt = dom.attribute(element, "alt") || dom.attribute(element, "title");
  if (alt) {
    const words = dom.create("span");
    dom.setAttribute(words, "class", "genko-away-alt");
    words.append(alt);
    box.append(words);
  }
  const [width, height] = ["width", "height"].map((side) =>
    Number.parseInt(dom.attribute(element, side) || "", 10));
  if (width >= 160 && height >= 90) {
    box.style.width = `${Math.min(width, 2000)}px`;
    box.style.aspectRatio = `${width} / ${height}`;
  }
  return box;
}

function decoded(url) {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function dressImage(image) {
  const source = localised(dom.attribute(image, "src") || "");
  const candidates = dom.attribute(image, "srcset");
  if (candidates !== null && !candidates.split(",").every((part) => isShown(part.trim().split(/\s/)[0]))) {
    dom.removeAttribute(image, "srcset");
  }
  if (!source.trim() || missing.has(source)) {
    dom.replaceWith(image, placeholder("missing", source, image));
  } else if (!isShown(source)) {
    dom.replaceWith(image, placeholder("image", source, image));
  } else {
    dom.setAttribute(image, "src", fresh(source));
    dom.setAttribute(image, "data-genko-src", source);
    dom.setAttribute(image, "decoding", "sync");
  }
}

function dressMedia(media) {
  const sources = [media, ...dom.queryAll(media, "source, track")]
    .map((element) => dom.attribute(element, "src"))
    .filter((source) => source !== null);
  const foreign = sources.find((source) => !isShown(localised(source)));
  if (foreign !== undefined) {
    dom.replaceWith(media, placeholder("media", foreign, media));
    return;
  }
  const poster = dom.attribute(media, "poster");
  if (poster !== null && !isShown(poster)) dom.removeAttribute(media, "poster");
  dom.setAttribute(media, "controls", "");
  dom.setAttribute(media, "preload", "metadata");
}

function dress(fragment) {
  const all = (selector) => [...dom.fragmentQueryAll(fragment, selector)];
  drawFigures(fragment);
  for (const element of all(DROPPED)) remove(element);
  dressAll(all);
  return fragment;
}

// A page of the site, as its theme made it: its head is what makes it that page, and stays.
function dressPage(root) {
  readFigures(root);
  drawFigures(dom.query(root, "body") ?? root);
  const all = (selector) => [...dom.queryAll(root, selector)];
  const dropped = settings.scripts ? "meta[http-equiv], base" : "script, noscript, meta[http-equiv], base";
  for (const element of all(dropped)) remove(element);
  for (const link of all("link")) {
    const kind = (dom.attribute(link, "rel") || "").toLowerCase().trim();
    if (kind !== "stylesheet" || !isShown(localised(dom.attribute(link, "href") || ""))) remove(link);
  }
  dressAll(all, settings.scripts);
}

// `live`: what a theme's scripts hear stays.
function dressAll(all, live = false) {
  for (const element of all(EMBEDS)) {
    const url = dom.attribute(element, "src") || dom.attribute(element, "data") || "";
    dom.replaceWith(element, placeholder("embed", url, element));
  }
  for (const source of all("picture > source")) {
    const candidates = dom.attribute(source, "srcset") || "";
    if (!candidates.split(",").every((part) => isShown(part.trim().split(/\s/)[0]))) {
      remove(source);
    }
  }
  for (const image of all("img")) dressImage(image);
  for (const media of all("video, audio")) dressMedia(media);
  for (const element of all("*")) {
    for (const name of dom.attributeNames(element)) {
      if (NOISY.includes(name) || (!live && name.startsWith("on"))) dom.removeAttribute(element, name);
    }
  }
  for (const button of all("input[type=image]")) dom.removeAttribute(button, "src");
}

// The same content that hears nothing. A handler belongs to the page's world: taking its attribute
// away from here leaves it where it is, so what goes in is a copy made without it.
function deaf(content) {
  for (const element of dom.fragmentQueryAll(content, "*")) {
    for (const name of dom.attributeNames(element)) {
      if (name.startsWith("on")) dom.removeAttribute(element, name);
    }
  }
  return dom.clone(content, true);
}

function parse(html) {
  const template = dom.create("template");
  template.innerHTML = html;
  return dress(settings.scripts ? deaf(template.content) : template.content);
}
