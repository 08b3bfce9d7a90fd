import type { BreachDto } from '../../../contracts/legal/breach.dto.js';
import { lastDayToTell } from '../../../core/breaches/breach-dates.js';
import { breachDuties, isPresumedBreach, missingFactors } from '../../../core/breaches/breach-duties.js';
import { factsOf, type BreachRow } from './breach.store.js';

/** A case with what follows from it: what is due is computed each time and stored nowhere. */
export function breachDto(row: BreachRow): BreachDto {
  const facts = factsOf(row);
  const { assessedAt: _, ...shown } = row;
  return {
    ...shown,
    affected: [...row.affected],
    personIds: [...row.personIds],
    notices: [...row.notices],
    openedAt: row.openedAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    deadline: lastDayToTell(row.discoveredOn),
    presumedBreach: isPresumedBreach(facts.assessment),
    missingFactors: [...missingFactors(facts.assessment)],
    duties: [...breachDuties(facts)],
  };
}
