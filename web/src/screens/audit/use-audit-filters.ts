import { useSearchParams } from 'react-router';

const names = ['action', 'subjectId', 'userId', 'from', 'to', 'cursor'] as const;
export type AuditFilters = Readonly<Record<(typeof names)[number], string>>;

/** What is looked for stands in the address: `from` and `to` as the clock of this device shows them. */
export function useAuditFilters(): readonly [AuditFilters, (change: Partial<AuditFilters>) => void] {
  const [search, setSearch] = useSearchParams();
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as AuditFilters;
  const change = (changed: Partial<AuditFilters>) => {
    const next = { ...filters, cursor: '', ...changed };
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')));
  };
  return [filters, change];
}

/** As the server asks for it. What is no time is left for it to refuse. */
export function toInstant(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? local : at.toISOString();
}
