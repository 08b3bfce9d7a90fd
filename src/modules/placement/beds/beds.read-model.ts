import { Injectable } from '@nestjs/common';
import type { BedHoldDto, BoardBedDto, BoardProgrammeDto } from '../../../contracts/placement/bed.dto.js';
import { confidenceOf, type BedState } from '../../../core/placement/bed-confidence.js';
import { Clock } from '../../../platform/clock.js';
import { asProgram } from '../../../platform/database/asker.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ProgrammesReadModel } from '../programmes/programmes.read-model.js';

interface BedOnBoard {
  readonly id: string;
  readonly programmeId: string;
  readonly label: string;
  readonly state: BedState;
  readonly assertedBy: string;
  readonly assertedAt: Date;
  readonly hold: (Omit<BedHoldDto, 'from' | 'until'> & { readonly from: string; readonly until: string }) | null;
}

const holdColumns = `h.id, h.bed_id as "bedId", h.intake_id as "intakeId", h.state, h.from_at as "from", h.until_at as until, u.name as "heldBy"`;
const beds = `
  select b.id, b.programme_id as "programmeId", b.label, b.state, u.name as "assertedBy", b.asserted_at as "assertedAt",
    (select to_jsonb(live) from (
      select ${holdColumns} from bed_hold h join staff_user u on u.id = h.by_user_id
      where h.bed_id = b.id and h.ended_at is null and h.until_at > $1 order by h.until_at limit 1) live) as hold
  from bed b join staff_user u on u.id = b.asserted_by where ($2::uuid is null or b.programme_id = $2) order by b.label, b.id`;

/** Beds as screens show them: what was said and how old it is, and who holds one until when. */
@Injectable()
export class BedsReadModel {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesReadModel,
    private readonly clock: Clock,
  ) {}

  /** Of every programme that takes people. */
  async board(): Promise<BoardProgrammeDto[]> {
    const [programmes, found] = await Promise.all([this.programmes.all(), this.beds(null)]);
    return programmes.filter(({ active }) => active).map((programme) => withBeds(programme, found));
  }

  /** @throws DomainError programme/unknown */
  async programme(id: string): Promise<BoardProgrammeDto> {
    return withBeds(await this.programmes.one(id), await this.beds(id));
  }

  /** @throws DomainError hold/unknown */
  async hold(id: string): Promise<BedHoldDto> {
    const text = `select ${holdColumns} from bed_hold h join staff_user u on u.id = h.by_user_id where h.id = $1`;
    const [row] = await this.database.query<BedHoldDto>(text, [id]);
    if (!row) throw new DomainError('not-found', 'hold/unknown', 'There is no such hold.');
    return row;
  }

  private async beds(programmeId: string | null): Promise<BoardBedDto[]> {
    const at = this.clock.now();
    // Everybody has to see that a bed is held.
    const rows = await asProgram(() => this.database.query<BedOnBoard>(beds, [at, programmeId]));
    return rows.map((bed) => ({
      ...bed,
      ...confidenceOf(bed.assertedAt, at),
      assertedAt: bed.assertedAt.toISOString(),
      hold: bed.hold && { ...bed.hold, from: iso(bed.hold.from), until: iso(bed.hold.until) },
      free: bed.state === 'open' && bed.hold === null,
    }));
  }
}

function withBeds(programme: Omit<BoardProgrammeDto, 'beds' | 'free'>, found: readonly BoardBedDto[]): BoardProgrammeDto {
  const ofIt = found.filter(({ programmeId }) => programmeId === programme.id);
  return { ...programme, free: ofIt.filter(({ free }) => free).length, beds: ofIt };
}

/** As PostgreSQL writes a timestamptz in JSON. */
function iso(at: string): string {
  return new Date(at).toISOString();
}
