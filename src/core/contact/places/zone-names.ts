// Where the language's own name would mislead: Arizona and Denver are both "Mountain", Hawaii and Adak both "Hawaii-Aleutian".
const ownNames: Readonly<Record<string, string>> = {
  'America/Phoenix': 'Arizona time',
  'America/Adak': 'Aleutian time',
  'Pacific/Honolulu': 'Hawaii time',
  'Pacific/Pago_Pago': 'Samoa time',
};

// Any day of our time: the names of 1970 were others.
const today = Date.UTC(2026, 0, 1);

const names = new Map(Object.entries(ownNames));

/** 'America/Chicago' -> 'Central time' */
export function nameOfZone(zone: string): string {
  const name = names.get(zone) ?? `${genericName(zone).replace(' Standard', '').replace(' Time', '')} time`;
  names.set(zone, name); // a formatter costs more than all the rest of an answer about one number
  return name;
}

function genericName(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' }).formatToParts(today);
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}
