import type { RestCall } from './operation.js';
import { pageWindow } from './page-window.js';

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
  const { page, size, start, shown, next, previous, searchOf } = pageWindow(call.query, items);
  const uriOf = (number: number): string => `${call.uri}?${searchOf(number)}`;
  return {
    [key]: shown.map((item) => toResource(item as never)),
    page,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    next_page_uri: next === undefined ? null : uriOf(next),
    previous_page_uri: previous === undefined ? null : uriOf(previous),
  };
}
