/** So many wrong codes in a row cost nothing: fingers slip. */
const free = 5;
const longestMinutes = 60;

/**
 * Seconds to wait after the last of `failures` wrong codes in a row before the next one is looked at: 1, 2, 4, ... 60 minutes. Three of a million
 * codes are good at any moment, so that whoever has the password guesses for years; and only who has it can make the owner wait, who
 * still signs in by a passkey (ASVS 6.3.1).
 */
export function codeWaitSeconds(failures: number): number {
  return failures < free ? 0 : Math.min(2 ** (failures - free), longestMinutes) * 60;
}
