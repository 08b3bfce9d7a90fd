import type { FastifyReply } from 'fastify';
import { firstRules } from '../../../../src/core/sources/source-rules.js';
import { DraftLead } from '../../../../src/modules/leads/read/draft-lead.js';
import { LeadBatcher } from '../../../../src/modules/leads/lead-batcher.js';
import { BoardModule } from '../../../../src/modules/board/index.js';
import { CallbacksModule } from '../../../../src/modules/callbacks/index.js';
import { AnswerOwnPage } from '../../../../src/modules/forms/own-page/answers/answer-own-page.js';
import type { Visit } from '../../../../src/modules/forms/own-page/answers/visit.js';
import { OwnPageModule } from '../../../../src/modules/forms/index.js';
import { CarrierModule, HotlineModule } from '../../../../src/modules/hotline/index.js';
import { LeadsModule } from '../../../../src/modules/leads/index.js';
import { SitesModule } from '../../../../src/modules/sites/index.js';
import { openModules, serveModules } from '../../platform/opened-modules.js';
import type { Floor } from '../../calls/opened-floor.js';
import { number, type DuePerson } from '../../calls/floor-steps.js';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface PostedLead extends DuePerson {
  readonly leadId: string;
  readonly token: string;
  readonly validUntil: Date;
}

const sourceId = '0198a000-0000-7000-8000-000000000001';

const modules = [BoardModule, CallbacksModule, LeadsModule, HotlineModule, CarrierModule, OwnPageModule, SitesModule] as const;

export async function openPages(): Promise<Floor> {
  return withWebsite(await openModules(...modules));
}

export async function servePages(): Promise<Floor & { readonly url: string }> {
  return withWebsite(await serveModules(...modules));
}

async function withWebsite<Opened extends Floor>(floor: Opened): Promise<Opened> {
  await floor.rows.insert('source', { id: sourceId, site_id: floor.rows.siteId, name: 'Website', key_hash: Buffer.from('x') });
  return floor;
}

/** The n-th number posts the form of the website. */
export async function posts(floor: Floor, n: number, said: object = {}): Promise<PostedLead> {
  const body = { phone: number(n), name: 'Maria Fernanda', message: 'My son is using again', consent: { call: true }, ...said };
  const source = { kind: 'source', sourceId, siteId: floor.rows.siteId, rules: firstRules.website } as const;
  const draft = await floor.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: null });
  const result = await floor.use(LeadBatcher).write(draft);
  if (result.kind !== 'captured') throw new Error(result.kind);
  const answer = JSON.parse(result.body) as { id: string; callback: { id: string }; page: { url: string; validUntil: string } };
  const [rows] = await floor.database.query<{ personId: string; phoneNumberId: string; intakeId: string }>(
    `select person_id as "personId", phone_number_id as "phoneNumberId", intake_id as "intakeId" from callback where id = $1`,
    [answer.callback.id],
  );
  return {
    ...rows!,
    leadId: answer.id,
    callbackId: answer.callback.id,
    token: answer.page.url.split('/c/')[1]!,
    validUntil: new Date(answer.page.validUntil),
  };
}

async function answered(ask: (reply: FastifyReply) => Promise<void>): Promise<Answer> {
  const answer = { status: 0, headers: {} as Record<string, string>, body: '' };
  const reply = {
    status: (status: number) => Object.assign(answer, { status }) && reply,
    header: (name: string, value: unknown) => Object.assign(answer.headers, { [name]: String(value) }) && reply,
    headers: (all: Record<string, string>) => Object.assign(answer.headers, all) && reply,
    send: (body = '') => Object.assign(answer, { body }) && reply,
  };
  await ask(reply as unknown as FastifyReply);
  return answer;
}

/** Somebody with a browser, who follows the link they were given. */
export class Visitor {
  constructor(
    private readonly floor: Floor,
    private readonly address = '192.0.2.1',
  ) {}

  first(token: string, query: Record<string, string> = {}): Promise<Answer> {
    return answered((reply) => this.page.first(this.visit(token, query, reply)));
  }

  form(token: string, action: string, query: Record<string, string> = {}): Promise<Answer> {
    return answered((reply) => this.page.form(this.visit(token, query, reply), action));
  }

  send(token: string, action: string, fields: Record<string, string>): Promise<Answer> {
    return answered((reply) => this.page.act(this.visit(token, {}, reply), action, fields));
  }

  async stepOf(token: string, action: string): Promise<string> {
    const { body } = await this.form(token, action);
    const step = /name="step" value="([\w-]+)"/.exec(body)?.[1];
    if (!step) throw new Error(`No form for ${action}: ${body}`);
    return step;
  }

  /** Opens the form and presses its button. */
  async press(token: string, action: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.send(token, action, { ...fields, step: await this.stepOf(token, action) });
  }

  private get page(): AnswerOwnPage {
    return this.floor.use(AnswerOwnPage);
  }

  private visit(token: string, query: Record<string, string>, reply: FastifyReply): Visit {
    return { token, query, address: this.address, reply };
  }
}

export function headingOf({ body }: Answer): string {
  return /<h1>(.*?)<\/h1>/.exec(body)?.[1] ?? '';
}
