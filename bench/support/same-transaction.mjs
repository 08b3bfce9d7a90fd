import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Every row that one accepted lead leaves, in one transaction with one statement per table, ids made beforehand as the application
 * makes them. `pgbench` runs it with prepared statements: nothing between the client and PostgreSQL could do it more plainly.
 */
const statements = ({ siteId, routeId, sourceId }) => `
\\set a random(1, 2000000000)
\\set b random(1, 2000000000)
begin;
select pg_try_advisory_xact_lock(:a);
select status, body from idempotency_record where source_id = '${sourceId}' and key = :a || '-' || :b;
insert into person (id, display_name, search_name, language, created_at) values (md5('p' || :a || :b)::uuid, 'Jamie', 'jamie', 'en', now());
insert into phone_number (id, person_id, e164, automatic_calls, created_at) values (md5('n' || :a || :b)::uuid, md5('p' || :a || :b)::uuid, '+1' || :a || :b, true, now()) on conflict (e164) do nothing;
insert into intake (id, person_id, site_id, stage, next_step, next_step_due_at, owner_team, opened_at, stage_since) values (md5('i' || :a || :b)::uuid, md5('p' || :a || :b)::uuid, '${siteId}', 'inquiry', 'Call them', now(), 'queue', now(), now()) on conflict (person_id) where ended_at is null do nothing;
insert into intake_party (intake_id, person_id, roles, since) values (md5('i' || :a || :b)::uuid, md5('p' || :a || :b)::uuid, '{caller,patient}', now());
insert into stage_change (id, intake_id, to_stage, because, at) values (md5('s' || :a || :b)::uuid, md5('i' || :a || :b)::uuid, 'inquiry', 'lead', now());
insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state, window_start, promised_by, due_at, because, owner_team, created_at) values (md5('c' || :a || :b)::uuid, md5('p' || :a || :b)::uuid, md5('n' || :a || :b)::uuid, md5('i' || :a || :b)::uuid, '${siteId}', '${routeId}', 'form', 'standard', 'scheduled', now(), now(), now(), 'because', 'queue', now()) on conflict (person_id) where ended_at is null do nothing;
insert into consent_event (id, person_id, kind, channel, action, text_version, evidence, effective_at, received_at) values (md5('e' || :a || :b)::uuid, md5('p' || :a || :b)::uuid, 'call_live', 'api', 'grant', '1', '{}', now(), now());
insert into attribution (id, details) values (md5('t' || :a || :b)::uuid, '{"utm_source":"search"}');
insert into lead (id, reference, source_id, person_id, intake_id, callback_id, attribution_id, name_given, message, language, about_someone_else, preferred_time, received_at) values (md5('l' || :a || :b)::uuid, :a || '-' || :b, '${sourceId}', md5('p' || :a || :b)::uuid, md5('i' || :a || :b)::uuid, md5('c' || :a || :b)::uuid, md5('t' || :a || :b)::uuid, 'Jamie', 'Please call me back.', 'en', false, 'now', now());
insert into raw_submission (lead_id, body, received_at) values (md5('l' || :a || :b)::uuid, '{"phone":"+12125550100","name":"Jamie","message":"Please call me back.","preferredTime":"now","consent": {"call": true}}', now());
insert into idempotency_record (source_id, key, request_hash, lead_id, status, body, created_at) values ('${sourceId}', :a || '-' || :b, decode(md5('h' || :a), 'hex'), md5('l' || :a || :b)::uuid, 201, '{"id":"0190a000-0000-7000-8000-000000000000","reference":"RB-0000-0000"}', now());
insert into outbox_message (kind, name, payload) values ('event', 'LeadCaptured', '{"leadId":"0190a000-0000-7000-8000-000000000000"}'), ('event', 'CallbackScheduled', '{"callbackId":"0190a000-0000-7000-8000-000000000000"}');
commit;
`;

export function hasPgbench() {
  return spawnSync('pgbench', ['--version']).status === 0;
}

/** Transactions per second of `pgbench` with these connections. Not awaited synchronously: the guard must stay responsive. */
export async function transactionsPerSecond({ databaseUrl, ids, connections, seconds }) {
  const file = path.join(os.tmpdir(), `accepted-lead-${process.pid}.sql`);
  fs.writeFileSync(file, statements(ids));
  const args = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', file, databaseUrl];
  const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  fs.rmSync(file);
  const tps = /tps = ([\d.]+)/.exec(output);
  if (code !== 0 || !tps) throw new Error(`pgbench failed (${code}):\n${output}`);
  return Number(tps[1]);
}
