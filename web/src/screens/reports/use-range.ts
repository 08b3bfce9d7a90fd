import { useSearchParams } from 'react-router';

export const spans = ['7', '28', '91', 'own'] as const;
export const answerTargets = ['20', '30', '60', '120'] as const;

export interface Range {
  readonly span: (typeof spans)[number];
  readonly from: string;
  readonly to: string;
  readonly siteId: string;
  readonly within: (typeof answerTargets)[number];
}

const day = 86_400_000;

/** 2026-11-30 on the clock of this device. */
function localDay(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function oneOf<T extends string>(all: readonly T[], asked: string | null, otherwise: T): T {
  return all.find((one) => one === asked) ?? otherwise;
}

/** Which days and site the reports are about: in the address, so that it can be sent to a colleague. */
export function useRange(): readonly [Range, (change: Partial<Range>) => void] {
  const [search, setSearch] = useSearchParams();
  const span = oneOf(spans, search.get('span'), '28');
  const today = localDay(new Date());
  const first = localDay(new Date(Date.now() - (span === 'own' ? 27 : Number(span) - 1) * day));
  const isOwn = span === 'own';
  const range: Range = {
    span,
    from: (isOwn && search.get('from')) || first,
    to: (isOwn && search.get('to')) || today,
    siteId: search.get('site') ?? '',
    within: oneOf(answerTargets, search.get('within'), '20'),
  };
  const change = (changed: Partial<Range>) => {
    const next = { ...range, ...changed };
    const days = next.span === 'own' ? { from: next.from, to: next.to } : { from: '', to: '' };
    const parts = { span: next.span, ...days, site: next.siteId, within: next.within };
    setSearch(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')));
  };
  return [range, change];
}

/** As the server asks for it. */
export function toQuery({ from, to, siteId }: Range): Readonly<Record<string, string>> {
  return { from, to, siteId };
}
