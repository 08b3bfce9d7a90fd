import { Injectable } from '@nestjs/common';
import { v5 as uuidOf } from 'uuid';
import { consentStandings } from '../../../../core/fhir/consent.js';
import type {
  AnswerRow,
  AppointmentRow,
  DecisionRow,
  EpisodeRow,
  FlagRow,
  MemberRow,
  NumberRow,
  PartyRow,
  RecordRows,
  ReferralRow,
} from '../../../../core/fhir/record-rows.js';
import type { Tx } from '../../../../platform/database/database.js';
import { Seals } from '../../../../platform/sealing/seals.js';
import { toPart2Event } from '../../../disclosures/index.js';
import { LedgerReader } from '../../../people/index.js';
import { fhirQueries } from './fhir-queries.js';

type FoundParty = Omit<PartyRow, 'id'> & { readonly of: string };
type FoundEpisode = Omit<EpisodeRow, 'stages'>;
type FoundStage = EpisodeRow['stages'][number] & { readonly intakeId: string };

/** Reads of one person what FHIR has a resource for. */
@Injectable()
export class FhirRowsReader {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly seals: Seals,
  ) {}

  /** `personIds`: everybody who is this person. */
  async read(tx: Tx, personIds: readonly string[], at: Date): Promise<RecordRows> {
    const rows = async <R extends object>(name: keyof typeof fhirQueries) =>
      this.seals.open(tx, await tx.query<R>(fhirQueries[name], [personIds]));
    const members = await rows<MemberRow>('members');
    const own = members.find(({ isKnownAs }) => isKnownAs)!.id; // a merge leaves one
    const [parties, stages] = [await rows<FoundParty>('parties'), await rows<FoundStage>('stages')];
    return {
      members,
      numbers: await rows<NumberRow>('numbers'),
      // The same in each export of theirs, and nowhere else: nobody finds the other person by it.
      parties: parties.map(({ of, ...party }) => ({ ...party, id: uuidOf(`party ${of}`, own) })),
      consents: await this.consents(tx, own, at),
      episodes: (await rows<FoundEpisode>('episodes')).map((one) => ({ ...one, stages: stagesOf(one.id, stages) })),
      answers: await rows<AnswerRow>('answers'),
      flags: await rows<FlagRow>('flags'),
      appointments: await rows<AppointmentRow>('appointments'),
      referrals: await rows<ReferralRow>('referrals'),
      decisions: await rows<DecisionRow>('decisions'),
    };
  }

  private async consents(tx: Tx, own: string, at: Date): Promise<RecordRows['consents']> {
    const ledgers = await this.ledger.byMember(tx, own);
    const events = ledgers.map((ledger) => ledger.map(toPart2Event));
    return consentStandings(events, at).map((one) => ({ ...one, id: uuidOf(nameOf(one.kind, one.scope), own) }));
  }
}

/** One consent has one id, however it stands. */
function nameOf(kind: string, scope: Readonly<Record<string, string>>): string {
  return `consent ${kind} ${JSON.stringify(Object.entries(scope).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

function stagesOf(id: string, stages: readonly FoundStage[]): EpisodeRow['stages'] {
  return stages.filter(({ intakeId }) => intakeId === id).map(({ to, at }) => ({ to, at }));
}
