import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { ReviewEmergencies } from '../emergency/review-emergencies.js';
import { SoundAlarm } from './sound-alarm.js';
import { SteadyLoop } from './steady-loop.js';

const everyMilliseconds = 2000;

// Open, and the alarm that belongs to it now is not standing, nor was it seen so lately that somebody may be on their way.
const silent = `
  select f.id from flag f
  where f.handled_at is null and f.lowered_at is null and f.level in ('red', 'orange')
    and ((f.level = 'orange' and f.due_at <= $1 and f.escalated_at is null)
      or not exists (select from alert a where a.subject_id = f.id
        and a.kind = case when f.level = 'red' then 'flag-red' when f.escalated_at is null then 'flag-orange' else 'flag-medical-director' end
        and (a.acknowledged_at is null
          or a.raised_at > $1::timestamptz - case f.level when 'red' then interval '60 seconds' else interval '15 minutes' end)))
  order by f.raised_at limit 100`;

/**
 * Sees to it that an alarm sounds until somebody has done something. It runs in every process, on a timer of its own and with nothing
 * but the database: neither a dead process nor a queue that is away may silence a red flag (I-6, B-111).
 */
@Injectable()
export class WatchFlags implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: SteadyLoop;

  constructor(
    private readonly database: Database,
    private readonly alarm: SoundAlarm,
    private readonly emergencies: ReviewEmergencies,
    private readonly clock: Clock,
    @InjectPinoLogger(WatchFlags.name) logger: PinoLogger,
  ) {
    const failed = (error: unknown) => logger.warn({ err: error }, 'alarms of open flags wait: the database does not answer');
    this.loop = new SteadyLoop(() => this.look(), everyMilliseconds, failed);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** One look at everything that is open. */
  async look(): Promise<void> {
    for (const { id } of await this.database.query<{ id: string }>(silent, [this.clock.now()]))
      await this.database.transaction((tx) => this.alarm.run(tx, id, this.clock.now()));
    await this.emergencies.alertOverdue();
  }
}
