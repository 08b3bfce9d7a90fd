import { counters, erased, ids, mine, staffs, type TouchedTable } from './touched-table.js';

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
];
