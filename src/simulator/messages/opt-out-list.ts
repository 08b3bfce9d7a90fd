const STOP = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const START = ['START', 'UNSTOP'];
const HELP = ['HELP', 'INFO'];
const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)\d{7}$/;

export const OPT_OUT_TYPES = ['STOP', 'START', 'HELP'] as const;
export type OptOutType = (typeof OPT_OUT_TYPES)[number];

export function isTollFree(number: string): boolean {
  return TOLL_FREE.test(number);
}

/** What a text means to the carrier: the whole text must be one of the words. `YES` undoes a stop on local numbers only. */
export function optOutTypeOf(body: string, ourNumber: string): OptOutType | undefined {
  const word = body.trim().toUpperCase();
  if (STOP.includes(word)) return 'STOP';
  if (START.includes(word) || (word === 'YES' && !isTollFree(ourNumber))) return 'START';
  return HELP.includes(word) ? 'HELP' : undefined;
}

/** Who told which of our numbers to stop. The carrier keeps it: the program under test can neither read nor change it. */
export class OptOutList {
  private readonly pairs = new Set<string>();

  hear(type: OptOutType | undefined, ours: string, theirs: string): void {
    if (type === 'STOP') this.pairs.add(`${ours} ${theirs}`);
    if (type === 'START') this.pairs.delete(`${ours} ${theirs}`);
  }

  has(ours: string, theirs: string): boolean {
    return this.pairs.has(`${ours} ${theirs}`);
  }

  list(): readonly { readonly ours: string; readonly theirs: string }[] {
    return [...this.pairs].map((pair) => {
      const [ours = '', theirs = ''] = pair.split(' ');
      return { ours, theirs };
    });
  }
}
