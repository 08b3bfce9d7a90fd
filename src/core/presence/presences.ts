/** What a counsellor may choose; the others follow from what happens. */
export const chosenPresences = ['available', 'break', 'offline'] as const;
export type ChosenPresence = (typeof chosenPresences)[number];

export const presences = [...chosenPresences, 'offered', 'on-call', 'wrap-up'] as const;
export type Presence = (typeof presences)[number];

/** A choice that can wait: it takes effect when the offer or the call is over. */
export type AwayPresence = Exclude<ChosenPresence, 'available'>;
