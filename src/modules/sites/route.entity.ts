import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('route')
export class Route {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid', { name: 'site_id' })
  readonly siteId: string;

  @Column('text')
  readonly name: string;

  /** ISO 639-1, such as `en`; one route per site and language. */
  @Column('text')
  readonly language: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
