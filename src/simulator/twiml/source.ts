import type { HttpMethod, WebhookName, WebhookParameters } from '../webhooks/webhook.js';

/** Where the next document comes from. */
export type Source =
  | { readonly kind: 'inline'; readonly xml: string }
  | {
      readonly kind: 'url';
      readonly name: WebhookName;
      readonly url: string;
      readonly method: HttpMethod;
      /** Sent besides the standard voice parameters. */
      readonly extra: WebhookParameters;
    };

/** The call is sent to another document over the REST API, whatever it is doing. */
export class Redirected extends Error {
  override readonly name = 'Redirected';

  constructor(readonly source: Source) {
    super('redirected');
  }
}
