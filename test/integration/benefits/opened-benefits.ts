import { v7 as uuid } from 'uuid';
import type { AskForBenefitsDto } from '../../../src/contracts/benefits/ask-benefits.dto.js';
import type { BenefitsRequestDetailDto } from '../../../src/contracts/benefits/benefits.dto.js';
import type { DisclosureDto } from '../../../src/contracts/disclosures/disclosure.dto.js';
import type { ConsentKind } from '../../../src/core/consent/consent-event.js';
import { BenefitsModule } from '../../../src/modules/benefits/index.js';
import { BenefitsReadModel } from '../../../src/modules/benefits/benefits.read-model.js';
import { AskForBenefits } from '../../../src/modules/benefits/by-staff/ask-for-benefits.js';
import { InsuredSeal } from '../../../src/modules/benefits/insured-seal.js';
import { AskPayer } from '../../../src/modules/benefits/payer/ask-payer.js';
import { BeginTry } from '../../../src/modules/benefits/payer/begin-try.js';
import { HoldUp } from '../../../src/modules/benefits/payer/hold-up.js';
import { RecordReply } from '../../../src/modules/benefits/payer/record-reply.js';
import { SendToPayer } from '../../../src/modules/benefits/payer/send-to-payer.js';
import { WriteQuestion } from '../../../src/modules/benefits/payer/write-question.js';
import type { BenefitsPort } from '../../../src/modules/benefits/port/benefits-port.js';
import { RequestStore } from '../../../src/modules/benefits/request.store.js';
import { ChangeVendors, Disclose, DisclosuresReadModel } from '../../../src/modules/disclosures/index.js';
import { KeepRevocation, PeopleStore, type ConsentEvent } from '../../../src/modules/people/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { startPayer, type RunningPayer } from '../../../src/simulator/payer/start-payer.js';
import type { SeededPerson } from '../intake/seeded-rows.js';
import { openModulesWith, type OpenedModules } from '../platform/opened-modules.js';

export const sender = { senderId: 'RINGBACK', receiverId: 'SIMULATED', npi: '1234567893', usage: 'T' } as const;

export const clearingHouse = {
  key: 'clearing-house',
  name: 'Simulated clearing house',
  services: ['questions to insurers'],
  baaOn: '2026-01-01',
  qsoa: true,
};

export const question = {
  way: 'electronic',
  payer: { name: 'Palm Health', code: 'SIM01' },
  memberId: 'PALM1001',
  patient: { firstName: 'María', lastName: 'de la Cruz', birthDate: '1987-05-14' },
} satisfies AskForBenefitsDto;

/** Benefits on a real database with a clearing house that is a real server, and a clock that the test holds; nothing drains the outbox. */
export class OpenedBenefits {
  private constructor(
    readonly modules: OpenedModules,
    readonly house: RunningPayer,
  ) {}

  static async open(): Promise<OpenedBenefits> {
    const house = await startPayer();
    const env = {
      BENEFITS_URL: house.url,
      BENEFITS_SENDER_ID: sender.senderId,
      BENEFITS_RECEIVER_ID: sender.receiverId,
      BENEFITS_NPI: sender.npi,
    };
    return new OpenedBenefits(await openModulesWith(env, BenefitsModule), house);
  }

  readonly use = this.modules.use;
  readonly database = this.modules.database;
  readonly payer = this.house.payer;
  staff!: StaffPrincipal;
  person!: SeededPerson;
  vendorId!: string;

  async reset(): Promise<void> {
    await this.modules.reset();
    this.payer.forget();
    this.staff = await this.modules.rows.staff('Ana', 'counsellor');
    this.person = await this.modules.rows.person();
    this.vendorId = await this.use(ChangeVendors).add(clearingHouse, this.staff.userId);
  }

  async close(): Promise<void> {
    await this.modules.close();
    await this.house.stop();
  }

  async consent(kind: ConsentKind, change: Partial<ConsentEvent> = {}): Promise<string> {
    const receivedAt = this.modules.clock.now();
    const of = { id: uuid(), personId: this.person.personId, evidence: {}, receivedAt };
    const event: ConsentEvent = { ...of, kind, action: 'grant', channel: 'form', textVersion: '2026-1', ...change };
    await this.database.transaction((tx) => this.use(PeopleStore).recordConsentMany(tx, [event]));
    return event.id;
  }

  async agreed(change: Partial<ConsentEvent> = {}): Promise<readonly string[]> {
    return [await this.consent('vob', change), await this.consent('part2_tpo')];
  }

  /** As a letter of theirs is written down. */
  revoke(kind: ConsentKind, beforeCommit = async () => {}, whose = this.person): Promise<void> {
    const how = { channel: 'letter', capturedBy: null, evidence: {}, statedAt: null, isDocument: true } as const;
    const of = { personId: whose.personId };
    const at = this.modules.clock.now();
    return this.database.transaction(async (tx) => {
      await this.use(KeepRevocation).run(tx, { of, kinds: [kind], because: 'They wrote', ...how, at });
      await beforeCommit();
    });
  }

  /** What was told and what was stopped, oldest first. */
  async disclosures(): Promise<DisclosureDto[]> {
    return (await this.use(DisclosuresReadModel).of(this.person.personId)).toReversed();
  }

  ask(change: Partial<AskForBenefitsDto> = {}): Promise<string> {
    return this.use(AskForBenefits).run(this.person.intakeId, { ...question, ...change }, this.staff);
  }

  /** As the job does it. */
  run(requestId: string): Promise<void> {
    return this.use(AskPayer).run(requestId);
  }

  /** The same, by another way out. */
  runThrough(port: BenefitsPort, requestId: string): Promise<void> {
    const [requests, beginTry, seal] = [this.use(RequestStore), this.use(BeginTry), this.use(InsuredSeal)];
    const question = new WriteQuestion(this.database, requests, beginTry, port, seal);
    const send = new SendToPayer(this.use(Disclose), question, this.use(HoldUp), port);
    return new AskPayer(this.database, send, this.use(RecordReply), this.modules.clock).run(requestId);
  }

  one(requestId: string): Promise<BenefitsRequestDetailDto> {
    return this.use(BenefitsReadModel).one(requestId);
  }

  pass(seconds: number): void {
    this.modules.clock.at = new Date(this.modules.clock.now().getTime() + seconds * 1000);
  }

  async alerts(): Promise<string[]> {
    const text = 'select kind from alert where acknowledged_at is null order by kind';
    return (await this.database.query<{ kind: string }>(text)).map(({ kind }) => kind);
  }

  /** Names of what left through the outbox, oldest first. */
  async told(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>('select name from outbox_message order by id');
    return rows.map(({ name }) => name);
  }
}
