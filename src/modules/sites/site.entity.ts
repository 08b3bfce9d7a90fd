import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WeeklyHours } from '../../core/contact/weekly-hours.js';

@Entity('site')
export class Site {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('text')
  readonly name: string;

  @Column('text', { name: 'time_zone' })
  readonly timeZone: string;

  /** E.164: what people dial, and the caller id of every call we place. */
  @Column('text', { name: 'phone_number' })
  readonly phoneNumber: string;

  @Column('jsonb')
  readonly hours: WeeklyHours;

  /** Off unless somebody decided otherwise; the caller is asked first either way. */
  @Column('boolean', { name: 'recording_enabled' })
  readonly recordingEnabled: boolean;

  /** E.164: who is rung when this program is away. */
  @Column('text', { name: 'standby_number', nullable: true })
  readonly standbyNumber: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
