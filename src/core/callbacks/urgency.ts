/** danger: a sign of overdose, suicide or dangerous withdrawal. urgent: somebody who is on the line or was lost from it. */
export const urgencies = ['danger', 'urgent', 'standard'] as const;
export type Urgency = (typeof urgencies)[number];

/** Seconds from the start of the window until somebody should be talking; the queue's deadline order is built on it. */
export const answerTargetSeconds: Record<Urgency, number> = { danger: 60, urgent: 120, standard: 300 };
