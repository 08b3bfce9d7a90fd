import { Injectable } from '@nestjs/common';
import type { Answering } from '../../core/contact/contact-facts.js';
import { isFinalText, type TextStateName } from '../../core/texts/text-progress.js';
import type { TextMeaning } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';

export interface TextRow {
  readonly id: string;
  readonly site_id: string;
  readonly person_id: string | null;
  readonly our_number: string;
  readonly their_number: string;
  readonly line_key: string;
  readonly answers: Answering;
  readonly body: string | null;
  readonly state: TextStateName;
  readonly carrier_sid: string | null;
  readonly code: string | null;
  readonly created_at: Date;
  readonly placing_since: Date | null;
  readonly checked_at: Date | null;
  readonly ended_at: Date | null;
}

export interface NewText {
  readonly id: string;
  readonly siteId: string;
  readonly personId: string | null;
  readonly from: string;
  readonly to: string;
  readonly line: { readonly key: string; readonly version: number; readonly language: string; readonly text: string };
  readonly answers: Answering;
  /** Null: it goes out. */
  readonly refusedBecause: string | null;
  readonly at: Date;
}

export interface ReceivedText {
  readonly id: string;
  readonly siteId: string;
  readonly personId: string | null;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly pictures: number;
  readonly carrierSid: string;
  readonly meaning: TextMeaning;
  readonly at: Date;
}

const outgoing = `
  select id, site_id, person_id, our_number, their_number, line_key, answers, ${told('text.body', 'text_message')} as body, state, carrier_sid, code, created_at, placing_since, checked_at, ended_at
  from text_message where id = $1 and direction = 'outgoing'`;
const wordsOfNobody = `
  select ${told('text.body', 'text_message')} as body from text_message where id = $1 and person_id is null for update`;

/** Writes texts. The row of an outgoing one is the intent: it stands before the carrier is asked, so that no crash doubles it. */
@Injectable()
export class TextStore {
  constructor(private readonly seals: Seals) {}

  async intend(tx: Tx, text: NewText): Promise<void> {
    const { id, personId, line, refusedBecause } = text;
    const sealed = await this.seals.seal(tx, personId, 'text.body', id, refusedBecause === null ? line.text : null);
    await tx.query(
      `insert into text_message (id, direction, site_id, person_id, our_number, their_number, line_key, line_version, language, body_sealed, state,
         refused_because, created_at, ended_at, answers)
       values ($1, 'outgoing', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $10 = 'refused' then $12::timestamptz end, $13)`,
      [
        id,
        text.siteId,
        personId,
        text.from,
        text.to,
        line.key,
        line.version,
        line.language,
        sealed,
        refusedBecause === null ? 'intended' : 'refused',
        refusedBecause,
        text.at,
        text.answers,
      ],
    );
  }

  /** False when this text was received before: the carrier delivers some twice, and the first delivery did everything (F99). */
  async receive(tx: Tx, text: ReceivedText): Promise<boolean> {
    const { id, personId, body } = text;
    const sealed = await this.seals.seal(tx, personId, 'text.body', id, body);
    const rows = await tx.query(
      `insert into text_message (id, direction, site_id, person_id, our_number, their_number, body_sealed, pictures, state, carrier_sid, meaning,
         created_at, ended_at)
       values ($1, 'incoming', $2, $3, $4, $5, $6, $7, 'received', $8, $9, $10, $10)
       on conflict on constraint text_message_carrier_sid_unique do nothing returning id`,
      [id, text.siteId, personId, text.to, text.from, sealed, text.pictures, text.carrierSid, text.meaning, text.at],
    );
    return rows.length === 1;
  }

  /** An incoming text made somebody known who was not. */
  async attachPerson(tx: Tx, textId: string, personId: string): Promise<void> {
    const [row] = await this.seals.open(tx, await tx.query<{ body: string | null }>(wordsOfNobody, [textId]));
    if (!row) return;
    const sealed = await this.seals.seal(tx, personId, 'text.body', textId, row.body);
    await tx.query('update text_message set person_id = $2, body = null, body_sealed = $3 where id = $1', [
      textId,
      personId,
      sealed,
    ]);
  }

