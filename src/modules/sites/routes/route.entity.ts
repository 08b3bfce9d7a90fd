import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('route')
export class Route {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid', { name: 'site_id' })
  readonly siteId: string;

  @Column('text')
  readonly name: string;

  /** ISO 639-1, such as `en`. */
  @Column('text')
  readonly language: string;

  /** Null: for everybody who speaks the language. */
  @Column('text', { nullable: true })
  readonly programme: string | null;

  /** Whoever serves it has all of them; in alphabetical order. */
  @Column('text', { array: true })
  readonly skills: string[];

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
