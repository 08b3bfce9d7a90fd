import { Injectable } from '@nestjs/common';
import { spokenLanguageOf } from '../../../core/scripts/spoken-line.js';
import { Database } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { ScriptDirectory } from '../../sites/index.js';

/** The step that is asked of a person's leg while they are on hold. */
export const heldStep = 'held';

interface HeldLeg {
  site_id: string;
  lost: boolean;
  language: string | null;
}

const heldLeg = `
  select c.site_id, c.counsellor_lost_at is not null as lost, coalesce(i.language, p.language) as language
  from call_leg l join call c on c.id = l.call_id join person p on p.id = c.person_id
    left join inbound_call i on i.id = l.inbound_call_id
  where l.id = $1`;

/** What the person hears on hold: never silence, and never that nobody is there any more. */
@Injectable()
export class HeldScript {
  constructor(
    private readonly database: Database,
    private readonly scripts: ScriptDirectory,
  ) {}

  async asked(legId: string): Promise<Flow> {
    const [leg] = await this.database.query<HeldLeg>(heldLeg, [legId]);
    const music = { kind: 'play', sound: 'hold-music' } as const;
    if (!leg) return [music];
    const key = leg.lost ? 'dropped.please-wait' : 'hold.back-soon';
    return [{ kind: 'say', line: await this.scripts.line(leg.site_id, spokenLanguageOf(leg.language), key) }, music];
  }
}
