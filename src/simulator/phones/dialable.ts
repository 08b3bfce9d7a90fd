/** 555-0100 to 555-0199 in any area code: numbers set aside for fiction, which ring nowhere. */
const FICTIONAL = /^\+1[2-9]\d{2}55501\d{2}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const CLIENT = /^client:[A-Za-z0-9_]{1,121}$/;
/** N11 services (911 among them), the crisis line 988 and the 911 test number 933, with or without a country code. */
const SHORT_CODE = /^\+?1?([2-9]11|988|933)$/;
/** The short codes that a scenario may play, by naming itself on the phone that answers them. */
const SCENARIO_CODE = /^(988|911|933)$/;
/** Pay-per-call: area code 900, and exchange or area code 976. */
const PREMIUM = /^\+1(900|976|\d{3}976)\d+$/;

export function isAddress(to: string): boolean {
  return E164.test(to) || CLIENT.test(to);
}

export function isClient(to: string): boolean {
  return CLIENT.test(to);
}

export function isScenarioCode(to: string): boolean {
  return SCENARIO_CODE.test(to);
}

/** Why nothing may ever dial this number here, declared or not. A named scenario may play 988, 911 and 933. */
export function refusedAlways(to: string, inScenario = false): string | undefined {
  if (inScenario && isScenarioCode(to)) return undefined;
  if (SHORT_CODE.test(to)) return `the simulator refuses emergency and N11 numbers: ${to}`;
  return PREMIUM.test(to) ? `the simulator refuses premium-rate numbers: ${to}` : undefined;
}

/** Why this number may not be dialled, or undefined when it may. Real numbers are refused unless somebody declared them as a phone. */
export function refusalToDial(to: string, declared: boolean, inScenario = false): string | undefined {
  const always = refusedAlways(to, inScenario);
  if (always) return always;
  if (inScenario && isScenarioCode(to)) return undefined;
  if (!isAddress(to)) return `The phone number you are attempting to call, ${to}, is not valid.`;
  if (declared || isClient(to) || FICTIONAL.test(to)) return undefined;
  return `the simulator refuses real numbers: ${to} is neither 555-01xx nor declared as a phone`;
}
