const mostExamples = 3;

export const newTally = () => ({
  begun: 0,
  placed: 0,
  givenUp: 0,
  calls: 0,
  unknown: 0,
  resolved: 0,
  refused: 0,
  repeated: 0,
  doubleDials: 0,
  twice: 0,
  orphans: 0,
  stuck: 0,
  errors: new Map(),
  examples: [],
});

/** Counts into `tally` what the carrier and the database say of a story that is over. */
export async function weigh(database, story, tally) {
  const { calls, unknown, ending } = story;
  const legs = await database.query(
    `select id, party, state, carrier_sid, ended_at from call_leg where id = any($1::uuid[]) or (from_number = $2 and ended_at is null)`,
    [[...new Set([...calls.map(({ legId }) => legId), ...unknown])], story.rows.number],
  );
  const adopted = new Set(legs.map((leg) => leg.carrier_sid));
  const alive = legs.filter((leg) => leg.ended_at === null);
  const found = {
    placed: Number(ending === 'placed'),
    givenUp: Number(ending === 'given up'),
    calls: calls.length,
    unknown: unknown.size,
    resolved: unknown.size - alive.filter(({ id }) => unknown.has(id)).length,
    doubleDials: story.doubleDials,
    twice: calls.length - new Set(calls.map(({ legId }) => legId)).size,
    orphans: calls.filter(({ carrierSid }) => !adopted.has(carrierSid)).length,
    stuck: Number(ending === null || alive.length > 0),
  };
  for (const [name, count] of Object.entries(found)) tally[name] += count;
  const wrong = found.doubleDials + found.twice + found.orphans + found.stuck > 0;
  if (wrong && tally.examples.length < mostExamples) tally.examples.push(JSON.stringify({ ending, found, alive, calls, legs }));
}
