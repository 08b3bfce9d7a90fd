import type { JobName } from '../../../src/contracts/jobs.js';
import type { EventName } from '../../../src/contracts/events.js';
import { DomainError } from '../../../src/platform/http/domain-error.js';
import { eventSubscriptions } from '../../../src/wiring/event-subscriptions.js';
import { jobHandlers } from '../../../src/wiring/job-handlers.js';
import type { Floor } from '../calls/opened-floor.js';

export const deliveries = ['once', 'twice', 'backwards', 'lost'] as const;
export type Delivery = (typeof deliveries)[number];

interface Message {
  readonly id: string;
  readonly name: JobName | EventName;
  readonly payload: object;
  readonly runAt: Date | null;
}

type Handler = (body: never) => Promise<void>;
const longestChain = 60;

/** Stands between the outbox and the handlers of the program, as a queue does that may repeat, reorder and forget. */
export class Post {
  private readonly handlers: ReadonlyMap<string, readonly Handler[]>;
  private seen = '0';
  private waiting: Message[] = [];

  constructor(private readonly floor: Floor) {
    const events = Object.entries(eventSubscriptions(floor.use)) as [string, readonly Handler[]][];
    const jobs = Object.entries(jobHandlers(floor.use)).map(([name, run]): [string, Handler[]] => [name, [run as Handler]]);
    this.handlers = new Map([...events, ...jobs]);
  }

  /** What is due now, and nothing that follows from it. Returns how many messages there were. */
  async deliver(how: Delivery): Promise<number> {
    await this.collect();
    const now = this.floor.clock.at;
    const due = this.waiting.filter(({ runAt }) => runAt === null || runAt <= now);
    this.waiting = this.waiting.filter((message) => !due.includes(message));
    if (how === 'lost') return due.length;
    const ordered = how === 'backwards' ? due.toReversed() : how === 'twice' ? due.flatMap((one) => [one, one]) : due;
    for (const message of ordered) await this.handle(message);
    return due.length;
  }

  /** Until nothing is due any more. */
  async deliverAll(): Promise<void> {
    for (let round = 0; round < longestChain; round += 1) if ((await this.deliver('once')) === 0) return;
    throw new Error(`Messages make messages without end: ${this.waiting.map(({ name }) => name).join(', ')}`);
  }

  /** When the next message is due that is put off; null: none is. */
  get nextAt(): Date | null {
    const times = this.waiting.flatMap(({ runAt }) => runAt?.getTime() ?? []);
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  private async collect(): Promise<void> {
    const fresh = await this.floor.database.query<Message>(
      'select id, name, payload, run_at as "runAt" from outbox_message where id > $1 order by id',
      [this.seen],
    );
    this.seen = fresh.at(-1)?.id ?? this.seen;
    this.waiting.push(...fresh);
  }

  /** A domain error means that the row has moved on, as in the program's own runner. */
  private async handle({ name, payload }: Message): Promise<void> {
    for (const handler of this.handlers.get(name)!) {
      try {
        await handler(payload as never);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }
}
