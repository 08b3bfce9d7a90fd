import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every entry of the audit gets a link of a chain: what is changed, taken out or put in afterwards shows (S-4.1, S-4.2). */
export class AuditChain1764000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_audit_change() returns trigger language plpgsql as $$
        begin raise exception '% rows are never changed', tg_table_name; end $$;
      create trigger audit_entry_never_emptied before truncate on audit_entry
        for each statement execute function refuse_audit_change();

      create index audit_entry_newest_idx on audit_entry (at desc, id desc);

      -- entries that have no link yet: committed with the entry, so that a process that dies in between leaves nothing out
      create table audit_unlinked (
        entry_id uuid not null,
        constraint audit_unlinked_pk primary key (entry_id)
      );
      insert into audit_unlinked select id from audit_entry;
      create function audit_entry_waits() returns trigger language plpgsql as $$
        begin
          insert into audit_unlinked select id from fresh;
          return null;
        end $$;
      create trigger audit_entry_waits after insert on audit_entry referencing new table as fresh
        for each statement execute function audit_entry_waits();

      -- the links stay when entries have been kept long enough: they hold ids and codes only
      create table audit_link (
        seq bigint not null,
        entry_id uuid not null,
        entry_at timestamptz not null,
        key_id text not null,
        digest bytea not null,
        mac bytea not null,
        constraint audit_link_pk primary key (seq),
        constraint audit_link_entry_unique unique (entry_id),
        constraint audit_link_seq check (seq >= 1)
      );
      create trigger audit_link_append_only before update or delete on audit_link
        for each row execute function refuse_audit_change();
      create trigger audit_link_never_emptied before truncate on audit_link
        for each statement execute function refuse_audit_change();

      -- where the chain ended, signed: the same document is put on another machine
      create table audit_head (
        seq bigint not null,
        signed_at timestamptz not null,
        document text not null,
        constraint audit_head_pk primary key (seq),
        constraint audit_head_link_fk foreign key (seq) references audit_link (seq)
      );
      create trigger audit_head_append_only before update or delete on audit_head
        for each row execute function refuse_audit_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_head;
      drop table audit_link;
      drop trigger audit_entry_waits on audit_entry;
      drop function audit_entry_waits;
      drop table audit_unlinked;
      drop index audit_entry_newest_idx;
      drop trigger audit_entry_never_emptied on audit_entry;
      drop function refuse_audit_change;
    `);
  }
}
