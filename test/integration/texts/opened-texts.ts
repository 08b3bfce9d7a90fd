import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import { TextsInModule } from '../../../src/modules/hotline/texts/index.js';
import { ContactQuestions } from '../../../src/modules/people/index.js';
import { PlaceText, TextsModule } from '../../../src/modules/texts/index.js';
import { minutesAfterStart, type SeededPerson } from '../intake/seeded-rows.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

/** Everything that texts need. */
export class OpenedTexts {
  private constructor(private readonly opened: OpenedModules) {}

  static async open(): Promise<OpenedTexts> {
    return new OpenedTexts(await openModules(CallbacksModule, TextsModule, TextsInModule));
  }

  readonly database = this.opened.database;
  readonly clock = this.opened.clock;
  readonly carrier = this.opened.carrier;
  readonly rows = this.opened.rows;
  readonly use = this.opened.use;
  readonly reset = this.opened.reset;
  readonly close = this.opened.close;

  pass(seconds: number): void {
    this.clock.at = new Date(this.clock.at.getTime() + seconds * 1000);
  }

  /** Somebody who ticked the box for texts, unless told otherwise. */
  async person(e164: string, agreed = true): Promise<SeededPerson> {
    const person = await this.rows.person(e164);
    if (agreed)
      await this.database.query(
        `insert into consent_event (id, person_id, channel, action, received_at) values (gen_random_uuid(), $1, 'sms', 'grant', $2)`,
        [person.personId, minutesAfterStart(-1)],
      );
    return person;
  }

  async text(id: string): Promise<Record<string, unknown>> {
    const text = `select t.*, ${told('text.body', 't')} as body from text_message t where id = $1`;
    return (await opened<Record<string, unknown>>(this.database, text, [id]))[0]!;
  }

  /** What went out or was to go out, oldest first. */
  outgoing(): Promise<{ id: string; line_key: string; language: string; state: string; refused_because: string | null }[]> {
    return this.database.query(
      `select id, line_key, language, state, refused_because from text_message where direction = 'outgoing' order by created_at, id`,
    );
  }

  /** Runs every waiting place-text job, as the worker would. */
  async placeAll(): Promise<void> {
    for (const { id } of (await this.outgoing()).filter(({ state }) => state === 'intended')) await this.use(PlaceText).run(id);
  }

  messages(name: string): Promise<{ payload: Record<string, unknown>; runAt: Date | null }[]> {
    return this.database.query('select payload, run_at as "runAt" from outbox_message where name = $1 order by id', [name]);
  }

  alerts(): Promise<{ kind: string; subject_type: string; subject_id: string }[]> {
    return this.database.query('select kind, subject_type, subject_id from alert order by raised_at');
  }

  facts(e164: string) {
    return this.use(ContactQuestions).textFacts(this.database, e164, this.clock.at);
  }
}
