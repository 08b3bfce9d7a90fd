import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { LeadSpool } from './lead-spool.js';
import { SaveSpooled } from './save-spooled.js';
import { isReadable, subjectOf, type SpoolRecord } from './spool-record.js';

export interface Drained {
  readonly leads: number;
  readonly setAside: number;
  readonly oldestAt: Date | null;
}

interface OpenedFile {
  readonly name: string;
  readonly records: readonly SpoolRecord[];
}

const mostAtOnce = 100;
// One process at a time, of all that share the database: the lock ends with the transaction, and with a process that dies.
const oneAtATime = 'select pg_advisory_xact_lock(7305804402566082883)';

/**
 * Brings what waits on the disk into the database, oldest first. A file is deleted after the commit that holds its leads: killed in between,
 * the next one finds each of them there (by its reference) and writes nothing twice. A lead that the database refuses for what it is stands
 * aside, kept, and a supervisor is told.
 */
@Injectable()
export class DrainSpool {
  constructor(
    private readonly spool: LeadSpool,
    private readonly save: SaveSpooled,
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  /** Some of the oldest; null when nothing waits. Throws while the database is away: everything stays where it is. */
  async run(): Promise<Drained | null> {
    const files = await this.oldestFiles();
    if (files.length === 0) return null;
    const records = files.flatMap((file) => file.records);
    const setAside = (await this.together(records)) ? 0 : await this.oneByOne(records);
    for (const { name } of files) await this.spool.finish(name);
    const times = records.filter(isReadable).map((record) => subjectOf(record).receivedAt.getTime());
    return {
      leads: records.length - setAside,
      setAside,
      oldestAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    };
  }

  private async oldestFiles(): Promise<OpenedFile[]> {
    const opened: OpenedFile[] = [];
    let records = 0;
    for (const name of await this.spool.fileNames()) {
      const read = await this.spool.read(name);
      opened.push({ name, records: read ?? [] });
      records += read?.length ?? 0;
      if (records >= mostAtOnce) break;
    }
    return opened;
  }

  /** False: one of them cannot be written, so each has to be tried alone. */
  private async together(records: readonly SpoolRecord[]): Promise<boolean> {
    const readable = records.filter(isReadable);
    if (readable.length < records.length) return false;
    return this.inTurn((tx) => this.save.run(tx, readable)).then(() => true, unlessItsOwnFault(false));
  }

  private async oneByOne(records: readonly SpoolRecord[]): Promise<number> {
    let setAside = 0;
    for (const record of records) {
      const isWritten =
        isReadable(record) && (await this.inTurn((tx) => this.save.run(tx, [record])).then(() => true, unlessItsOwnFault(false)));
      if (isWritten) continue;
      await this.putAside(record);
      setAside += 1;
    }
    return setAside;
  }

  /** On the disk first, then the alert: killed in between it is tried, and set aside, again. */
  private async putAside(record: SpoolRecord): Promise<void> {
    const { id, siteId } = isReadable(record) ? subjectOf(record) : { id: uuid(), siteId: null };
    await this.spool.setAside(id, record.bytes);
    await this.inTurn((tx) =>
      this.raiseAlert.run(tx, {
        siteId,
        kind: 'lead-set-aside',
        subjectType: 'lead',
        subjectId: id,
        sentence:
          'A request that came while the database was away could not be saved. It is kept on the disk, in the folder spool/aside: ask your administrator to look now.',
        at: this.clock.now(),
      }),
    );
  }

  private inTurn(work: (tx: Tx) => Promise<void>): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.query(oneAtATime);
      await work(tx);
    });
  }
}

/** Bad data (22), or a constraint that it breaks (23). Everything else is the database's trouble and passes. */
function unlessItsOwnFault<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (/^2[23]/.test((error as { code?: string }).code ?? '')) return instead;
    throw error;
  };
}
