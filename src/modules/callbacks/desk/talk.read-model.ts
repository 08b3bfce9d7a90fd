import { Injectable } from '@nestjs/common';
import type { TalkScriptDto } from '../../../contracts/calls/desk.dto.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { talkKindOf, talkScript } from '../../../core/scripts/talk/talk-script.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

interface Row {
  readonly counsellorId: string;
  readonly counsellor: string;
  readonly language: string;
  readonly isLive: boolean;
  readonly isCrisis: boolean;
}

const talkOfCall = `
  select c.counsellor_id as "counsellorId", split_part(k.name, ' ', 1) as counsellor, coalesce(i.language, p.language) as language,
    i.id is not null as "isLive",
    i.crisis_at is not null or b.urgency = 'urgent' or exists (
      select from flag f where f.intake_id = b.intake_id and f.level = 'red' and f.handled_at is null and f.lowered_at is null) as "isCrisis"
  from call c join counsellor k on k.id = c.counsellor_id join callback b on b.id = c.callback_id join person p on p.id = c.person_id
    left join lateral (select inbound_call_id from queue_entry where callback_id = b.id order by arrived_at desc limit 1) e on true
    left join inbound_call i on i.id = e.inbound_call_id
  where c.id = $1`;

/** What to say in a talk, step by step. */
@Injectable()
export class TalkReadModel {
  constructor(private readonly database: Database) {}

  /** @throws DomainError call/unknown */
  async scriptOf(callId: string, staff: StaffPrincipal, wished: SpokenLanguage | null): Promise<TalkScriptDto> {
    const [talk] = await this.database.query<Row>(talkOfCall, [callId]);
    const manages = staff.roles.includes('manager') || staff.roles.includes('admin');
    if (!talk || (talk.counsellorId !== staff.userId && !manages))
      throw new DomainError('not-found', 'call/unknown', 'There is no such call of yours.');
    const language = wished ?? (talk.language === 'es' ? 'es' : 'en');
    const kind = talkKindOf(talk);
    return { kind, language, steps: [...talkScript(kind, language, talk.counsellor)] };
  }
}
