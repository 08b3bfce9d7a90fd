// Past leads and calls in SQL, with only the columns that reports are counted from: ended, so that nothing is left to do for them.
// Most things happen around noon in New York, calls wait longer when many come, and some people are never reached.

const id = (word, row = 'n') => `md5('past ${word} ' || ${row})::uuid`;
const oneOf = (list) => `(${list})[1 + floor(random() * cardinality(${list}))::int]`;

/** One of these words, each as often as it says. */
const drawn = (often) => {
  const all = Object.entries(often).flatMap(([word, times]) => Array.from({ length: times }, () => `'${word}'`));
  return `(array[${all.join(', ')}])[1 + floor(random() * ${all.length})::int]`;
};

/** The instant of row n: a day of the last $1 before $2, more of them at daytime. */
const moment = `
  date_trunc('day', $2::timestamptz) - make_interval(days => floor(random() * $1::int)::int)
  + make_interval(secs => 3600 * (5 + 24 * (random() + random() + random()) / 3))`;

const lists = `
  lists as (select (select array_agg(id order by id) from route) as routes, (select array_agg(id order by id) from counsellor) as counsellors,
    (select array_agg(id order by id) from source) as sources)`;

/** Values are $1 days and $2 until when; $3 how many. `made_lead` and `made_call` say once what the rows are made of. */
const steps = [
  ['', 'select setseed(0.4)'],
  [
    'count',
    `create unlogged table made_lead as
    with ${lists}
    select n, ${moment} as at, ${oneOf('routes')} as route_id, ${oneOf('sources')} as source_id,
      ${oneOf('counsellors')} as counsellor_id, 20 + 3600 * random() ^ 4 as first_after,
      ${drawn({ reached: 9, 'no-answer': 7, voicemail: 4 })} as outcome,
      (10 * random() ^ 2)::int as stage
    from generate_series(1, $3::int) n, lists`,
  ],
  ['', `delete from made_lead where at > now() - interval '1 hour'`],
  ['', `insert into person (id, language, created_at) select ${id('person')}, 'en', at from made_lead`],
  [
    '',
    `insert into intake (id, person_id, site_id, stage, close_reason, opened_at, stage_since, ended_at)
    select ${id('intake')}, ${id('person')}, r.site_id, case when stage > 8 then 'admitted' else 'closed' end,
      case when stage <= 8 then 'not-reached' end, at, at + interval '2 days', at + interval '2 days'
    from made_lead join route r on r.id = route_id`,
  ],
  [
    '',
    `insert into stage_change (id, intake_id, to_stage, because, at)
    select ${id('stage', `n || ' ' || s.rank`)}, ${id('intake')}, s.stage, 'past', at + make_interval(hours => s.rank)
    from made_lead join (values (0, 'inquiry'), (1, 'attempting'), (3, 'contacted'), (5, 'screening'), (6, 'clinical-review'), (7, 'approved'),
      (8, 'scheduled'), (9, 'admitted')) s(rank, stage) on s.rank <= made_lead.stage`,
  ],
  [
    '',
    `insert into callback (id, person_id, intake_id, site_id, route_id, origin, urgency, state, window_start, promised_by, because,
      attempts_made, created_at, ended_at)
    select ${id('callback')}, ${id('person')}, ${id('intake')}, r.site_id, route_id, 'form', 'standard', 'done', at, at + interval '15 minutes',
      'past', 1, at, at + interval '2 days'
    from made_lead join route r on r.id = route_id`,
  ],
  [
    '',
    `insert into promise_verdict (callback_id, window_start, promised_by, site_id, route_id, verdict, late_seconds, cause)
    select ${id('callback')}, at, at + interval '15 minutes', r.site_id, route_id, case when first_after <= 900 then 'kept' else 'late' end,
      case when first_after > 900 then (first_after - 900)::int end,
      case when first_after > 900 then (array['everyone busy', 'nobody on shift', 'quiet hours', 'not worked'])[1 + floor(random() * 4)::int] end
    from made_lead join route r on r.id = route_id`,
  ],
  [
    '',
    `insert into lead (id, reference, source_id, person_id, intake_id, callback_id, language, about_someone_else, received_at)
    select ${id('lead')}, 'past ' || n, source_id, ${id('person')}, ${id('intake')}, ${id('callback')}, 'en', false, at from made_lead`,
  ],
  [
    '',
    `insert into queue_entry (id, callback_id, person_id, route_id, urgency, arrived_at, deadline_at, state, ended_at, end_reason)
    select ${id('entry')}, ${id('callback')}, ${id('person')}, route_id, 'standard', at, at + interval '15 minutes', 'ended', at + interval '1 day', 'past'
    from made_lead`,
  ],
  [
    '',
    `insert into offer (id, queue_entry_id, counsellor_id, state, why, offered_at, expires_at, ended_at)
    select ${id('offer')}, ${id('entry')}, counsellor_id,
      ${drawn({ accepted: 17, declined: 1, expired: 2 })}, '{"sentence": "past", "terms": []}',
      at + make_interval(secs => first_after - 10), at + make_interval(secs => first_after), at + make_interval(secs => first_after)
    from made_lead`,
  ],
  [
    '',
    `insert into callback_attempt (id, callback_id, person_id, attempt_number, offer_id, counsellor_id, started_at, dialled_at, ended_at, outcome)
    select ${id('attempt')}, ${id('callback')}, ${id('person')}, 1, ${id('offer')}, counsellor_id, at + make_interval(secs => first_after),
      at + make_interval(secs => first_after), at + make_interval(secs => first_after + 600), outcome
    from made_lead`,
  ],
  [
    '',
    `insert into call (id, site_id, callback_id, attempt_id, person_id, counsellor_id, state, started_at, connected_at, ended_at, end_cause, disposition)
    select ${id('call')}, r.site_id, ${id('callback')}, ${id('attempt')}, ${id('person')}, counsellor_id, 'ended', at + make_interval(secs => first_after),
      at + make_interval(secs => first_after + 15), at + make_interval(secs => first_after + 60 + 900 * random()), 'completed', outcome
    from made_lead join route r on r.id = route_id where outcome <> 'no-answer'`,
  ],
  [
    '',
    `insert into presence_step (counsellor_id, at, presence)
    select c.id, d.day + make_interval(hours => 13 + s.hour, mins => (60 * random())::int), s.presence
    from counsellor c
      cross join generate_series(date_trunc('day', $2::timestamptz) - make_interval(days => least($1::int, 85)),
        date_trunc('day', $2::timestamptz) - interval '1 day', interval '1 day') d(day)
      cross join (values (0, 'available'), (1, 'on-call'), (2, 'available'), (3, 'break'), (4, 'available'), (7, 'offline')) s(hour, presence)`,
  ],
  [
    'calls',
    `create unlogged table made_call as
    with ${lists}
    select n, ${moment} as at, ${oneOf('routes')} as route_id, 3 + 240 * random() ^ 5 as waited,
      ${drawn({ talked: 16, callback: 2, voicemail: 1, 'too-short': 1 })} as outcome
    from generate_series(1, $3::int) n, lists`,
  ],
  ['', `delete from made_call where at > now() - interval '10 minutes'`],
  [
    '',
    `insert into inbound_call (id, site_id, route_id, language, stage, stage_since, arrived_at, waiting_since, talked_at, ended_at, left_at, outcome, because)
    select ${id('caller')}, r.site_id, route_id, 'en', 'ended', at, at, case when outcome <> 'too-short' then at + interval '12 seconds' end,
      case when outcome = 'talked' then at + make_interval(secs => 12 + waited) end,
      at + make_interval(secs => case outcome when 'talked' then 400 when 'too-short' then 3 else 15 + 2 * waited end),
      'waiting', outcome, 'past'
    from made_call join route r on r.id = route_id`,
  ],
  ['', 'drop table made_lead, made_call'],
  ['', `insert into report_touch (kind, row_id) select 'site', id from site`],
];

/**
 * Adds so many leads and incoming calls of the last `days` before `until`. `client` is connected with triggers and foreign keys off
 * (`session_replication_role=replica`): each row is whole, and there are too many of them to be noticed one by one.
 */
export async function addPastRows(client, { leads, calls, days, until }) {
  for (const [what, sql] of steps) {
    const values = [days, until, what === 'calls' ? calls : leads].slice(
      0,
      Math.max(0, ...[...sql.matchAll(/\$(\d)/g)].map(([, n]) => Number(n))),
    );
    await client.query(sql, values);
  }
}
