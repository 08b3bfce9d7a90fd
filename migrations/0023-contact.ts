import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Contact1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How this number may be used, as its person told us. Null: they were never asked.
      alter table phone_number
        add safe_hours jsonb,
        -- the clock of safe_hours
        add safe_time_zone text,
        -- only ever the neutral "we called"
        add voicemail_allowed boolean,
        add texts_allowed boolean,
        add constraint phone_number_safe_clock check ((safe_hours is null) = (safe_time_zone is null));
      update phone_number n set voicemail_allowed = p.voicemail_allowed
        from person p where p.id = n.person_id and p.voicemail_allowed is not null;
      alter table person
        drop voicemail_allowed,
        -- all that they ever declared, five digits each: nobody knows which one holds now
        add zips text[] not null default '{}';

      -- which number was dialled, and by which version of the site's calling policy (0: the program's)
      alter table callback_attempt
        add phone_number_id uuid constraint callback_attempt_phone_number_fk references phone_number (id),
        add policy_version integer;
      update callback_attempt a set phone_number_id = c.phone_number_id from callback c where c.id = a.callback_id and a.dialled_at is not null;
      create index callback_attempt_number_idx on callback_attempt (phone_number_id, dialled_at);

      -- what it answers: asked again when it is handed to the carrier
      alter table text_message
        add answers text not null default 'nothing'
          constraint text_message_answers check (answers in ('nothing', 'them', 'their-stop', 'their-start'));
      update text_message set answers =
          case line_key when 'text.stopped' then 'their-stop' when 'text.re-consent-question' then 'their-start' else 'them' end
        where direction = 'outgoing' and ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table text_message drop answers;
      alter table callback_attempt drop phone_number_id, drop policy_version;
      alter table person add voicemail_allowed boolean, drop zips;
      update person p set voicemail_allowed = (select bool_and(n.voicemail_allowed) from phone_number n where n.person_id = p.id);
      alter table phone_number drop safe_hours, drop safe_time_zone, drop voicemail_allowed, drop texts_allowed;
    `);
  }
}
