import { counters, emptied, ids, mine, nothing, of, type TouchedTable } from './touched-table.js';

const ofLeads = of('lead_id', 'lead');

/** What they wrote, by whichever way it came. */
export const ofInquiries: readonly TouchedTable[] = [
  { table: 'raw_submission', rows: 'gone', where: ofLeads, why: 'what they sent, word for word' },
  {
    table: 'idempotency_record',
    rows: 'stay',
    where: `${ofLeads} and t.status <> 410`,
    why: 'what they were answered; the same request again must not bring them back, so its key stays, hashed, for its week',
    blank: {
      key: `'erased:' || encode(sha256(convert_to(key, 'UTF8')), 'hex')`,
      status: '410',
      body: `'{"type":"urn:ringback:problem:lead/erased","title":"Gone","status":410,"detail":"This inquiry was erased: nothing was written. Whoever wants to be called sends a new one.","code":"lead/erased","errors":[]}'`,
    },
    keep: { 'source_id lead_id': ids, 'request_hash created_at': 'tells the same request from another, until it is pruned' },
  },
  { table: 'own_page_step', rows: 'gone', where: ofLeads, why: 'what they did on their own page; the page is gone' },
  { table: 'lead_replay', rows: 'gone', where: ofLeads, why: 'what was read out of their words before and after' },
  {
    table: 'lead_mark',
    rows: 'stay',
    where: ofLeads,
    why: 'which partner sends made-up leads',
    blank: {},
    keep: { 'lead_id canary_id': ids, mark: counters },
  },
  {
    table: 'lead_import_row',
    rows: 'stay',
    where: `(${ofLeads} and t.state = 'imported')`,
    why: 'the row of a list that they came with',
    blank: { cells: nothing, number_hash: nothing, problems: `'[]'`, notes: `'[]'`, asked_at: nothing },
    keep: {
      'import_id row_number lead_id': ids,
      state: counters,
      row_hash: 'so that the same row of a later list does not bring them back',
    },
  },
  {
    table: 'lead_import_row',
    reach: 'list-hashes',
    rows: 'stay',
    where: `encode(t.number_hash, 'hex') = any($1::text[]) and t.state <> 'imported'`,
    why: 'rows that name them and are no lead: they never become one',
    blank: {
      cells: nothing,
      number_hash: nothing,
      state: `'refused'`,
      problems: `'[{"field": "row", "code": "row/erased", "message": "Whoever it names was erased at their wish: bring them as a new list if they asked anew."}]'`,
      notes: `'[]'`,
      asked_at: nothing,
    },
    keep: {},
  },
  {
    table: 'refused_submission',
    rows: 'gone',
    where: ofLeads,
    why: 'what was refused at first and became a lead; others that name the number are opened and go too',
  },
  {
    table: 'lead_review',
    rows: 'stay',
    where: ofLeads,
    why: 'the form that somebody read first; rejected ones that name the number are opened and go',
    blank: { sealed: emptied, rejected_because: `case when state = 'rejected' then 'erased' end`, language: `'en'` },
    keep: {
      'id source_id site_id lead_id': ids,
      key: 'a hash: the same form again is known as decided',
      reference: 'a random code that was told to them',
      'reasons danger received_at state decided_at decided_by': counters,
    },
  },
  {
    table: 'attribution',
    rows: 'gone',
    where: `t.id in (
        select attribution_id from lead where person_id = any($1::uuid[])
        union select attribution_id from inbound_call where person_id = any($1::uuid[]))
      and not exists (select from lead l where l.attribution_id = t.id and l.person_id <> all($1::uuid[]))
      and not exists (select from inbound_call i where i.attribution_id = t.id and (i.person_id is null or i.person_id <> all($1::uuid[])))
      and not exists (select from tracking_number n where n.attribution_id = t.id)
      and not exists (select from number_session s where s.attribution_id = t.id)`,
    why: 'the campaign of nobody else',
  },
  {
    table: 'lead',
    rows: 'stay',
    where: mine(),
    why: 'what they told; that there was an inquiry stays as a count',
    blank: {
      reference: `'erased-' || id`,
      attribution_id: nothing,
      name_given: nothing,
      email: nothing,
      email_usable: nothing,
      message: nothing,
      message_sealed: nothing,
      language: `'en'`,
      preferred_time: nothing,
      danger_signs: nothing,
    },
    keep: { 'id source_id person_id intake_id callback_id': ids, 'about_someone_else received_at': counters },
  },
];
