import { CallbackStore } from '../../../src/modules/callbacks/callback.store.js';
import { EndOpenCallback } from '../../../src/modules/callbacks/end-open-callback.js';
import { CounsellorStore, FreeCounsellor } from '../../../src/modules/counsellors/index.js';
import type { IntakeStore } from '../../../src/modules/intake/intake.store.js';
import { MoveIntake } from '../../../src/modules/intake/move-intake.js';
import { PeopleStore, RevokeCallConsent } from '../../../src/modules/people/index.js';
import { OfferStore, QueueEntryStore, WithdrawEntry } from '../../../src/modules/routing/index.js';
import { PolicyDirectory } from '../../../src/modules/sites/index.js';
import { PolicyStore } from '../../../src/modules/sites/policies/policy.store.js';
import type { Clock } from '../../../src/platform/clock.js';
import type { Database } from '../../../src/platform/database/database.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';

/** The real MoveIntake with everything below it. */
export function buildMoveIntake(store: IntakeStore, database: Database, clock: Clock): MoveIntake {
  const outbox = new Outbox(new Set());
  const policies = new PolicyDirectory(new PolicyStore(database), clock);
  const freeCounsellor = new FreeCounsellor(new CounsellorStore(outbox), policies);
  const withdrawEntry = new WithdrawEntry(new QueueEntryStore(), new OfferStore(), freeCounsellor, outbox);
  return new MoveIntake(
    store,
    new EndOpenCallback(new CallbackStore(), withdrawEntry, outbox),
    new RevokeCallConsent(new PeopleStore()),
    outbox,
  );
}
