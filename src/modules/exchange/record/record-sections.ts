/** One table of a person's record. */
export interface RecordSection {
  readonly table: string;
  readonly title: string;
  /** What $1 holds when it is not the ids of the person: keyed hashes of their numbers, as hex. */
  readonly by?: 'number-hash';
  /** Which rows `t` are theirs. */
  readonly where: string;
  readonly orderBy: string;
  /** Columns that are not theirs or cannot be read. */
  readonly without?: readonly string[];
}

const mine = (column = 'person_id') => `t.${column} = any($1)`;
const of = (column: string, table: string, where = 'person_id = any($1)') =>
  `t.${column} in (select id from ${table} where ${where})`;
// What is told in an intake is about its patient, whoever asked for help.
const aboutThem = `t.intake_id in (select intake_id from intake_party where person_id = any($1) and 'patient' = any(roles))`;
const numbers = '(select e164 from phone_number where person_id = any($1))';

/**
 * The whole of what is kept of one person, in the order in which it is read. A table that refers to a person and stands neither here nor
 * in `leftOut` fails the catalogue test.
 */
export const recordSections: readonly RecordSection[] = [
  { table: 'person', title: 'Person', where: mine('id'), orderBy: 't.created_at', without: ['safe_word'] }, // sealed
  {
    table: 'person_merge',
    title: 'Records found to be of one person',
    where: `(${mine()} or ${mine('into_id')})`,
    orderBy: 't.at',
  },
  { table: 'phone_number', title: 'Phone numbers and contact plans', where: mine(), orderBy: 't.created_at' },
  {
    table: 'suppression',
    title: 'Numbers that are not contacted',
    by: 'number-hash',
    where: `t.number_hash in (select decode(one, 'hex') from unnest($1::text[]) as one)`,
    orderBy: 't.since',
    without: ['number_hash', 'key_id'],
  },
  { table: 'shared_number', title: 'Numbers shared with a household', where: mine(), orderBy: 't.since' },
  { table: 'legal_hold', title: 'Legal holds', where: mine(), orderBy: 't.placed_at' },
  { table: 'record_opening', title: 'Openings by staff without work on it', where: mine(), orderBy: 't.at' },
  { table: 'erasure_request', title: 'Requests to be erased', where: mine(), orderBy: 't.asked_at' },
  { table: 'consent_event', title: 'Consents', where: mine(), orderBy: 't.received_at, t.id' },
  { table: 'disclosure', title: 'What was told to others, or was to be', where: mine(), orderBy: 't.at, t.id' },
  {
    table: 'disclosure_result',
    title: 'What became of it on its way',
    where: of('disclosure_id', 'disclosure'),
    orderBy: 't.at',
  },
  { table: 'disclosure_restriction', title: 'What they asked us not to tell', where: mine(), orderBy: 't.set_at' },
  { table: 'approval', title: 'What one of us did not do alone', where: mine(), orderBy: 't.asked_at' },
  {
    table: 'approval_decision',
    title: 'Who approved it',
    where: of('approval_id', 'approval'),
    orderBy: 't.at',
  },
  { table: 'breach_person', title: 'Breaches that they were told of', where: mine(), orderBy: 't.added_at' },
  { table: 'lead', title: 'Inquiries', where: mine(), orderBy: 't.received_at', without: ['attribution_id'] },
  {
    table: 'own_page_step',
    title: 'What was done on their own page',
    where: of('lead_id', 'lead'),
    orderBy: 't.at',
    without: ['step'],
  },
  { table: 'raw_submission', title: 'Inquiries as they arrived', where: of('lead_id', 'lead'), orderBy: 't.received_at' },
  {
    table: 'lead_mark',
    title: 'What was odd about inquiries',
    where: of('lead_id', 'lead'),
    orderBy: 't.lead_id, t.mark',
    without: ['canary_id'],
  },
  { table: 'lead_replay', title: 'Inquiries read again', where: of('lead_id', 'lead'), orderBy: 't.at' },
  {
    table: 'lead_import_row',
    title: 'Rows of lists that they came with',
    where: of('lead_id', 'lead'),
    orderBy: 't.import_id, t.row_number',
    without: ['cells', 'row_hash', 'number_hash'], // the cells stand in the raw submission
  },
  {
    table: 'refused_submission',
    title: 'Inquiries refused at first',
    where: of('lead_id', 'lead'),
    orderBy: 't.first_at',
    without: ['body', 'body_hash', 'idempotency_key'], // the body stands in the raw submission
  },
  { table: 'intake', title: 'Intakes', where: mine(), orderBy: 't.opened_at' },
  { table: 'intake_party', title: 'Parts in intakes', where: mine(), orderBy: 't.since' },
  { table: 'stage_change', title: 'Stages of intakes', where: of('intake_id', 'intake'), orderBy: 't.at, t.id' },
  {
    table: 'benefits_request',
    title: 'Questions to insurers',
    where: mine(),
    orderBy: 't.asked_at',
    without: ['insured', 'claim', 'trace'], // who is insured is sealed: it is what they told us
  },
  {
    table: 'benefits_try',
    title: 'What insurers were told, by which consent',
    where: of('request_id', 'benefits_request'),
    orderBy: 't.begun_at',
    without: ['raw'], // sealed, and perhaps about somebody else
  },
  {
    table: 'benefits_answer',
    title: 'What insurers answered',
    where: of('request_id', 'benefits_request'),
    orderBy: 't.received_at',
    without: ['raw'], // sealed; what it says stands beside it
  },
  {
    table: 'screening_answer',
    title: 'Answers to screening questions',
    where: aboutThem,
    orderBy: 't.answered_at, t.id',
  },
  {
    table: 'screening_draft',
    title: 'Answers that were being typed',
    where: aboutThem,
    orderBy: 't.saved_at',
  },
  { table: 'flag', title: 'Flags', where: mine(), orderBy: 't.raised_at, t.id' },
  { table: 'emergency_disclosure', title: 'Disclosures in emergencies', where: mine(), orderBy: 't.opened_at' },
  { table: 'bed_hold', title: 'Beds held for them', where: of('intake_id', 'intake'), orderBy: 't.from_at' },
  { table: 'waitlist_entry', title: 'Places on waiting lists', where: of('intake_id', 'intake'), orderBy: 't.since' },
  { table: 'appointment', title: 'Appointments', where: of('intake_id', 'intake'), orderBy: 't.made_at' },
  { table: 'referral', title: 'Referrals to other places', where: of('intake_id', 'intake'), orderBy: 't.offered_at' },
  {
    table: 'placement_step',
    title: 'Reminders and follow-ups',
    where: of('intake_id', 'intake'),
    orderBy: 't.due_at, t.id',
    without: ['made_callback'],
  },
  { table: 'intake_aside', title: 'Next steps set aside', where: of('intake_id', 'intake'), orderBy: 't.since' },
  { table: 'intake_override', title: 'Gates opened without all facts', where: of('intake_id', 'intake'), orderBy: 't.at' },
  { table: 'clinical_decision', title: 'Decisions of clinicians', where: of('intake_id', 'intake'), orderBy: 't.at' },
  { table: 'intake_note', title: 'Notes', where: of('intake_id', 'intake'), orderBy: 't.created_at' },
  {
    table: 'intake_note_version',
    title: 'Notes as they were before',
    where: of('note_id', 'intake_note', 'intake_id in (select id from intake where person_id = any($1))'),
    orderBy: 't.note_id, t.version',
  },
  { table: 'callback', title: 'Callbacks', where: mine(), orderBy: 't.created_at' },
  { table: 'callback_step', title: 'Steps of callbacks', where: of('callback_id', 'callback'), orderBy: 't.at' },
  {
    table: 'promised_wall_time',
    title: 'Times agreed on, on their clock',
    where: of('callback_id', 'callback'),
    orderBy: 't.starts_at',
  },
  {
    table: 'clock_change',
    title: 'Agreed times that followed a change of clocks',
    where: of('callback_id', 'callback'),
    orderBy: 't.at',
  },
  {
    table: 'promise_verdict',
    title: 'Promises and how they came out',
    where: of('callback_id', 'callback'),
    orderBy: 't.promised_by',
  },
  { table: 'callback_attempt', title: 'Attempts to call', where: mine(), orderBy: 't.started_at' },
  { table: 'queue_entry', title: 'Places in line', where: mine(), orderBy: 't.arrived_at' },
  {
    table: 'offer',
    title: 'Offers to counsellors',
    where: of('queue_entry_id', 'queue_entry'),
    orderBy: 't.offered_at',
    without: ['why'], // names what other counsellors were doing
  },
  {
    table: 'inbound_call',
    title: 'Calls they made',
    where: mine(),
    orderBy: 't.arrived_at',
    without: ['return_code', 'attribution_id'],
  },
  { table: 'call', title: 'Calls', where: mine(), orderBy: 't.started_at' },
  {
    table: 'call_leg',
    title: 'Connections to their phones', // those of staff show the numbers of staff
    where: `t.party = 'person' and (${of('call_id', 'call')} or ${of('inbound_call_id', 'inbound_call')})`,
    orderBy: 't.intended_at',
  },
  { table: 'hand_over', title: 'Hand-overs', where: of('call_id', 'call'), orderBy: 't.started_at', without: ['to_number'] },
  {
    table: 'recording',
    title: 'Recordings (listed; the sound is handed out by itself)',
    where: `${of('call_id', 'call')} or ${of('inbound_call_id', 'inbound_call')}`,
    orderBy: 't.intended_at',
    without: ['media'],
  },
  { table: 'text_message', title: 'Text messages', where: mine(), orderBy: 't.created_at' },
  {
    table: 'blocked_caller',
    title: 'Times when their calls were blocked',
    where: `t.caller_number in ${numbers}`,
    orderBy: 't.created_at',
  },
  {
    table: 'carrier_finding',
    title: 'Found at the carrier',
    where: of('inbound_call_id', 'inbound_call'),
    orderBy: 't.found_at',
  },
];

