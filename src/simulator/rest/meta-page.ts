import { FormReader } from './form-reader.js';
import type { RestCall } from './operation.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/**
 * One page of a list in the form of the newer product APIs: the items under `key`, and a `meta` object that says where
 * the other pages are, as absolute URLs. `items` are all that match, in their final order.
 */
export function metaPageOf(
  call: RestCall,
  key: string,
  items: readonly unknown[],
  toResource: (item: never) => unknown,
): Readonly<Record<string, unknown>> {
  const query = new FormReader(call.query);
  const size = Math.min(query.count('PageSize', 1, Infinity) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const page = query.count('Page', 0, Infinity) ?? 0;
  const start = page * size;
  const urlOf = (number: number): string => {
    const url = new URL(call.uri, 'https://messaging.twilio.com');
    for (const [name, value] of call.query) if (name !== 'Page' && name !== 'PageSize') url.searchParams.append(name, value);
    url.searchParams.append('PageSize', String(size));
    url.searchParams.append('Page', String(number));
    return url.href;
  };
  return {
    [key]: items.slice(start, start + size).map((item) => toResource(item as never)),
    meta: {
      key,
      page,
      page_size: size,
      url: urlOf(page),
      first_page_url: urlOf(0),
      next_page_url: start + size < items.length ? urlOf(page + 1) : null,
      previous_page_url: page > 0 ? urlOf(page - 1) : null,
    },
  };
}
