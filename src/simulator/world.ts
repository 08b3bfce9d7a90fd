import type { CallBook } from './calls/call-book.js';
import type { Carrier } from './carrier/carrier.js';
import type { CallPacing } from './calls/call-pacing.js';
import type { RoomBook } from './conferences/room-book.js';
import type { Credentials } from './credentials.js';
import type { FaultRules } from './faults/fault-rules.js';
import type { MessageBook } from './messages/message-book.js';
import type { NumberBook } from './numbers/number-book.js';
import type { Limits } from './limits.js';
import type { PhoneBook } from './phones/phone-book.js';
import type { RefusalLog } from './phones/refusal-log.js';
import type { QueueBook } from './queues/queue-book.js';
import type { RecordingBook } from './recordings/recording-book.js';
import type { Clock } from './record/clock.js';
import type { Timeline } from './record/timeline.js';
import type { TrafficLog } from './record/traffic-log.js';
import type { SoftphoneBook } from './softphones/softphone-book.js';
import type { VerificationBook } from './verification/verification-book.js';
import type { WebhookSender } from './webhooks/webhook-sender.js';

/** Everything one running simulator consists of. Rules are functions over it; it holds no rule itself. */
export interface World {
  readonly accountSid: string;
  readonly credentials: Credentials;
  readonly limits: Limits;
  /** Numbers that may appear as caller; undefined allows any +1 number. */
  readonly ownNumbers: readonly string[] | undefined;
  readonly numbers: NumberBook;
  /** Where debugger events go. */
  readonly debugger: { url: string | undefined };
  /** What Twilio's grammar does not know fails a document; else it is only noted. */
  readonly strictTwiml: boolean;
  /** What everything random here is drawn from. */
  readonly seed: string;
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly traffic: TrafficLog;
  readonly faults: FaultRules;
  readonly webhooks: WebhookSender;
  readonly phones: PhoneBook;
  readonly softphones: SoftphoneBook;
  readonly refusals: RefusalLog;
  readonly calls: CallBook;
  readonly pacing: CallPacing;
  readonly rooms: RoomBook;
  readonly queues: QueueBook;
  readonly messages: MessageBook;
  readonly carrier: Carrier;
  readonly recordings: RecordingBook;
  readonly verifications: VerificationBook;
}
