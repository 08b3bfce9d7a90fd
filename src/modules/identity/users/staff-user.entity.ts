import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StaffRole } from '../../../platform/auth/principal.js';

@Entity('staff_user')
export class StaffUser {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('text')
  readonly email: string;

  @Column('text')
  readonly name: string;

  @Column('text', { name: 'password_hash', select: false })
  readonly passwordHash: string;

  @Column('text', { array: true })
  readonly roles: StaffRole[];

  @Column('boolean')
  readonly active: boolean;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
