/** What must hold after a storm (twilio.md 7.2), as questions to the database: each names what breaks it, or nothing. */
export const invariants: Readonly<Record<string, string>> = {
  'every incoming call has exactly one outcome': `
    select id::text, 'stage ' || stage as what from inbound_call where ended_at is null or outcome is null`,
  'whoever talked was connected, and nobody else': `
    select i.id::text, i.outcome as what from inbound_call i where (i.outcome = 'talked') <> (i.talked_at is not null and i.transferred_at is null)`,
  'at most one talk per counsellor at a time': `
    select a.id::text, 'overlaps ' || b.id as what from call a join call b on b.counsellor_id = a.counsellor_id and b.id > a.id
    where a.started_at < coalesce(b.ended_at, 'infinity') and b.started_at < coalesce(a.ended_at, 'infinity')`,
  'at most one talk per person at a time': `
    select a.id::text, 'overlaps ' || b.id as what from call a join call b on b.person_id = a.person_id and b.id > a.id
    where a.started_at < coalesce(b.ended_at, 'infinity') and b.started_at < coalesce(a.ended_at, 'infinity')`,
  'an offer has one winner': `
    select queue_entry_id::text as id, count(*) || ' accepted' as what from offer where state = 'accepted' group by 1 having count(*) > 1`,
  'an attempt belongs to an accepted offer': `
    select a.id::text, o.state as what from callback_attempt a join offer o on o.id = a.offer_id where o.state <> 'accepted'`,
  'nothing is recorded without consent': `
    select r.id::text, r.kind as what from recording r left join inbound_call i on i.id = r.inbound_call_id
    where r.consent = '{}'::jsonb or (r.kind = 'talk' and i.id is not null and i.recording_consent <> 'agreed')`,
  'every open callback is due, in progress or with a human': `
    select c.id::text, c.state || ' due ' || c.due_at as what from callback c where c.ended_at is null and not (
      (c.state = 'scheduled' and c.due_at > now() - interval '5 seconds')
      or (c.state in ('queued', 'dialling', 'awaiting-disposition'))
      or (c.state = 'needs-decision' and (c.owner_user_id is not null or c.owner_team is not null)))`,
  'every leg is over': `
    select id::text, party || ' ' || state as what from call_leg where ended_at is null`,
  'every call is over': `select id::text, state as what from call where ended_at is null`,
  'whoever wanted to be called has a callback': `
    select i.id::text, i.outcome as what from inbound_call i where i.outcome in ('callback', 'voicemail') and i.callback_id is null`,
  'no counsellor is lost in a state': `
    select id::text, presence as what from counsellor where presence in ('offered', 'on-call', 'wrap-up')`,
};
