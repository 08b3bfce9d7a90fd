/** What people told us in the stories of this worker, and what was answered to those whom we refused: the first may not be in the second. */
const numbers = new Set<string>();
const words = new Set<string>();
const refusals: string[] = [];

const spoken = new Set(['name', 'preferredName', 'message', 'email', 'note', 'notes', 'text', 'body', 'safeWord', 'says']);
/** Shorter ones are words that anything else may contain. */
const shortest = 8;

function digitsOf(value: string): string | null {
  return /^\+1(\d{10})$/.exec(value)?.[1] ?? null;
}

/** A phone, or a body that carries what somebody said; the number that they dial is ours. */
export function tell(value: unknown, field = ''): void {
  if (field === 'to') return;
  if (typeof value === 'string') {
    const digits = digitsOf(value);
    if (digits) numbers.add(digits);
    else if (spoken.has(field) && value.length >= shortest) words.add(value);
    return;
  }
  if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) tell(one, name);
}

export function refusedWith(answer: string): void {
  refusals.push(answer);
}

/** Every refusal since the last look. */
export const refusalsSoFar = (): string => refusals.splice(0).join('\n');

/** What of it stands in `text`, shortened. */
export function toldIn(text: string): string[] {
  const called = [...text.matchAll(/(?<!\d)1?(\d{10})(?!\d)/g)].flatMap(([, digits]) =>
    numbers.has(digits!) ? [`number …${digits!.slice(-4)}`] : [],
  );
  const said = [...words].filter((one) => text.includes(one)).map((one) => `words "${one.slice(0, 12)}…"`);
  return [...new Set([...called, ...said])];
}
