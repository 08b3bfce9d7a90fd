import type { CallerOnBoardDto } from '../../contracts/board.dto.js';
import type { Tx } from '../../platform/database/database.js';

const shown = 200;

// One line for callers and callbacks alike, so a place counts everybody in front. Who is taken already has no place any more.
const callers = `
  with place as (
    select inbound_call_id, row_number() over (partition by route_id order by deadline_at, id)::int as position
    from queue_entry where state in ('waiting', 'keeping', 'offered'))
  select i.id as "inboundCallId", '••••' || right(i.caller_number, 2) as number, i.language, i.stage, i.stage_since as since,
    i.crisis_at is not null as crisis, i.arrived_at as "arrivedAt", p.position
  from inbound_call i left join place p on p.inbound_call_id = i.id
  where i.ended_at is null order by i.crisis_at nulls last, i.arrived_at, i.id limit ${shown}`;

/** Who is on the phone with us now, danger first, then the longest. Numbers are masked in the database. */
export function callersOnTheLine(on: Pick<Tx, 'query'>): Promise<CallerOnBoardDto[]> {
  return on.query<CallerOnBoardDto>(callers);
}
