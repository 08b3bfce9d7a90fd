let known: Promise<ReadonlySet<string>> | undefined;

/**
 * Asks a list of some 49,000 passwords that breaches brought to light (18,000 of them long enough to be chosen here; ASVS 6.2.4, 6.2.12). It is
 * part of the program: no password is ever shown to anybody outside. Read when the first password is chosen: few processes ever do.
 */
export async function commonPasswords(): Promise<(text: string) => boolean> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  const list = await known;
  return (text) => list.has(text);
}