/** What happened to these rows, by their ids ($1). */
export const aboutRows: readonly RecordSection[] = [
  { table: 'alert', title: 'Alerts', where: 't.subject_id = any($1)', orderBy: 't.raised_at' },
  { table: 'audit_entry', title: 'Who read and changed this record', where: 't.subject_id = any($1)', orderBy: 't.at, t.id' },
];

/** Tables that refer to a person and are not in the record, each with its reason. */
export const leftOut: Readonly<Record<string, string>> = {
  counselling_note:
    'Notes of counselling are kept apart for who treats them, and leave only under a consent of their own (42 CFR 2.11, 2.31(b)).',
  lead_review: 'A form that somebody read before it was an inquiry; what it said stands in the raw submission.',
  idempotency_record: 'Answers kept for a week so that a website may ask twice; they say what the inquiries say.',
  person_key: 'The wrapped keys under which what stands in the record is kept.',
  match_key: 'Keyed hashes of the numbers and addresses that stand in the record.',
  known_name: 'The names that stand in the record, as they are searched.',
  merge_change: 'Rows as a merge found and left them; the rows themselves stand in the record.',
  legal_request: 'Demands of the law: what is told of them is decided by the privacy officer, since some orders forbid it.',
  breach: 'The case file of a breach is about many people; what is theirs stands in the notice they were sent.',
  breach_state: 'How many people of which state a breach is about.',
  breach_notice: 'Which notices of a breach were sent.',
  duty_call: 'Whom of ours we rang since there was danger; the flag, and what was done about it, stand in the record.',
  attribution: 'Where inquiries came from is kept apart from people on purpose, joined by a random id.',
};
