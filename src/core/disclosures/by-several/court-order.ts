import type { AskedDisclosure, LegalRequestFacts, RefusedDisclosure } from '../disclosure-facts.js';
import { wordsOf } from '../field-groups.js';
import { recipientName } from '../recipients.js';
import { refusalOf } from '../refusals.js';

/**
 * Why a demand of the law lets nothing out; null: a court ordered it. A subpoena, a warrant or a lawyer's letter alone never does
 * (42 CFR 2.61), and an order only what it names, to whom it names (2.64(e), 2.65(e); L-112).
 */
export function orderRefusal(
  { recipient, fields }: AskedDisclosure,
  request: LegalRequestFacts | null,
): RefusedDisclosure | null {
  if (request === null)
    return refusalOf(
      'no-court-order',
      'There is no such legal request about this person: log it first, with whose record it is.',
    );
  if (!request.courtOrder)
    return refusalOf(
      'no-court-order',
      'A subpoena or request alone lets nothing out: a court has to order it under 42 CFR part 2 subpart E, and that order has to be recorded with the request.',
    );
  if (request.isClosed)
    return refusalOf('no-court-order', 'This legal request is closed: nothing goes out on it any more.', 'court-order');
  if (recipient.kind !== 'court' || recipientName(recipient.name) !== recipientName(request.sender))
    return refusalOf(
      'wrong-recipient',
      `The order lets it go to ${recipientName(request.sender)} only: name them, as a court.`,
      'court-order',
    );
  if (!fields.some((field) => request.orderFields.includes(field)))
    return refusalOf('outside-scope', `The order lets out no more than: ${wordsOf(request.orderFields)}.`, 'court-order');
  return null;
}
