/** What a site decides about the page that everybody who asked for a call can open. */
export interface OwnPagePolicy {
  /** How long the link is good, at most: it ends earlier, a day after the call is over. */
  readonly linkDays: number;
  /** Whoever agreed to texts gets the link by text too. */
  readonly textLink: boolean;
}

export const standardOwnPage: OwnPagePolicy = { linkDays: 7, textLink: false };

/** JSON Schema of an OwnPagePolicy. */
export const ownPagePolicySchema: object = {
  type: 'object',
  additionalProperties: false,
  required: ['linkDays', 'textLink'],
  properties: { linkDays: { type: 'integer', minimum: 1, maximum: 30 }, textLink: { type: 'boolean' } },
};
