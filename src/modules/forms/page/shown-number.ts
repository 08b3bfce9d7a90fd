/** "+18885550100" -> "888-555-0100", as people read it here; a foreign number stays as it is. */
export function shownNumber(e164: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : e164;
}
