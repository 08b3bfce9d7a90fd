import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('source')
export class Source {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid', { name: 'site_id' })
  readonly siteId: string;

  @Column('text')
  readonly name: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  readonly disabledAt: Date | null;
}
