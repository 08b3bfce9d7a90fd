import { Injectable } from '@nestjs/common';
import type { CallDto, CallLegDto } from '../../contracts/calls/call.dto.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';
import { VoicemailWords, type VoicemailFacts } from './voicemail-words.js';

type CallRow = Omit<CallDto, 'legs' | 'voicemail'>;

const oneCall = `
  select c.id, c.callback_id as "callbackId", c.person_id as "personId", c.counsellor_id as "counsellorId", c.state,
    c.started_at as "startedAt", c.connected_at as "connectedAt", c.ended_at as "endedAt", c.end_cause as "endCause",
    exists (select from call_leg l where l.call_id = c.id and l.rung_plainly) as degraded, c.disposition,
    ${told('call.note', 'c')} as "dispositionNote"
  from call c where c.id = $1`;
const legsOfCall = `
  select id, party, '••••' || right(case when inbound_call_id is null then to_number else from_number end, 2) as number, state,
    answered_at as "answeredAt", ended_at as "endedAt"
  from call_leg where call_id = $1 order by intended_at`;
const voicemailFacts = `
  select c.site_id as "siteId", k.name as "counsellorName", p.language, p.id as "personId", b.phone_number_id as "phoneNumberId"
  from call c join counsellor k on k.id = c.counsellor_id join person p on p.id = c.person_id join callback b on b.id = c.callback_id
  where c.id = $1`;

/** Calls as screens show them: no full number leaves here. */
@Injectable()
export class CallsReadModel {
  constructor(
    private readonly database: Database,
    private readonly words: VoicemailWords,
    private readonly seals: Seals,
  ) {}

  async one(callId: string): Promise<CallDto> {
    const [call] = await this.seals.open(this.database, await this.database.query<CallRow>(oneCall, [callId]));
    if (!call) throw new DomainError('not-found', 'call/unknown', 'There is no such call.');
    const [facts] = await this.database.query<VoicemailFacts>(voicemailFacts, [callId]);
    return {
      ...call,
      legs: await this.database.query<CallLegDto>(legsOfCall, [callId]),
      voicemail: await this.words.of(facts!),
    };
  }
}
