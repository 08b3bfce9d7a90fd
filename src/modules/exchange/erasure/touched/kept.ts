import type { KeptTable } from './touched-table.js';

/** What speaks of a person, or did, and stays as it is. */
export const keptTables: readonly KeptTable[] = [
  {
    table: 'suppression',
    rows: 'kept',
    columns: 'id e164 number_hash key_id channel because since said_again_at lifted_at',
    why: 'a keyed hash of a number that must not be contacted, whoever has it: it survives erasure (L-307). Its e164 is empty once a process has started',
  },
  {
    table: 'audit_entry',
    rows: 'kept',
    columns: 'id at user_id action subject_type subject_id detail',
    why: 'who of ours did and read what, by ids: HIPAA wants it for six years',
  },
  {
    table: 'alert',
    rows: 'kept',
    columns: 'id site_id kind subject_type subject_id sentence raised_at acknowledged_at acknowledged_by',
    why: 'sentences of the program, without names and numbers: how soon danger was looked at',
  },
  {
    table: 'webhook_delivery',
    rows: 'kept',
    columns:
      'id seq receiver_id event_id name subject_id body occurred_at state tries next_try_at claim claimed_until last_tried_at last_status last_problem ended_at replayed_at',
    why: 'ids and codes only, pruned after 30 or 90 days',
  },
  {
    table: 'disclosure',
    rows: 'kept',
    columns:
      'id outcome person_id intake_id by_user_id recipient_name recipient_kind vendor purpose channel file wanted fields basis consent_id legal_request_id approval_id basis_facts scope_text notice_version payload_hash reason because rule at',
    why: 'to whom which groups of fields were told, by what right: an accounting may be asked for six years (45 CFR 164.528, 42 CFR 2.25)',
  },
  {
    table: 'breach',
    rows: 'kept',
    columns:
      'id what discovered_on opened_by opened_at confirmed_at confirmed_by information recipient acquired mitigation low_probability assessed_by assessed_at closed_at closed_by',
    why: 'case files about many people, without names: HHS asks for them for six years (45 CFR 164.414)',
  },
  {
    table: 'disclosure_result',
    rows: 'kept',
    columns: 'disclosure_id result code at',
    why: 'whether it arrived: the same accounting',
  },
];
