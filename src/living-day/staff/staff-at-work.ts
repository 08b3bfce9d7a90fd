import type { Persona } from '../script/happenings.js';
import type { Crowd } from '../script/pace.js';
import type { Random } from '../script/random.js';
import type { DayOptions } from '../world/day-options.js';
import { StaffClient } from '../world/staff-client.js';
import { CounsellorAtWork } from './counsellor-at-work.js';
import { Office } from './office.js';
import { WhoAnswers } from './outcomes.js';
import { serveEveryLine } from './serve-every-line.js';
import { howManyWork, lookAtDesks } from './shift.js';

const looksBetweenTidying = 8;

/** Whoever works by hand has so long for an outcome; what a demonstration left behind is written after it. */
const newcomersTimeMs = [180_000, 200_000] as const;

/** Everybody whom the day plays among the staff. The first counsellor of the sample is the newcomer's: their presence is never touched. */
export class StaffAtWork {
  private readonly newcomers: CounsellorAtWork;
  private readonly counsellors: readonly CounsellorAtWork[];
  private readonly office: Office;
  private readonly administrator: StaffClient;
  private readonly whoAnswers = new WhoAnswers();
  private looks = 0;

  constructor({ url, sample, speed }: DayOptions, random: Random) {
    const having = (role: string) =>
      sample.staff.filter(({ roles }) => roles[0] === role).map((account) => new StaffClient(url, account));
    const [newcomers, ...ours] = having('counsellor');
    const [[manager], [clinician], [administrator]] = [having('manager'), having('clinician'), having('admin')];
    if (!manager || !clinician || !administrator || !newcomers || ours.length === 0)
      throw new Error('The sample staff is not complete: delete the data folder to begin anew.');
    const lasts = (milliseconds: number) => milliseconds / speed;
    const around = { random, whoAnswers: this.whoAnswers, lasts };
    this.newcomers = new CounsellorAtWork(newcomers, around, newcomersTimeMs);
    this.counsellors = ours.map((client) => new CounsellorAtWork(client, around));
    this.office = new Office(manager, clinician, speed);
    this.administrator = administrator;
  }

  async arrive(): Promise<void> {
    for (const { client } of this.counsellors) await serveEveryLine(this.administrator, await client.id());
    await this.administrator.signOut();
    await this.look();
  }

  crowd(): Promise<Crowd> {
    return this.office.board();
  }

  expect(callbackId: string, answers: readonly Persona[]): void {
    this.whoAnswers.expect(callbackId, answers);
  }

  async look(): Promise<void> {
    const now = Date.now();
    const { counsellors } = await this.office.board();
    const ours: CounsellorAtWork[] = [];
    for (const one of this.counsellors) if (!(await one.isTaken(now))) ours.push(one);
    const ids = new Set(await Promise.all(ours.map((one) => one.client.id())));
    const others = counsellors.filter(({ id }) => !ids.has(id));
    if (!(await this.newcomers.isTaken(now))) await this.newcomers.look(now, null);
    await lookAtDesks(ours, howManyWork(ours.length, others), now);
    this.looks += 1;
    if (this.looks % looksBetweenTidying === 0) await this.office.tidy(now, new Set(others.map(({ id }) => id)));
  }

  async goHome(): Promise<void> {
    const now = Date.now();
    for (const one of this.counsellors) {
      if (!(await one.isTaken(now))) await one.goHome();
      await one.client.signOut();
    }
    await this.newcomers.client.signOut();
    await this.office.close();
  }
}
