/** Nobody is told a higher number than this. */
const mostCounted = 500;

// No further than is told; in the order of the index, or PostgreSQL might read the whole table and find few.
function ahead(e: string, states: string): string {
  return `(select count(*) from (
    select from queue_entry q where q.route_id = ${e}.route_id and ${states} and (q.deadline_at, q.id) < (${e}.deadline_at, ${e}.id)
    order by q.deadline_at, q.id limit ${mostCounted}) counted)`;
}

/**
 * SQL: where the queue entry `e` stands on its route. 1 is next; null: so far back that nobody counts. Counted over callers and
 * callbacks alike, for it is one line; who is taken already is not in it. Each of the two states has an index of its own.
 */
export function positionInLine(e: string): string {
  return `(select case when n < ${mostCounted} then n::int + 1 end
    from (select ${ahead(e, "q.state = 'waiting'")} + ${ahead(e, "q.state in ('keeping', 'offered')")} as n) one)`;
}
