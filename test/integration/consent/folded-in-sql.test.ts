// SQL folds the ledger where a call or text waits for it; core folds it everywhere else. They must never differ.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { consentActions, consentKinds, type ConsentScope, type LedgerEvent } from '../../../src/core/consent/consent-event.js';
import { consentTo } from '../../../src/core/consent/fold-consent.js';
import { foldedConsent } from '../../../src/modules/people/consent/folded-consent.js';
import { newcomer } from '../people/newcomer.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { peopleStores } from '../people/people-stores.js';

let opened: OpenedDatabase;
const at = new Date('2026-11-23T16:00:00Z');
const wholeKinds = consentKinds.filter((kind) => kind !== 'part2_named');
const minutes = (after: number) => new Date(at.getTime() + after * 60_000);

beforeAll(async () => {
  opened = await openDatabase();
});
afterAll(() => opened.close());

const anyLedger = fc.array(
  fc.record({
    kind: fc.constantFrom('sms' as const, 'sms' as const, ...wholeKinds),
    action: fc.constantFrom(...consentActions),
    scope: fc.constantFrom<ConsentScope>({}, {}, {}, { recipient: 'mother' }),
    // Around the instant, the skew of clocks and each other: equal instants are the interesting ones.
    effectiveAt: fc.constantFrom(...[-3, -2, -1, 0, 1, 2].map(minutes), new Date(at.getTime() + 60_001)),
    expiresAt: fc.option(fc.constantFrom(...[-2, -1, 0, 1].map(minutes), new Date(at.getTime() - 1))),
  }),
  { maxLength: 8 },
);
const fold = `select ${wholeKinds.map((kind) => `${foldedConsent(kind, '$2')} as ${kind}`).join(', ')} from person p where id = $1`;

it('the fold in SQL and the pure one agree on any ledger, at any instant', async () => {
  const { database } = opened;
  const { people } = peopleStores(database, at);
  await fc.assert(
    fc.asyncProperty(fc.array(anyLedger, { minLength: 1, maxLength: 10 }), async (ledgers) => {
      await database.transaction(async (tx) => {
        for (const ledger of ledgers) {
          const person = newcomer({ e164: `+1202${Math.random().toString().slice(2, 9)}` });
          await people.findOrCreateMany(tx, [person]);
          await people.recordConsentMany(
            tx,
            ledger.map((event) => eventOf(person.personId, event)),
          );
          const [row] = await tx.query<Record<string, string>>(fold, [person.personId, at]);
          expect(row).toEqual(
            Object.fromEntries(wholeKinds.map((kind) => [kind, consentTo(ledger, { kind, scope: {} }, at).state])),
          );
        }
      });
    }),
    { numRuns: 40 },
  );
});

function eventOf(personId: string, event: LedgerEvent) {
  // A revocation binds when it comes: one that is dated ahead was received then.
  return {
    ...event,
    id: uuid(),
    personId,
    channel: 'staff' as const,
    textVersion: null,
    evidence: {},
    receivedAt: event.effectiveAt,
  };
}
