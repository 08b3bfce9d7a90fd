import type { CallerOnBoardDto } from '../../contracts/board.dto.js';
import type { Tx } from '../../platform/database/database.js';
import { positionInLine } from '../routing/index.js';

const shown = 200;

// One line for callers and callbacks alike, so a place counts everybody in front. Who is taken already has no place any more.
const callers = `
  select i.id as "inboundCallId", '••••' || right(i.caller_number, 2) as number, i.language, i.stage, i.stage_since as since,
    i.crisis_at is not null as crisis, i.arrived_at as "arrivedAt", case when e.id is not null then ${positionInLine('e')} end as position
  from inbound_call i
    left join queue_entry e on e.inbound_call_id = i.id and e.ended_at is null and e.state in ('waiting', 'keeping', 'offered')
  where i.ended_at is null order by i.crisis_at nulls last, i.arrived_at, i.id limit ${shown}`;

/** Who is on the phone with us now, danger first, then the longest. Numbers are masked in the database. */
export function callersOnTheLine(on: Pick<Tx, 'query'>): Promise<CallerOnBoardDto[]> {
  return on.query<CallerOnBoardDto>(callers);
}
