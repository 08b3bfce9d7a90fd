import { FormReader } from './form-reader.js';
import type { RestCall } from './operation.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/**
 * One page of a list in the 2010-04-01 form: the items under `key`, and where the other pages are, as relative paths.
 * `items` are all that match, in their final order.
 */
export function pageOf(
  call: RestCall,
  key: string,
  items: readonly unknown[],
  toResource: (item: never) => unknown,
): Readonly<Record<string, unknown>> {
  const query = new FormReader(call.query);
  const size = Math.min(query.count('PageSize', 1, Infinity) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const page = query.count('Page', 0, Infinity) ?? 0;
  const start = page * size;
  const shown = items.slice(start, start + size);
  const uriOf = (number: number): string => {
    const search = new URLSearchParams(call.query);
    for (const name of ['PageSize', 'Page', 'PageToken']) search.delete(name);
    search.append('PageSize', String(size));
    search.append('Page', String(number));
    return `${call.uri}?${search.toString()}`;
  };
  return {
    [key]: shown.map((item) => toResource(item as never)),
    page,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    next_page_uri: start + size < items.length ? uriOf(page + 1) : null,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
  };
}
