import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database, type Tx } from '../database/database.js';
import { AuditChain, type AuditLink } from './audit-chain.js';
import { AuditChainStore } from './audit-chain.store.js';
import { ShipHead } from './ship-head.js';

const mostAtOnce = 500;
const headEveryMilliseconds = 5 * 60_000;

/**
 * Makes the links of entries that were committed, in the background: one chain for everybody would otherwise make every transaction
 * wait for the one before it. An entry waits in the database until it has its link, whoever dies.
 */
@Injectable()
export class LinkAudit {
  constructor(
    private readonly database: Database,
    private readonly store: AuditChainStore,
    private readonly chain: AuditChain,
    private readonly ship: ShipHead,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while ((await this.linkSome()) === mostAtOnce);
    const head = await this.database.transaction((tx) => this.signHead(tx));
    if (head) await this.ship.run(head.seq, head.document);
  }

  private linkSome(): Promise<number> {
    return this.database.transaction(async (tx) => {
      if (!(await this.store.lock(tx))) return 0;
      let last: Pick<AuditLink, 'seq' | 'mac'> | null = await this.store.last(tx);
      const links: AuditLink[] = [];
      for (const entry of await this.store.unlinked(tx, mostAtOnce)) {
        const link = this.chain.next(last, entry);
        links.push(link);
        last = link;
      }
      if (links.length > 0) this.store.add(tx, links);
      return links.length;
    });
  }

  private async signHead(tx: Tx): Promise<{ seq: number; document: string } | null> {
    if (!(await this.store.lock(tx))) return null;
    const [last, head] = [await this.store.last(tx), await this.store.lastHead(tx)];
    const now = this.clock.now();
    const isEarly = head !== null && now.getTime() - head.signedAt.getTime() < headEveryMilliseconds;
    if (!last || last.seq === head?.seq || isEarly) return null;
    const document = this.ship.signed({
      kind: 'audit-head',
      seq: last.seq,
      mac: last.mac.toString('hex'),
      at: now.toISOString(),
    });
    this.store.addHead(tx, last.seq, now, document);
    return { seq: last.seq, document };
  }
}
