const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const code = /^[a-z][a-z-]{0,39}(\.[a-z][a-z-]{0,39})?$/;

/**
 * Why a JSON body cannot go out as one that tells nothing about anybody, null when it can: every value in it is an id, a time or a code
 * of ours. A name, a number or a sentence is none of these, and needs a disclosure (L-103).
 */
export function idsOnlyObjection(body: string): string | null {
  const parsed = parse(body);
  if (parsed === undefined) return 'the body is no JSON';
  const odd = oddPlace(parsed, 'body');
  return odd === null ? null : `${odd} is neither an id nor a time nor a code`;
}

function oddPlace(value: unknown, place: string): string | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return [id, instant, code].some((shape) => shape.test(value)) ? null : place;
  if (typeof value !== 'object' || Array.isArray(value)) return place;
  for (const [name, member] of Object.entries(value)) {
    const odd = oddPlace(member, `${place}.${name}`);
    if (odd !== null) return odd;
  }
  return null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
