/** `mso-list:l0 level2 lfo1`: Word writes an item of a list as a paragraph with its level. */
const ITEM = /mso-list:\s*l\d+\s+level(\d+)/iu;
const NUMBER = /^\(?(?:\d+|[a-z]|[ivx]+)[.)]/iu;
interface OpenList {
  level: number;
  list: Element;
}

/** Converts the paragraphs that Word writes for the items of lists into lists. A heading with a number stays a heading. */
export function convertWordLists(document: Document): void {
  /** The lists around the last item, the outermost first. */
  let open: OpenList[] = [];
  for (const paragraph of document.body.querySelectorAll('[style*="mso-list"]')) {
    const level = Number(ITEM.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0) continue;
    const marker = removeMarker(paragraph);
    if (/^h\d$/iu.test(paragraph.tagName)) continue;
    if (open[0]?.list.nextElementSibling !== paragraph) open = [];
    const tag = NUMBER.test(marker) ? 'ol' : 'ul';
    open = open.filter((other) => other.level < level || isList(other, level, tag));
    let list = open.at(-1);
    if (list?.level !== level) {
      list = { level, list: document.createElement(tag) };
      const item = open.at(-1)?.list.lastElementChild;
      if (item) item.append(list.list);
      else paragraph.before(list.list);
      open.push(list);
    }
    const item = document.createElement('li');
    item.append(...paragraph.childNodes);
    list.list.append(item);
    paragraph.remove();
  }
}

function isList({ level, list }: OpenList, wanted: number, tag: string): boolean {
  return level === wanted && list.tagName.toLowerCase() === tag;
}

/** Removes the bullet or number from a paragraph, and returns it. */
function removeMarker(paragraph: Element): string {
  const markers = [...paragraph.querySelectorAll('span[style*="mso-list"]')];
  const text = markers.map(({ textContent }) => textContent).join('');
  for (const marker of markers) marker.remove();
  return text.trim();
}
