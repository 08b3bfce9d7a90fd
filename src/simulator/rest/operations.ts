import { CALLS_OPERATIONS } from '../operations/calls-operations.js';
import { CONFERENCES_OPERATIONS } from '../operations/conferences-operations.js';
import { NUMBERS_OPERATIONS } from '../numbers/numbers-operations.js';
import { LOOKUPS_OPERATIONS } from '../lookups/lookups-operations.js';
import { MESSAGES_OPERATIONS } from '../messages/messages-operations.js';
import { CALL_RECORDINGS_OPERATIONS } from '../recordings/call-recordings-operations.js';
import { CONFERENCE_RECORDINGS_OPERATIONS } from '../recordings/conference-recordings-operations.js';
import { RECORDINGS_OPERATIONS } from '../recordings/recordings-operations.js';
import { VERIFICATIONS_OPERATIONS } from '../verification/verifications-operations.js';
import type { Operation } from './operation.js';
import { PARTICIPANTS_OPERATIONS } from '../operations/participants-operations.js';
import { QUEUES_OPERATIONS } from '../operations/queues-operations.js';

export interface FoundOperation {
  readonly operation: Operation;
  /** From the path; the newer products have none there. */
  readonly accountSid: string | undefined;
  readonly path: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

/** Everything the REST face can do. */
export const OPERATIONS: readonly Operation[] = [
  ...CALLS_OPERATIONS,
  ...CONFERENCES_OPERATIONS,
  ...NUMBERS_OPERATIONS,
  ...PARTICIPANTS_OPERATIONS,
  ...QUEUES_OPERATIONS,
  ...MESSAGES_OPERATIONS,
  ...RECORDINGS_OPERATIONS,
  ...CALL_RECORDINGS_OPERATIONS,
  ...CONFERENCE_RECORDINGS_OPERATIONS,
  ...LOOKUPS_OPERATIONS,
  ...VERIFICATIONS_OPERATIONS,
];

function patternOf({ path, product }: Operation): RegExp {
  const escaped = path.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(product ? `^${escaped}$` : `^/2010-04-01/Accounts/(?<AccountSid>[^/]+)${escaped}$`);
}

const ROUTES: readonly Route[] = OPERATIONS.map((operation) => ({ operation, pattern: patternOf(operation) }));

/**
 * The operation at a product's host, a method and a path without query, or undefined.
 * @param host as `productHost` gives it
 */
export function findOperation(host: string, method: string, uri: string): FoundOperation | undefined {
  for (const { operation, pattern } of ROUTES) {
    const isHere = operation.method === method && host === `${operation.product ?? 'api'}.twilio.com`;
    const match = isHere ? pattern.exec(uri) : undefined;
    if (!match) continue;
    const path = Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
    return { operation, accountSid: path['AccountSid'], path };
  }
  return undefined;
}
