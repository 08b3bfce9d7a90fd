import { Injectable } from '@nestjs/common';
import { foldName } from '../../../core/people/name-likeness.js';
import { readPersonName } from '../../../core/people/person-name.js';
import { Clock } from '../../../platform/clock.js';
import { KeyedHash } from '../../../platform/crypto/keyed-hash.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { atATime, findables, MatchKeyStore, type Findable, type FindableTable, type FoundKeys } from './match-key.store.js';

// A row is seen by others at most this long after its id was made; what comes later (a spool) is keyed when somebody asks for it.
const overlapMs = 60_000;

/** Brings what people are matched and searched by up to date. Safe to run twice and at once: what stands there is written once. */
@Injectable()
export class KeyPeople {
  constructor(
    private readonly database: Database,
    private readonly store: MatchKeyStore,
    private readonly hashes: KeyedHash,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (const table of findables) {
      const begun = this.clock.now();
      await this.follow(table, new Date((await this.store.progress(this.database, table)).getTime() - overlapMs));
      await this.store.setProgress(this.database, table, begun);
    }
  }

  /** The keys of one person, under every key of the ring: others may have been written under an older one. */
  async ofPerson(personId: string): Promise<{ phones: Buffer[]; emails: Buffer[] }> {
    const found = await this.store.ofPerson(this.database, personId);
    await this.store.write(this.database, this.keysOf(found));
    const every = (purpose: 'match-phone' | 'match-e-mail', value: string | null) =>
      value === null ? [] : this.hashes.everyOf(purpose, value).map(({ hash }) => hash);
    return {
      phones: found.flatMap(({ e164 }) => every('match-phone', e164)),
      emails: found.flatMap(({ email }) => every('match-e-mail', email && plainEmail(email))),
    };
  }

  /** A number was never theirs: nobody is found, or taken for them, by it any more. */
  async forgetPhone(tx: Tx, personId: string, e164: string): Promise<void> {
    const keys = this.hashes.everyOf('match-phone', e164).map(({ hash }) => hash);
    await this.store.forget(tx, personId, 'phone', keys);
  }

  private async follow(table: FindableTable, since: Date): Promise<void> {
    let afterId = firstIdAt(since);
    for (;;) {
      const rows = await this.store.read(this.database, table, afterId, since);
      if (rows.length > 0) await this.store.write(this.database, this.keysOf(rows));
      if (rows.length < atATime || table === 'shared_number') return;
      afterId = rows.at(-1)!.id;
    }
  }

  private keysOf(found: readonly Findable[]): FoundKeys {
    const keys: FoundKeys['keys'][number][] = [];
    const names: FoundKeys['names'][number][] = [];
    for (const { personId, e164, email, name } of found) {
      if (e164 !== null) keys.push({ kind: 'phone', key: this.hashes.of('match-phone', e164).hash, personId });
      if (email !== null) keys.push({ kind: 'e-mail', key: this.hashes.of('match-e-mail', plainEmail(email)).hash, personId });
      const read = readPersonName(name ?? '');
      if (read.kind === 'accepted' && read.search !== '')
        names.push({ personId, written: read.search, folded: foldName(read.search) });
    }
    return { keys, names };
  }
}

/** Mail servers tell addresses apart by case in theory only. */
function plainEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** The least UUIDv7 of an instant. */
function firstIdAt(at: Date): string {
  const hex = Math.max(at.getTime(), 0).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
