export interface SafeToSayFacts {
  /** They dialled us. */
  readonly isLive: boolean;
  readonly nameToUse: string | null;
  readonly whoMayPickUp: string | null;
  /** Null: never asked. */
  readonly voicemail: boolean | null;
  /** Others of a household are reached on the same number. */
  readonly isShared: boolean;
}

const sayWhereFrom = 'Say who you are, not where you call from, until you know that it is them.';
const noName = 'A phone number proves nobody: use no name before they tell you theirs.';

/** What may be said when this line is answered, most important first (42 CFR 2.13: that somebody asked for help is itself confidential). */
export function safeToSay({ isLive, nameToUse, whoMayPickUp, voicemail, isShared }: SafeToSayFacts): readonly string[] {
  if (isLive) return [noName];
  return [
    nameToUse ? `Ask for “${nameToUse}”. ${sayWhereFrom}` : sayWhereFrom,
    whoMayPickUp ? `Who may pick up: ${whoMayPickUp}.` : null,
    isShared ? 'Others use this phone too: leave no message with anybody.' : null,
    voicemail === true && !isShared ? 'A neutral voicemail is allowed.' : 'No voicemail: hang up when a machine answers.',
  ].filter((sentence): sentence is string => sentence !== null);
}
