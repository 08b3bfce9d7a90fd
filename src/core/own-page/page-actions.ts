/** What somebody can do on their own page; each is also the last part of its address. */
export const pageActions = ['time', 'number', 'reached', 'cancel', 'not-me', 'stop'] as const;
export type PageAction = (typeof pageActions)[number];

/** Why they do not want the call; as a choice, so that nobody has to write down what others may read. */
export const cancelReasons = ['no-reason', 'not-now', 'other-help', 'not-safe'] as const;
export type CancelReason = (typeof cancelReasons)[number];

export function isPageAction(text: string): text is PageAction {
  return (pageActions as readonly string[]).includes(text);
}

/** How it stands in the callback, for a colleague at 3 am. */
export const becauseOfCancel: Readonly<Record<CancelReason, string>> = {
  'no-reason': 'They cancelled the call on their own page',
  'not-now': 'They cancelled on their own page: it is not a good time',
  'other-help': 'They cancelled on their own page: they have found somebody to talk to',
  'not-safe': 'They cancelled on their own page: they cannot talk safely',
};

/** Whatever is not one of the choices counts as none made. */
export function cancelReasonOf(text: string): CancelReason {
  return cancelReasons.find((reason) => reason === text) ?? 'no-reason';
}
