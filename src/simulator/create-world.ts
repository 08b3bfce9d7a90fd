import { CallBook } from './calls/call-book.js';
import { CallPacing } from './calls/call-pacing.js';
import { Carrier } from './carrier/carrier.js';
import { RoomBook } from './conferences/room-book.js';
import type { Credentials } from './credentials.js';
import { FaultRules } from './faults/fault-rules.js';
import { MessageBook } from './messages/message-book.js';
import { NumberBook } from './numbers/number-book.js';
import { PhoneBook } from './phones/phone-book.js';
import { RefusalLog } from './phones/refusal-log.js';
import { QueueBook } from './queues/queue-book.js';
import { RecordingBook } from './recordings/recording-book.js';
import { Clock } from './record/clock.js';
import { freshSeed } from './record/seeded-chance.js';
import { Timeline } from './record/timeline.js';
import { TrafficLog } from './record/traffic-log.js';
import {
  DEFAULT_ACCOUNT_SID,
  DEFAULT_API_KEY_SECRET,
  DEFAULT_API_KEY_SID,
  DEFAULT_AUTH_TOKEN,
  type SimulatorOptions,
} from './simulator-options.js';
import { SoftphoneBook } from './softphones/softphone-book.js';
import { VerificationBook } from './verification/verification-book.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import type { World } from './world.js';

function credentialsOf(options: SimulatorOptions): Credentials {
  const { accountSid = DEFAULT_ACCOUNT_SID, authToken = DEFAULT_AUTH_TOKEN } = options;
  const { apiKeySid = DEFAULT_API_KEY_SID, apiKeySecret = DEFAULT_API_KEY_SECRET } = options;
  return { accountSid, primaryToken: authToken, secondaryToken: undefined, apiKey: { sid: apiKeySid, secret: apiKeySecret } };
}

function numbersOf({ ownNumbers, applications = {} }: SimulatorOptions, clock: Clock): NumberBook {
  const numbers = new NumberBook(ownNumbers, clock);
  for (const [sid, voiceUrl] of Object.entries(applications)) numbers.putApplication(sid, { voiceUrl });
  return numbers;
}

function phonesOf({ phones = [] }: SimulatorOptions): PhoneBook {
  const book = new PhoneBook();
  for (const phone of phones) book.declare(phone);
  return book;
}

/** What webhooks are sent with and written to, which all the rest shares. */
function wireOf(options: SimulatorOptions, credentials: Credentials, seed: string) {
  const clock = new Clock(options.stepped ? 0 : (options.speed ?? 1));
  const timeline = new Timeline(clock);
  const traffic = new TrafficLog(options.trafficLog);
  const faults = new FaultRules({ seed, seconds: () => clock.seconds() });
  return { clock, timeline, traffic, faults, webhooks: new WebhookSender({ credentials, clock, timeline, traffic, faults }) };
}

/** A telephone company on which nothing has happened yet. */
export function createWorld(options: SimulatorOptions): World {
  const { seed = freshSeed(), strictTwiml = true } = options;
  const credentials = credentialsOf(options);
  const wire = wireOf(options, credentials, seed);
  const { accountSid, apiKey } = credentials;
  const limits = { callsPerSecond: undefined, concurrentRequests: undefined, ...options.limits };
  return {
    ...wire,
    accountSid,
    credentials,
    limits,
    debugger: { url: options.debuggerUrl },
    strictTwiml,
    seed,
    ownNumbers: options.ownNumbers,
    numbers: numbersOf(options, wire.clock),
    phones: phonesOf(options),
    softphones: new SoftphoneBook({ accountSid, apiKeySid: apiKey.sid, apiKeySecret: apiKey.secret }, wire.clock),
    refusals: new RefusalLog(),
    calls: new CallBook(),
    pacing: new CallPacing(wire.clock, limits),
    rooms: new RoomBook(wire.clock),
    queues: new QueueBook(wire.clock),
    messages: new MessageBook(),
    carrier: new Carrier(),
    recordings: new RecordingBook(),
    verifications: new VerificationBook(),
  };
}
