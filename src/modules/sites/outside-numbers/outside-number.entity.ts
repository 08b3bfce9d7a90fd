import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OutsideKind } from '../../../core/people/outside-kinds.js';

/** Where a call may be handed to. */
@Entity('outside_number')
export class OutsideNumber {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid', { name: 'site_id' })
  readonly siteId: string;

  @Column('text')
  readonly kind: OutsideKind;

  @Column('text')
  readonly name: string;

  /** E.164. */
  @Column('text', { name: 'phone_number' })
  readonly phoneNumber: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;

  /** Kept, since hand-overs of the past name it. */
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  readonly removedAt: Date | null;
}
