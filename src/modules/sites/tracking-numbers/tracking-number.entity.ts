import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of our own numbers that a website shows in place of the site's: it tells the campaign, never the person. */
@Entity('tracking_number')
export class TrackingNumber {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid', { name: 'site_id' })
  readonly siteId: string;

  @Column('text')
  readonly e164: string;

  @Column('timestamptz', { name: 'added_at' })
  readonly addedAt: Date;

  /** Shown to nobody from then on; calls to it are answered for ever. */
  @Column('timestamptz', { name: 'retired_at', nullable: true })
  readonly retiredAt: Date | null;

  /** Until when the campaign that shows it, or showed it last, keeps it. */
  @Column('timestamptz', { name: 'held_until', nullable: true })
  readonly heldUntil: Date | null;
}
