export type Attribution =
  | { readonly kind: 'accepted'; readonly details: Record<string, string> | null }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const mostEntries = 30;
const longestName = 100;
const longestValue = 2000;

/** Campaign data is untrusted text of others: a flat list of short names and values, or nothing. */
export function readAttribution(input: Record<string, unknown> | null): Attribution {
  if (input === null) return { kind: 'accepted', details: null };
  const entries = Object.entries(input);
  const flat = entries.every(
    ([name, value]) => typeof value === 'string' && name.length <= longestName && value.length <= longestValue,
  );
  if (entries.length > mostEntries || !flat) {
    const message = `attribution must be at most ${mostEntries} names with text values of at most ${longestValue} characters.`;
    return { kind: 'refused', code: 'attribution/invalid', message };
  }
  return { kind: 'accepted', details: entries.length > 0 ? (input as Record<string, string>) : null };
}
