/** Closes a switch over a union: adding a member no longer compiles until it is handled. Throws when data breaks the types. */
export function assertNever(x: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(x)}`);
}
