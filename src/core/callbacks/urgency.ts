/** urgent: a sign of overdose, suicide or dangerous withdrawal; it goes first. */
export const urgencies = ['urgent', 'standard'] as const;
export type Urgency = (typeof urgencies)[number];

/** Seconds from the start of the window until somebody should be talking; the queue's deadline order is built on it. */
export const answerTargetSeconds: Record<Urgency, number> = { urgent: 60, standard: 300 };
