/** Letters, digits and dashes as they stand on the card; spaces are for the eye. */
export const memberNumberPattern = /^[A-Za-z0-9][A-Za-z0-9 -]{1,40}$/;

const shown = 2;

/** 'XYZ 123-456' -> 'XYZ123456': as insurers compare it. */
export function plainMemberNumber(written: string): string {
  return written.replace(/[ -]/g, '').toUpperCase();
}

/** '••••56'. The whole number is shown only by a logged reveal. */
export function maskedMemberNumber(written: string): string {
  return `••••${plainMemberNumber(written).slice(-shown)}`;
}
