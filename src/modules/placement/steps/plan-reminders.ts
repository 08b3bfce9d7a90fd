import { Injectable } from '@nestjs/common';
import { reminderMoment } from '../../../core/placement/reminder-moment.js';
import { plannedReminders } from '../../../core/placement/reminder-times.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { TextingFactsReader } from '../../texts/index.js';
import type { PlacedIntake } from '../placed-intake.reader.js';
import { StepStore } from './step.store.js';

interface Expected {
  readonly id: string;
  readonly startsAt: Date;
  readonly timeZone: string;
}

const atAnyHour = (): { readonly kind: 'never' } => ({ kind: 'never' });

/** When somebody is reminded of an appointment; whether by text is asked again when the time has come. */
@Injectable()
export class PlanReminders {
  constructor(
    private readonly steps: StepStore,
    private readonly facts: TextingFactsReader,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, { id, startsAt, timeZone }: Expected, { intakeId, e164, siteId }: PlacedIntake): Promise<void> {
    const now = this.clock.now();
    const mayText = e164 === null ? atAnyHour : await this.facts.whenAllowed(tx, { e164, siteId }, now);
    const planned = plannedReminders(startsAt, timeZone, now).flatMap((reminder) => {
      const dueAt = reminderMoment(reminder, now, mayText);
      return dueAt === null ? [] : [{ intakeId, kind: reminder.kind, dueAt, usefulUntil: reminder.usefulUntil }];
    });
    await this.steps.plan(tx, { appointmentId: id }, planned);
  }
}