  async personOf(tx: Tx, textId: string): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string | null }>('select person_id from text_message where id = $1', [textId]);
    return row?.person_id ?? null;
  }

  /** An outgoing one. */
  async lock(tx: Tx, textId: string): Promise<TextRow | null> {
    const rows = await tx.query<TextRow>(`${outgoing} for update`, [textId]);
    return (await this.seals.open(tx, rows))[0] ?? null;
  }

  async find(db: Pick<Tx, 'query'>, textId: string): Promise<TextRow | null> {
    return (await this.seals.open(db, await db.query<TextRow>(outgoing, [textId])))[0] ?? null;
  }

  /** A final state takes the words with it: the line and its version say what they were. */
  async move(tx: Tx, textId: string, to: TextStateName, at: Date, because: string | null = null): Promise<void> {
    await tx.query(
      `update text_message set state = $2, refused_because = coalesce($5, refused_because),
         placing_since = case when $2 = 'placing' then $3 else placing_since end, checked_at = null,
         ended_at = case when $4 then $3::timestamptz end, body = case when $4 then null else body end,
         body_sealed = case when $4 then null else body_sealed end
       where id = $1`,
      [textId, to, at, isFinalText(to), because],
    );
  }

  async markUnknown(tx: Tx, textId: string): Promise<void> {
    await tx.query(`update text_message set state = 'unknown' where id = $1 and state = 'placing'`, [textId]);
  }

  /** Gives back the right to place: the carrier said that it did not process the request. */
  async backToIntended(tx: Tx, textId: string, at: Date): Promise<void> {
    await tx.query(`update text_message set state = 'intended', watched_at = $2 where id = $1 and state = 'placing'`, [
      textId,
      at,
    ]);
  }

  async adopt(tx: Tx, textId: string, carrierSid: string): Promise<void> {
    await tx.query('update text_message set carrier_sid = $2 where id = $1 and carrier_sid is null', [textId, carrierSid]);
  }

  async keepCode(tx: Tx, textId: string, code: string): Promise<void> {
    await tx.query('update text_message set code = $2 where id = $1', [textId, code]);
  }

  /** False when it has ended already. */
  async close(tx: Tx, textId: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'update text_message set ended_at = $2, body = null, body_sealed = null where id = $1 and ended_at is null returning id',
      [textId, at],
    );
    return rows.length === 1;
  }

  async markChecked(db: Pick<Tx, 'query'>, textId: string, at: Date): Promise<void> {
    await db.query('update text_message set checked_at = $2 where id = $1', [textId, at]);
  }

  /** What waits to go to this number, but for the confirmation of their stop; what the carrier has cannot be called back. */
  cancelWaiting(tx: Tx, theirNumber: string, because: string, at: Date): Promise<{ id: string; person_id: string | null }[]> {
    return tx.query(
      `update text_message set state = 'canceled', refused_because = $2, ended_at = $3, body = null, body_sealed = null
       where their_number = $1 and direction = 'outgoing' and state = 'intended' and line_key <> 'text.stopped'
       returning id, person_id`,
      [theirNumber, because, at],
    );
  }

  /** Which of these the ledger has already, of either direction. */
  async knownSids(db: Pick<Tx, 'query'>, sids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.query<{ carrier_sid: string }>('select carrier_sid from text_message where carrier_sid = any($1)', [
      sids,
    ]);
    return new Set(rows.map((row) => row.carrier_sid));
  }

  /** The carrier's id of a text that is over, while its words still stand there; of either direction. */
  async unredactedSid(db: Pick<Tx, 'query'>, textId: string): Promise<string | null> {
    const [row] = await db.query<{ carrier_sid: string | null }>(
      'select carrier_sid from text_message where id = $1 and redacted_at is null and ended_at is not null',
      [textId],
    );
    return row?.carrier_sid ?? null;
  }

  async markRedacted(db: Pick<Tx, 'query'>, textId: string, at: Date): Promise<void> {
    await db.query('update text_message set redacted_at = $2 where id = $1', [textId, at]);
  }
}
