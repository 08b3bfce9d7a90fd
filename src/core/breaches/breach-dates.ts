const oneDay = 86_400_000;
const daysToTell = 60;

/** A date as yyyy-mm-dd; it has no hour and no zone, so that no change of clocks moves it. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10);
}

/** The last day on which people may be told: 60 calendar days after the discovery (45 CFR 164.404(b)), whenever it was confirmed. */
export function lastDayToTell(discoveredOn: string): string {
  return daysAfter(discoveredOn, daysToTell);
}

/** The last day for what goes to HHS once a year: 60 days after the end of the year of the discovery (45 CFR 164.408(c)). */
export function lastDayOfYearlyReport(discoveredOn: string): string {
  return daysAfter(`${discoveredOn.slice(0, 4)}-12-31`, daysToTell);
}
