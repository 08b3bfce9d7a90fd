/** What a person (`family`) did on their own page, as a branch of the timeline's union: at, rank, kind, ids, facts. */
export const ownPageHappened = `
    select a.at, 0.9, 'own-page-' || split_part(a.action, '.', 2), jsonb_build_object('auditEntryId', a.id, 'callbackId', a.detail ->> 'callbackId'),
      '{}'::jsonb
    from audit_entry a
    where a.subject_type = 'person' and a.subject_id in (select id::text from family) and a.action like 'own-page.%'`;
