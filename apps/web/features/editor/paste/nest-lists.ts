/** Puts a list that is directly in another list, as Google Docs writes it, into the item before it. */
export function nestLists({ body }: Document): void {
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const item = list.previousElementSibling;
    if (item?.tagName.toLowerCase() === 'li') item.append(list);
    else list.replaceWith(...list.childNodes);
  }
}
