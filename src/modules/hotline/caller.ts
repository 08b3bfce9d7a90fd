import type { Tx } from '../../platform/database/database.js';
import type { StepInput } from '../../telephony/call-script.js';
import type { Flow } from '../../telephony/flow.js';
import type { LegRow } from '../calls/index.js';
import type { InboundCallRow } from './inbound-call.store.js';

/** A caller as one step sees them: their row is locked, and everything happens in this transaction. */
export interface Caller {
  readonly tx: Tx;
  readonly row: InboundCallRow;
  readonly leg: LegRow;
  readonly at: Date;
}

/** One thing that the carrier asks of a caller's leg: what was pressed or happened goes in, what is heard next comes out. */
export interface CallerStep {
  run(caller: Caller, input: StepInput): Promise<Flow>;
}
