/** A document could not be fetched, understood or carried out. `code` is Twilio's; the call goes to its fallback URL. */
export class TwimlFailure extends Error {
  override readonly name = 'TwimlFailure';

  constructor(
    readonly code: number,
    message: string,
    /** Where the document came from, when it came by URL. */
    readonly url?: string,
  ) {
    super(message);
  }
}
