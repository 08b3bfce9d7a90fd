import { Injectable } from '@nestjs/common';
import type { OwnWishDto } from '../../../contracts/own-wish.dto.js';
import type { ConsentChannel } from '../../../core/consent/consent-event.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';

export interface OwnWish {
  readonly wishedAt: Date;
  readonly saidBy: ConsentChannel;
  /** Ids, and where a paper is kept; never what they said. */
  readonly evidence: Readonly<Record<string, string>>;
}

// They may say it while the talk goes on; a ring that nobody answered says nothing.
const spokenAt = `
  select coalesce(ended_at, $3) as at from call where id = $2 and person_id in (select family_of($1)) and connected_at is not null
  union all select coalesce(ended_at, $3) from inbound_call where id = $2 and person_id in (select family_of($1))`;

/** Finds what the evidence names, and when it was said. It has to be of this very person. */
@Injectable()
export class OwnWishReader {
  /** @throws DomainError wish/unknown-call, wish/unknown-lead, wish/in-future, instant/invalid */
  async read(tx: Tx, personId: string, wish: OwnWishDto, now: Date): Promise<OwnWish> {
    const { source, callId, leadId, keptAt, receivedAt } = wish;
    switch (source) {
      case 'verbal': {
        const [call] = await tx.query<{ at: Date }>(spokenAt, [personId, callId, now]);
        if (!call) throw unknown('wish/unknown-call', 'callId', 'There is no such call with this person.');
        return { wishedAt: call.at, saidBy: 'voice', evidence: { source, callId: callId! } };
      }
      case 'form': {
        const [lead] = await tx.query<{ at: Date }>(
          'select received_at as at from lead where id = $2 and person_id in (select family_of($1))',
          [personId, leadId],
        );
        if (!lead) throw unknown('wish/unknown-lead', 'leadId', 'There is no such lead of this person.');
        return { wishedAt: lead.at, saidBy: 'form', evidence: { source, leadId: leadId! } };
      }
      case 'written': {
        const wishedAt = instantIn('receivedAt', receivedAt!, now);
        if (wishedAt > now) throw unknown('wish/in-future', 'receivedAt', 'receivedAt lies in the future.');
        return { wishedAt, saidBy: 'letter', evidence: { source, keptAt: keptAt!.trim() } };
      }
      default:
        return assertNever(source);
    }
  }
}

function unknown(code: string, field: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field: `wish.${field}`, code, message }] });
}
