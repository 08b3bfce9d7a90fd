import type { Clock } from '../../../platform/clock.js';
import type { CarrierCall, ListedCall, ListedRecording, ListedText } from '../../telephony-provider.js';
import type { TwilioClient } from '../client/twilio-client.js';
import { toCarrierCall } from './carrier-call.js';
import { toListedCall, toListedRecording, toListedText } from './listed.js';

const reconcileLimit = 50;
const pageSize = 200;

interface Page<T> {
  readonly instances: readonly T[];
  nextPage(): Promise<Page<T>> | undefined;
}

/** What the carrier knows, for comparing it with what we know. A record may come twice while the list moves: compare by its id. */
export class Listing {
  readonly #client: TwilioClient;

  constructor(
    client: TwilioClient,
    private readonly clock: Clock,
  ) {
    this.#client = client;
  }

  /**
   * Filters by start time (whole seconds, inclusive), which a call that still waits for its turn to be dialled does not have:
   * those are asked for by state. Waiting ones first, so that a call which starts between the two requests is in the second.
   */
  async findCalls(query: { to: string; from: string; since: Date }): Promise<readonly CarrierCall[]> {
    const parties = { to: query.to, from: query.from, limit: reconcileLimit };
    const waiting = await this.#client.calls.list({ ...parties, status: 'queued' });
    const started = await this.#client.calls.list({ ...parties, startTimeAfter: query.since });
    const now = this.clock.now();
    const bySid = new Map([...waiting, ...started].map((call) => [call.sid, toCarrierCall(call, now)]));
    const earliest = Math.floor(query.since.getTime() / 1000) * 1000;
    return [...bySid.values()]
      .filter((call) => call.startedAt.getTime() >= earliest)
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  }

  async *calls(since: Date): AsyncGenerator<ListedCall> {
    const now = this.clock.now();
    const first = this.#client.calls.page({ startTimeAfter: since, pageSize });
    for await (const call of everyItem(first)) yield toListedCall(call, now);
  }

  async *recordings(since: Date): AsyncGenerator<ListedRecording> {
    const first = this.#client.recordings.page({ dateCreatedAfter: since, pageSize });
    for await (const recording of everyItem(first)) yield toListedRecording(recording);
  }

  async *texts(since: Date): AsyncGenerator<ListedText> {
    const first = this.#client.messages.page({ dateSentAfter: since, pageSize });
    for await (const text of everyItem(first)) yield toListedText(text);
  }
}

async function* everyItem<T>(first: Promise<Page<T>>): AsyncGenerator<T> {
  let page: Page<T> | undefined = await first;
  while (page !== undefined) {
    yield* page.instances;
    page = await page.nextPage();
  }
}
