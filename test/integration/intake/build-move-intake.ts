import { CallbackStore } from '../../../src/modules/callbacks/callback.store.js';
import { EndOpenCallback } from '../../../src/modules/callbacks/end-open-callback.js';
import { CounsellorStore } from '../../../src/modules/counsellors/index.js';
import type { IntakeStore } from '../../../src/modules/intake/intake.store.js';
import { MoveIntake } from '../../../src/modules/intake/move-intake.js';
import { PeopleStore, RevokeCallConsent } from '../../../src/modules/people/index.js';
import { OfferStore, QueueEntryStore, WithdrawEntry } from '../../../src/modules/routing/index.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';

/** The real MoveIntake with everything below it. */
export function buildMoveIntake(store: IntakeStore): MoveIntake {
  const outbox = new Outbox(new Set());
  const withdrawEntry = new WithdrawEntry(new QueueEntryStore(), new OfferStore(), new CounsellorStore(outbox), outbox);
  return new MoveIntake(
    store,
    new EndOpenCallback(new CallbackStore(), withdrawEntry, outbox),
    new RevokeCallConsent(new PeopleStore()),
    outbox,
  );
}
