const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'", '#x27': "'", '#34': '"', apos: "'" };

/** Does the text come from a mail program or a web page? A lone `<details>` or `<br>` in Markdown does not count. */
export function isHtml(text: string): boolean {
  const start = text.slice(0, 20_000);
  return /<(?:!doctype html|html|body|head)\b/i.test(start) || (start.match(/<(?:div|span|p|td|font)\b[^<>]{0,300}>/gi) ?? []).length >= 6;
}

/** The words of an HTML text, line by line as they stand, so that line numbers stay true. Scripts and styles are dropped. */
export function htmlToText(text: string): string {
  return (
    text
      .replace(/<(script|style)\b[^<>]{0,2000}>[^<]{0,100000}<\/\1>/gi, (block) => block.replace(/[^\n]/g, ''))
      // `<pre>` stays, since it stands for a fence; the tag before it tells that it is one, and not a word of the page.
      .replace(/<\/?(?!pre[\s>])[a-z][a-z0-9:-]{0,30}(?:\s[^<>]{0,2000})?>/gi, ' ')
      .replace(/<pre[\s>]/gi, '<p>$&')
      .replace(/&([a-z]{2,6}|#x?[0-9a-f]{1,6});/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
  );
}
