/** A browser is rung by an address, a phone by an E.164 number. */
export function ringsSoftphone(leg: { readonly to_number: string }): boolean {
  return !leg.to_number.startsWith('+');
}
