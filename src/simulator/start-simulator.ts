import { CallBook } from './calls/call-book.js';
import { CallPacing } from './calls/call-pacing.js';
import { Carrier } from './carrier/carrier.js';
import { RoomBook } from './conferences/room-book.js';
import { controlServer } from './control/control-server.js';
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
import { restServer } from './rest/rest-server.js';
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

export interface RunningSimulator {
  /** Origins, without a trailing slash. */
  readonly restUrl: string;
  readonly controlUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** What everything random was drawn from; name it when a run fails, and give it again to strike the same. */
  readonly seed: string;
  /** Of the REST face over HTTPS, when it has a certificate. */
  readonly tlsUrl: string | undefined;
  /** Ends all calls without further webhooks and closes both faces. */
  stop(): Promise<void>;
}

function createWorld(options: SimulatorOptions): World {
  const { accountSid = DEFAULT_ACCOUNT_SID, authToken = DEFAULT_AUTH_TOKEN, ownNumbers, phones = [] } = options;
  const { apiKeySid = DEFAULT_API_KEY_SID, apiKeySecret = DEFAULT_API_KEY_SECRET } = options;
  const { seed = freshSeed(), strictTwiml = true } = options;
  const clock = new Clock(options.stepped ? 0 : (options.speed ?? 1));
  const timeline = new Timeline(clock);
  const traffic = new TrafficLog(options.trafficLog);
  const faults = new FaultRules({ seed, seconds: () => clock.seconds() });
  const credentials = {
    accountSid,
    primaryToken: authToken,
    secondaryToken: undefined,
    apiKey: { sid: apiKeySid, secret: apiKeySecret },
  };
  const numbers = new NumberBook(ownNumbers, clock);
  for (const [sid, voiceUrl] of Object.entries(options.applications ?? {})) numbers.putApplication(sid, { voiceUrl });
  const limits = { callsPerSecond: undefined, concurrentRequests: undefined, ...options.limits };
  const phoneBook = new PhoneBook();
  for (const phone of phones) phoneBook.declare(phone);
  return {
    accountSid,
    credentials,
    limits,
    debugger: { url: options.debuggerUrl },
    strictTwiml,
    seed,
    ownNumbers,
    numbers,
    clock,
    timeline,
    traffic,
    faults,
    webhooks: new WebhookSender({ credentials, clock, timeline, traffic, faults }),
    phones: phoneBook,
    softphones: new SoftphoneBook({ accountSid, apiKeySid, apiKeySecret }, clock),
    refusals: new RefusalLog(),
    calls: new CallBook(),
    pacing: new CallPacing(clock, limits),
    rooms: new RoomBook(clock),
    queues: new QueueBook(clock),
    messages: new MessageBook(),
    carrier: new Carrier(),
    recordings: new RecordingBook(),
    verifications: new VerificationBook(),
  };
}

// Unless told otherwise only this machine may reach it: both faces can be made to send requests anywhere.
const thisMachine = '127.0.0.1';

/** Starts a local Twilio: the REST face and the control face. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const world = createWorld(options);
  const rest = restServer(world);
  const secure = options.tls && restServer(world, options.tls);
  const control = controlServer(world);
  const host = options.host ?? thisMachine;
  const restUrl = await rest.listen({ host, port: options.port ?? 0 });
  const controlUrl = await control.listen({ host, port: options.controlPort ?? 0 });
  const tlsUrl = await secure?.listen({ host, port: options.tls?.port ?? 0 });
  return {
    restUrl,
    controlUrl,
    accountSid: world.accountSid,
    authToken: world.credentials.primaryToken,
    seed: world.seed,
    tlsUrl,
    async stop() {
      world.webhooks.stop();
      world.clock.stop();
      await Promise.all([rest.close(), control.close(), secure?.close()]);
    },
  };
}
