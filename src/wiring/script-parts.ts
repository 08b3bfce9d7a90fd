import { CallbackCallScript } from '../modules/callbacks/index.js';
import {
  DialIn,
  HeldScript,
  InCallScript,
  PlainLegScript,
  RecordingReports,
  ReportLeg,
  RoomReports,
  type LegRow,
} from '../modules/calls/index.js';
import { DutyCallScript } from '../modules/flags/index.js';
import { HotlineScript } from '../modules/hotline/index.js';
import { Texted } from '../modules/hotline/texts/index.js';
import { ReportText } from '../modules/texts/index.js';
import type { CallScript } from '../telephony/call-script.js';
import type { Flow } from '../telephony/flow.js';
import type { Use } from './event-subscriptions.js';

type Part<M extends keyof CallScript> = Pick<CallScript, M>;
type LegPart = Part<'answered' | 'asked'>;

/** Who answers the carrier for what. */
export interface ScriptParts {
  /**
   * By whose phone it is. A person whom we dial is rung into a room and asked nothing, unless rooms fail; one who dialled us is a
   * `caller`. A
   * counsellor is `rungIn` when no offer made their phone ring, but a call that is going on.
   */
  readonly legs: Readonly<Record<LegRow['party'] | 'caller' | 'rungIn', LegPart>>;
  /** Calls of ours to whoever is on duty, by the same addresses; null: it is none. */
  readonly duty: Pick<DutyCallScript, 'answered' | 'asked'>;
  /** What anybody on hold hears. */
  readonly held: Pick<HeldScript, 'asked'>;
  readonly incoming: Part<'called' | 'incomingEnded'>;
  readonly softphones: Part<'softphoneCalled'>;
  readonly reports: Part<'reported'>;
  readonly rooms: Part<'roomReported'>;
  readonly recordings: Part<'recordingReported'>;
  readonly texts: Part<'texted' | 'textReported'>;
}

const hangUp: Flow = [{ kind: 'hang-up' }];
const silentLeg: LegPart = { answered: async () => hangUp, asked: async () => hangUp };

/** The whole table; a line is the one place where a part is bound. */
export const scriptParts = (use: Use): ScriptParts => ({
  legs: {
    counsellor: use(CallbackCallScript),
    person: use(PlainLegScript),
    caller: { answered: async () => hangUp, asked: (legId, step, input) => use(HotlineScript).asked(legId, step, input) },
    outside: silentLeg,
    supervisor: silentLeg,
    rungIn: use(InCallScript),
  },
  duty: use(DutyCallScript),
  held: use(HeldScript),
  incoming: use(HotlineScript),
  softphones: use(DialIn),
  reports: {
    reported: async (report) => {
      await use(ReportLeg).run(report);
      await use(DutyCallScript).reported(report);
    },
  },
  texts: { texted: (text) => use(Texted).run(text), textReported: (report) => use(ReportText).run(report) },
  rooms: use(RoomReports),
  recordings: use(RecordingReports),
});
