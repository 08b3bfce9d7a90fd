import { FormReader } from './form-reader.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** The part of a list that a query asks for, and which pages lie around it; pages are counted from 0. */
interface PageWindow<T> {
  readonly page: number;
  readonly size: number;
  /** The place of the first item shown, counted from 0. */
  readonly start: number;
  readonly shown: readonly T[];
  readonly next: number | undefined;
  readonly previous: number | undefined;
  /** The query that asks for another page of the same list. */
  readonly searchOf: (page: number) => string;
}

/** Reads `PageSize`, 50 unless told and 1000 at most, and `Page`. Throws a RestError 400 for what is no whole number. */
export function pageWindow<T>(query: URLSearchParams, items: readonly T[]): PageWindow<T> {
  const form = new FormReader(query);
  const size = Math.min(form.count('PageSize', 1, Infinity) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const page = form.count('Page', 0, Infinity) ?? 0;
  const start = page * size;
  return {
    page,
    size,
    start,
    shown: items.slice(start, start + size),
    next: start + size < items.length ? page + 1 : undefined,
    previous: page > 0 ? page - 1 : undefined,
    searchOf: (other) => {
      const search = new URLSearchParams(query);
      for (const name of ['PageSize', 'Page', 'PageToken']) search.delete(name);
      search.append('PageSize', String(size));
      search.append('Page', String(other));
      return search.toString();
    },
  };
}
