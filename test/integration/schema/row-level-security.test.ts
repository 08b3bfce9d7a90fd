// Compliance 2.6, S-4.1: what PostgreSQL itself shows to whom, whatever the program above it does (ADR 0049).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { openRows } from '../../../src/core/access/open-rows.js';
import type { StaffRole } from '../../../src/core/access/roles.js';
import { askAs, anybody, carrier, nobody, program, programRole, source, visitor } from '../../../src/platform/database/asker.js';
import { dataSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { Database, violatedConstraint } from '../../../src/platform/database/database.js';
import { loginWarning } from '../../../src/platform/database/login-warning.js';
import { asOwner } from '../../support/as-owner.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';

let created: TestDatabase;
let one: DataSource;
/** With one connection for questions and one for transactions: whatever one asker leaves behind is what the next one finds. */
let database: Database;
let rows: SeededRows;
let maria: SeededPerson;

beforeAll(async () => {
  created = await createDatabase();
  one = await new DataSource(dataSourceOptions(created.url, 1)).initialize();
  database = new Database(one);
  rows = new SeededRows(database);
  await rows.site();
  maria = await rows.person();
  await rows.callback(maria);
  const ana = await rows.staff('Ana', 'counsellor');
  const note = { id: uuid(), intake_id: maria.intakeId, sealed: Buffer.from('x'), by_user_id: ana.userId, at: new Date() };
  await rows.insert('counselling_note', note);
  await rows.insert('audit_entry', { id: uuid(), action: 'person.read', subject_type: 'person', subject_id: maria.personId });
  await rows.insert('known_name', { person_id: maria.personId, written: 'maria lopez', folded: 'maria lopez' });
});
afterAll(async () => {
  await one.destroy();
  await created.drop();
});

const staff = (...roles: StaffRole[]) => ['staff', ...openRows(roles, null)].join(',');
const count = async (table: string, asker: string) =>
  (await askAs(asker, () => database.query<{ n: number }>(`select count(*)::int as n from ${table}`)))[0]!.n;
const names = async (text: string) => (await asOwner<{ name: string }>(database, text)).map(({ name }) => name);

/** Every other table is behind the wall. */
const withoutPeople: Readonly<Record<string, string>> = {
  alert: 'sentences of the program without names, which administrators see too',
  answering_point: 'phone numbers of authorities',
  attribution: 'campaigns, kept apart from people (ADR 0021)',
  bed: 'beds of a programme; who has one is a hold, which is behind the wall',
  canary: 'made-up contacts of nobody',
  carrier_look: 'how far reports of the carrier were read',
  clinical_duty: 'staff',
  clinical_signature: 'words of questions and tables',
  clinician_licence: 'staff',
  clock_rules: 'laws of time zones',
  consent_text: 'wordings',
  consent_text_retirement: 'wordings',
  counsellor: 'staff',
  counsellor_route: 'staff',
  instrument_words: 'words of questions',
  key_progress: 'how far the keying of names and numbers has come',
  labelled_number: 'numbers of sites',
  number_session: 'visits to a website, without people',
  outbox_message: 'ids and codes; the live news of every console',
  outside_number: 'numbers of crisis lines and partners',
  presence_step: 'staff',
  programme: 'what a site offers',
  referral_place: 'other centres',
  report_callers: 'counts',
  report_funnel: 'counts',
  report_lengths: 'counts',
  report_presence: 'counts',
  report_promises: 'counts',
  report_requests: 'counts',
  report_touch: 'which counts are to be made again',
  report_work: 'counts',
  retention_policy: 'rules',
  room_outage: 'how the carrier does',
  route: 'what a site offers',
  schema_migration: 'which migrations ran',
  script_version: 'words of scripts',
  sealing_walk: 'how far a column was gone through',
  site: 'what a site is',
  site_policy: 'rules',
  source: 'websites and partners',
  source_form: 'websites and partners',
  source_key: 'websites and partners',
  source_refusal: 'counts of refused posts of a source',
  staff_passkey: 'staff',
  staff_recovery_code: 'staff',
  staff_session: 'staff',
  staff_totp: 'staff',
  staff_user: 'staff',
  tracking_number: 'numbers of ours',
  used_challenge: 'hashes of what a passkey signed',
  vendor: 'vendors',
  webhook_cursor: 'how far the event log was read',
  webhook_delivery: 'ids and codes, as they are told outside',
  webhook_receiver: 'addresses of receivers',
  webhook_secret: 'secrets of receivers',
};

const walled = `
  select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) order by 1`;

describe('the catalogue', () => {
  it('the role of the program owns nothing, and may neither sign in nor pass a policy', async () => {
    const [role] = await asOwner(
      database,
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin as mighty,
         (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid)
           + (select count(*)::int from pg_namespace where nspowner = r.oid) as owns,
         (select count(*)::int from pg_auth_members where member = r.oid) as "memberOf",
         has_schema_privilege(oid, 'public', 'create') as "mayCreate"
       from pg_roles r where rolname = '${programRole}'`,
    );
    expect(role).toEqual({ mighty: false, owns: 0, memberOf: 0, mayCreate: false });
    expect(await database.query('select current_user as name')).toEqual([{ name: programRole }]);
    for (const way of ['truncate person', 'alter table person disable row level security', 'drop policy second_wall on person'])
      await expect(database.query(way)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('every table is behind the wall, or has a reason why nobody can be found in it', async () => {
    const all = await names(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    const behind = await names(walled);
    expect(all.filter((table) => !behind.includes(table))).toEqual(Object.keys(withoutPeople).sort());
    expect(behind.filter((table) => Object.hasOwn(withoutPeople, table))).toEqual([]);
  });

  it('no table with a confidentiality, and none that refers to a person, stands outside', async () => {
    const about = await names(`
      with recursive reached(id) as (
        select 'person'::regclass::oid union select attrelid from pg_attribute where attname = 'confidentiality' and not attisdropped
        union select conrelid from pg_constraint join reached on confrelid = reached.id where contype = 'f')
      select distinct relname as name from reached join pg_class c on c.oid = reached.id where relkind = 'r' order by 1`);
    expect(about.length).toBeGreaterThan(60);
    expect(about.filter((table) => Object.hasOwn(withoutPeople, table))).toEqual([]);
  });

  it('S-4.1: of the audit the program reads and adds; nothing is changed, emptied or taken out', async () => {
    const may = await asOwner<{ on: string; privileges: string }>(
      database,
      `select t as on, string_agg(p, ' ' order by p) as privileges
       from unnest(array['audit_entry', 'audit_link', 'audit_head']) t, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
       where has_table_privilege('${programRole}', t, p) group by 1 order by 1`,
    );
    expect(may).toEqual(['audit_entry', 'audit_head', 'audit_link'].map((on) => ({ on, privileges: 'insert select' })));
    // The one way out: what is older than six years by PostgreSQL's own clock, and only for the program.
    const end = `select end_audit_entries('2100-01-01', 1000) as ended`;
    expect(await askAs(program, () => database.query(end))).toEqual([{ ended: 0 }]);
    for (const asker of [nobody, staff('auditor'), staff('manager')])
      await expect(askAs(asker, () => database.query(end))).rejects.toThrow('by the program alone');
  });
});

describe('a connection that does not say for whom it asks', () => {
  const silent = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: created.url, options: `-c role=${programRole}` });
    await client.connect();
    return work(client).finally(() => void client.end());
  };

  it('sees no row behind the wall', async () => {
    const tables = await names(walled);
    const seen = await silent(async (client) => {
      const counts = [];
      for (const table of tables) counts.push([table, (await client.query(`select from ${table}`)).rowCount]);
      return counts;
    });
    expect(tables.length).toBeGreaterThan(70);
    expect(seen.filter(([, rowCount]) => rowCount !== 0)).toEqual([]);
  });

  it('writes none, changes none and deletes none', async () => {
    await silent(async (client) => {
      const insert = client.query(`insert into person (id, language) values (gen_random_uuid(), 'en')`);
      await expect(insert).rejects.toThrow('row-level security');
      const entry = client.query(
        `insert into audit_entry (id, action, subject_type, subject_id) values (gen_random_uuid(), 'x', 'y', 'z')`,
      );
      await expect(entry).rejects.toThrow('row-level security');
      expect((await client.query(`update person set language = 'es'`)).rowCount).toBe(0);
      expect((await client.query('delete from intake')).rowCount).toBe(0);
    });
    expect(await database.query('select language from person')).toEqual([{ language: 'en' }]);
  });

  it('learns nothing by functions, by what an index refuses, or by a function of its own', async () => {
    await silent(async (client) => {
      for (const text of ['select family_of($1)', 'select from consents_of($1)'])
        expect((await client.query(text, [maria.personId])).rowCount).toBe(0);
      expect((await client.query(`select people_named_like('maria', false)`)).rowCount).toBe(0);
      // Whether somebody is known already is not told: the wall refuses before the index does, known or not.
      const again = 'insert into person (id, language) values ($1, $$en$$)';
      const failures = [];
      for (const id of [maria.personId, uuid()]) failures.push(await client.query(again, [id]).catch((error: unknown) => error));
      expect(failures.map((error) => (error as Error).message)).toEqual(
        Array(2).fill('new row violates row-level security policy for table "person"'),
      );
      // A cheap function that tells what it is given is not asked before the policy is.
      const told: (string | undefined)[] = [];
      client.on('notice', ({ message }) => told.push(message));
      await client.query(`create function pg_temp.tells(text) returns boolean language plpgsql cost 0.0001
        as $$ begin raise notice '%', $1; return true; end $$`);
      const query = 'select e164 from phone_number where pg_temp.tells(e164)';
      expect([(await client.query(query)).rowCount, told]).toEqual([0, []]);
      await client.query(`set ringback.asker to '${visitor}'`);
      expect([(await client.query(query)).rowCount, told]).toEqual([1, ['+12025550147']]);
    });
  });
});

describe('connections that many share', () => {
  it('one after the other, each sees what is open to them and nothing of who asked before', async () => {
    expect([await count('person', program), await count('person', nobody), await count('person', source)]).toEqual([1, 0, 1]);
    const asked = [program, nobody, carrier, anybody, visitor, staff('admin'), program, staff('navigator')];
    expect(await Promise.all(asked.map((asker) => count('person', asker)))).toEqual([1, 0, 1, 0, 1, 0, 1, 1]);
  });

  it('in transactions too, and after one that failed in the middle', async () => {
    const inTransaction = (asker: string, text = 'select from person') =>
      askAs(asker, () => database.transaction(async (tx) => (await tx.query(text)).length));
    expect([await inTransaction(program), await inTransaction(nobody)]).toEqual([1, 0]);
    await expect(inTransaction(program, 'select 1 / 0')).rejects.toThrow('division by zero');
    expect([await inTransaction(nobody), await inTransaction(visitor)]).toEqual([0, 1]);
    await expect(askAs(program, () => database.query('select 1 / 0'))).rejects.toThrow('division by zero');
    expect([await count('person', nobody), await count('person', program)]).toEqual([0, 1]);
    // Outside of a transaction its connection asks for nobody.
    const raw = one.createQueryRunner('master');
    expect(await raw.query('select from person')).toEqual([]);
    await raw.release();
  });

  it('a constraint names what was sent, and no row of another', async () => {
    const again = askAs(visitor, () =>
      database.query(`insert into person (id, language) values ($1, 'en')`, [maria.personId]),
    ).catch((error: unknown) => error);
    expect(violatedConstraint(await again)).toBe('person_pk');
    expect((await again) as { detail?: string }).not.toHaveProperty('detail', expect.stringContaining('lopez'));
  });

  it('what follows a commit, and what is kept for everybody, is the work of the program', async () => {
    const seen = await askAs(nobody, async () => {
      let after: Promise<unknown[]> | undefined;
      await database.transaction(async (tx) => tx.afterCommit(() => void (after = database.query('select from person'))));
      return after;
    });
    expect(seen).toHaveLength(1);
  });
});

describe('roles', () => {
  it('an administrator and an auditor find nobody, whatever is asked in their name', async () => {
    for (const asker of [staff('admin'), staff('auditor'), staff('admin', 'auditor')]) {
      for (const table of ['person', 'phone_number', 'intake', 'callback', 'counselling_note']) {
        expect([asker, table, await count(table, asker)]).toEqual([asker, table, 0]);
      }
      await expect(askAs(asker, () => database.query(`update person set language = 'es' returning id`))).resolves.toEqual([]);
    }
    expect([await count('audit_entry', staff('auditor')), await count('audit_entry', staff('admin'))]).toEqual([1, 0]);
  });

  it('L-114: notes of counselling are there for who treats, and for nobody else who sees people', async () => {
    const seen = async (role: StaffRole) => [await count('person', staff(role)), await count('counselling_note', staff(role))];
    expect(await seen('counsellor')).toEqual([1, 1]);
    expect(await seen('clinician')).toEqual([1, 1]);
    for (const role of ['navigator', 'supervisor', 'manager', 'privacy-officer'] as const)
      expect(await seen(role)).toEqual([1, 0]);
    expect(await count('counselling_note', carrier)).toBe(0);
  });
});

describe('as whom the program signs in', () => {
  const warnedOf = async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const query = async <R>(text: string) => (await client.query(text)).rows as R[];
    return loginWarning({ query }).finally(() => void client.end());
  };

  it('doctor warns of a login that could leave its role, and of no other', async () => {
    expect(await warnedOf(created.url)).toContain('passes every policy of the database');
    const login = `wall_${process.pid}`;
    await asOwner(database, `create role ${login} login noinherit in role ${programRole}`);
    const url = new URL(created.url);
    url.username = login;
    await one.destroy(); // only who asks is left
    expect(await warnedOf(url.href)).toBeNull();
    one = await new DataSource(dataSourceOptions(url.href, 1)).initialize();
    database = new Database(one);
    expect([await count('person', program), await count('person', nobody)]).toEqual([1, 0]);
    await one.destroy();
    one = await new DataSource(dataSourceOptions(created.url, 1)).initialize();
    database = new Database(one);
    await asOwner(database, `drop role ${login}`);
  });
});

describe('plans behind the wall', () => {
  const planOf = (text: string) =>
    database.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off'); // a table of three rows is read as a whole otherwise
      const lines = await tx.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`);
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
  const id = `'0198a000-0000-7000-8000-000000000001'`;

  it.each([
    ['the waiting line', `select id from queue_entry where route_id = ${id} and state = 'waiting'`, 'Index Cond: (route_id ='],
    ['an open intake', `select id from intake where person_id = ${id}`, 'Index Cond: (person_id ='],
    ['a number', `select person_id from phone_number where e164 = '+12025550147'`, 'Index Cond: (e164 ='],
    ['everybody who is one', `select * from family_of(${id})`, 'Index Cond: (merged_into = CASE'],
  ])('%s keeps its index, and the policy is asked once', async (_, text, condition) => {
    const plan = await planOf(text);
    expect(plan).toContain(condition);
    expect(plan).toContain('InitPlan');
    expect(plan).not.toContain('Seq Scan');
    expect(plan).not.toContain('asker_has');
  });
});
