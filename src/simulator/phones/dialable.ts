/** 555-0100 to 555-0199 in any area code: numbers set aside for fiction, which ring nowhere. */
const FICTIONAL = /^\+1[2-9]\d{2}55501\d{2}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const CLIENT = /^client:[A-Za-z0-9_]{1,121}$/;
/** N11 services (911 among them), the crisis line 988 and the 911 test number 933, with or without a country code. */
const SHORT_CODE = /^\+?1?([2-9]11|988|933)$/;
/** Pay-per-call: area code 900, and exchange or area code 976. */
const PREMIUM = /^\+1(900|976|\d{3}976)\d+$/;

export function isClient(to: string): boolean {
  return CLIENT.test(to);
}

/** Whether this can be what somebody dials: a number, a short code or a browser. */
export function isAddress(to: string): boolean {
  return E164.test(to) || SHORT_CODE.test(to) || CLIENT.test(to);
}

/**
 * Why this may not be dialled, or undefined when it may. One rule for all that could reach somebody outside: refused, unless a
 * scenario names exactly this number. The premium prefixes come before fiction, which has numbers behind them too.
 */
export function refusalToDial(to: string, inScenario: boolean): string | undefined {
  if (!isAddress(to)) return `The phone number you are attempting to call, ${to}, is not valid.`;
  if (inScenario) return undefined;
  if (SHORT_CODE.test(to)) return `the simulator refuses emergency and N11 numbers: no scenario names ${to}`;
  if (PREMIUM.test(to)) return `the simulator refuses premium-rate numbers: no scenario names ${to}`;
  if (isClient(to) || FICTIONAL.test(to)) return undefined;
  return `the simulator refuses real numbers: ${to} is not 555-01xx, and no scenario names it`;
}
