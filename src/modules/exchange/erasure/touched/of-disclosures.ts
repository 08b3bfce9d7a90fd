import { counters, erased, ids, mine, of, staffs, type TouchedTable } from './touched-table.js';

/** What they asked us not to tell. What was told to whom is accounting, and kept (kept.ts). */
export const ofDisclosures: readonly TouchedTable[] = [
  {
    table: 'disclosure_restriction',
    rows: 'stay',
    where: mine(),
    why: 'whom they wanted nothing told, and why; that they asked, and whether we agreed, must be answerable',
    blank: {
      recipient: `case when recipient is not null then 'erased' end`,
      reason: erased,
      lifted_reason: `case when lifted_at is not null then 'erased' end`,
    },
    keep: { 'id person_id': ids, 'fields purposes agreed set_at lifted_at': counters, 'set_by lifted_by': staffs },
  },
  {
    table: 'approval',
    rows: 'stay',
    where: mine(),
    why: 'to whom something was to be told, and why; who of ours stands for it stays',
    blank: { parameters: `'{}'`, reason: erased },
    keep: { 'id person_id': ids, 'act asked_at expires_at withdrawn_at used_at': counters, asked_by: staffs },
  },
  {
    table: 'approval_decision',
    rows: 'stay',
    where: of('approval_id', 'approval'),
    why: 'why somebody said no',
    blank: { reason: `case when reason is not null then 'erased' end` },
    keep: { approval_id: ids, 'verdict at': counters, 'asked_by by_user_id': staffs },
  },
  {
    table: 'legal_request',
    rows: 'stay',
    where: mine(),
    why: 'which court wanted what of them; all of these are closed by now',
    blank: {
      sender: erased,
      document_ref: erased,
      order_ref: `case when order_ref is not null then 'erased' end`,
      closed_note: `case when closed_note is not null then 'erased' end`,
    },
    keep: {
      'id person_id': ids,
      'kind received_at response_due court_order order_fields order_recorded_at logged_at closed_at outcome': counters,
      'order_recorded_by logged_by closed_by': staffs,
    },
  },
  {
    table: 'breach_person',
    rows: 'stay',
    where: mine(),
    why: 'that a breach was about them: HHS asks for six years whether everybody was told (45 CFR 164.414)',
    blank: {},
    keep: { 'breach_id person_id': ids, added_at: counters, added_by: staffs },
  },
];
