export interface PageAddress {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

const longest = 4000;

/** The parts of a web page's address; null for anything else. What names a user (`https://ann@...`) is no page. */
export function readPageAddress(text: string): PageAddress | null {
  if (text.length > longest) return null;
  const url = URL.parse(text.trim());
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return null;
  return { origin: url.origin, host: url.hostname, path: url.pathname, query: url.searchParams };
}

/** Query and fragment say who looks at a page, the rest says which page. */
export function pageWithoutQuery(text: string): string | null {
  const page = readPageAddress(text);
  return page && page.origin + page.path;
}
