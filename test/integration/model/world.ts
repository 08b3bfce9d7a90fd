import type { ModuleRef } from '@nestjs/core';
import type { PinoLogger } from 'nestjs-pino';
import { v7 as uuid } from 'uuid';
import { DomainError } from '../../../src/platform/http/domain-error.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { Sweep } from '../../../src/wiring/sweep.js';
import { number, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { principal } from '../calls/talk-steps.js';
import type { CallerOnTheLine } from '../hotline/caller.js';
import { Phones } from './phones.js';
import { Post } from './post.js';

export const people = 3;
export const counsellors = 3;
export const numberOf = (person: number) => number(41 + person);

export const phoneOf = (counsellor: number) => `+12125550${100 + counsellor}`;

/** The n-th of those with whom it can be done; null: with nobody. */
export const nth = <T>(able: readonly T[], n: number): T | null => able[n % Math.max(1, able.length)] ?? null;
export const everybody = Array.from({ length: people }, (_, person) => person);
export const everyCounsellor = Array.from({ length: counsellors }, (_, counsellor) => counsellor);

/** What we remember ourselves of what was asked of the program. */
export interface Model {
  /** Who said that they want no calls, and nothing else since. */
  readonly saidNever: Set<number>;
}

/** The program on a real database, with everybody's phones and a queue that the test holds. */
export class World {
  readonly phones: Phones;
  readonly post: Post;
  /** By person; whoever hung up is still there until they call again. */
  readonly callers = new Map<number, CallerOnTheLine>();
  /** Whose call is just being written down. */
  readonly dialling = new Set<number>();
  /** What must never happen and no row shows: it happened at the carrier, or in the log. */
  readonly problems: string[] = [];
  readonly staff: StaffPrincipal[] = [];
  /** Who says what about being called, within the command that runs; the model learns it when that is over. */
  readonly saysNever = new Set<number>();
  readonly asksAgain = new Set<number>();
  private readonly sweeping: Sweep;

  private constructor(
    readonly floor: Floor,
    readonly model: Model,
    readonly sourceId: string,
    readonly manager: StaffPrincipal,
  ) {
    this.phones = new Phones(floor, (to, alreadyOn) => this.rings(to, alreadyOn));
    this.post = new Post(floor);
    const error = (what: { err: unknown }, words: string) => this.problems.push(`${words}: ${String(what.err)}`);
    this.sweeping = new Sweep({ get: floor.use } as unknown as ModuleRef, { error } as unknown as PinoLogger);
  }

  static async opened(): Promise<{ floor: Floor; sourceId: string }> {
    const floor = await openFloor();
    const sourceId = uuid();
    await floor.rows.insert('source', { id: sourceId, site_id: floor.rows.siteId, name: 'Site', key_hash: Buffer.from('x') });
    return { floor, sourceId };
  }

  /** So many of the counsellors are there already. */
  static async fresh(floor: Floor, sourceId: string, atWork: number): Promise<World> {
    await floor.reset();
    const world = new World(floor, { saidNever: new Set() }, sourceId, await floor.rows.staff('Morgan', 'manager'));
    for (let n = 0; n < counsellors; n += 1)
      world.staff.push(
        principal(await onShift(floor, `Counsellor ${n}`, 5 + n, n < atWork ? 'available' : 'offline'), 'counsellor'),
      );
    return world;
  }

  get now(): Date {
    return this.floor.clock.at;
  }

  pass(seconds: number): void {
    this.floor.clock.at = new Date(this.now.getTime() + seconds * 1000);
    this.phones.ringOut();
  }

  /** Of two wishes at the same moment we hold the program to none. */
  learn(): void {
    for (const person of this.saysNever) this.model.saidNever.add(person);
    for (const person of this.asksAgain) this.model.saidNever.delete(person);
    this.saysNever.clear();
    this.asksAgain.clear();
  }

  sweep(): Promise<void> {
    return this.sweeping.run();
  }

  /** Some seconds in which the program and the carrier do all they have to do. */
  async works(seconds: number): Promise<void> {
    this.pass(seconds);
    await this.phones.tell();
    await this.post.deliverAll();
    await this.sweep();
    await this.phones.tell();
    await this.post.deliverAll();
  }

  /** A use case that may say no. */
  async tries<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  async one<R>(sql: string, ...values: readonly unknown[]): Promise<R | null> {
    return (await this.floor.database.query<R & Record<string, unknown>>(sql, values))[0] ?? null;
  }

  openCallbackOf(person: number): Promise<{ id: string; state: string; promised_by: Date } | null> {
    return this.one(
      `select c.id, c.state, c.promised_by from callback c join phone_number n on n.person_id = c.person_id
       where n.e164 = $1 and c.ended_at is null`,
      numberOf(person),
    );
  }

  /** Pending ones. */
  offers(): Promise<{ id: string; counsellor_id: string }[]> {
    return this.floor.database.query(
      `select o.id, o.counsellor_id from offer o join counsellor c on c.id = o.counsellor_id where o.state = 'pending' order by c.name`,
    );
  }

  private rings(to: string, alreadyOn: number): void {
    const person = everybody.find((one) => numberOf(one) === to);
    if (person === undefined) return;
    if (alreadyOn > 0) this.problems.push(`person ${person} was rung while another call of ours was at their phone`);
    if (this.model.saidNever.has(person)) this.problems.push(`person ${person} was rung although they had said no to calls`);
  }
}
