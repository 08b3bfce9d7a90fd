import { Client } from 'pg';
import twilio from 'twilio';

const account = 'AC00000000000000000000000000000001';
const token = 'simulated-auth-token';

/** Posts what the carrier would post, signed as it signs: { status, body, ms }. */
export async function postWebhook(url, parameters, headers = {}) {
  const form = { AccountSid: account, ApiVersion: '2010-04-01', ...parameters };
  const signature = twilio.getExpectedTwilioSignature(token, url, form);
  const sentAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', 'x-twilio-signature': signature, ...headers },
    body: new URLSearchParams(form),
  });
  const body = await response.text();
  return { status: response.status, body, ms: performance.now() - sentAt };
}

let calls = 0;

/** A call id that no other call of this process has. */
export function nextCallSid() {
  calls += 1;
  return `CA${String(process.pid).padStart(12, '0')}${String(calls).padStart(20, '0')}`;
}

/** The number that people dial. */
export async function siteNumber(databaseUrl) {
  const [row] = await ask(databaseUrl, 'select phone_number from site limit 1');
  return row.phone_number;
}

/** One question to the database of the application under test. */
export async function ask(databaseUrl, text, values = []) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(text, values);
  await client.end();
  return rows;
}

export const counsellorPhone = (n) => `+1646${String(2_000_000 + n)}`;

/** Counsellors 1 to `count` of every route, with phones of their own. */
export function hire(databaseUrl, count, presence) {
  return ask(
    databaseUrl,
    `with hired as (
       insert into staff_user (id, email, name, password_hash, roles)
       select gen_random_uuid(), 'bench-' || n || '@ringback.example', 'Bench ' || n, 'nobody signs in', array['counsellor'] from generate_series(1, $1) n
       returning id, substring(email from 'bench-(\\d+)')::int as n),
     working as (
       insert into counsellor (id, name, phone_number, presence, presence_since)
       select id, 'Bench ' || n, '+1646' || (2000000 + n), $2, now() - make_interval(secs => 10000 - n) from hired returning id)
     insert into counsellor_route (counsellor_id, route_id) select w.id, r.id from working w, route r`,
    [count, presence],
  );
}
