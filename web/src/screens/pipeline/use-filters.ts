import { useSearchParams } from 'react-router';

const names = ['stage', 'owner', 'due', 'cursor'] as const;
type Filter = (typeof names)[number];

export type Filters = Readonly<Record<Filter, string>> & { readonly view: 'list' | 'board' };

/** What is looked at stands in the address: it can be kept, sent, and gone back to. */
export function useFilters(): readonly [Filters, (change: Partial<Record<Filter | 'view', string>>) => void] {
  const [search, setSearch] = useSearchParams();
  const [stage = '', owner = '', due = '', cursor = ''] = names.map((name) => search.get(name) ?? '');
  const view = search.get('view') === 'board' ? 'board' : 'list';
  const change = (changed: Partial<Record<Filter | 'view', string>>) => {
    const next = new URLSearchParams(search);
    // Another choice begins on its first page.
    if (!('cursor' in changed)) next.delete('cursor');
    for (const [name, value] of Object.entries(changed))
      if (value) next.set(name, value);
      else next.delete(name);
    setSearch(next);
  };
  return [{ stage, owner, due, cursor, view }, change];
}
