import type { RestCall } from './operation.js';
import { pageWindow } from './page-window.js';

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
  const { page, size, shown, next, previous, searchOf } = pageWindow(call.query, items);
  const urlOf = (number: number): string => `https://messaging.twilio.com${call.uri}?${searchOf(number)}`;
  return {
    [key]: shown.map((item) => toResource(item as never)),
    meta: {
      key,
      page,
      page_size: size,
      url: urlOf(page),
      first_page_url: urlOf(0),
      next_page_url: next === undefined ? null : urlOf(next),
      previous_page_url: previous === undefined ? null : urlOf(previous),
    },
  };
}
