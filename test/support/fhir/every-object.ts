/** This one and all that are within it. */
export function* everyObject(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const within of Object.values(value)) yield* everyObject(within);
}
