import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Settings } from '../config/settings.js';
import { DocumentSigner } from '../crypto/signed-document.js';
import type { AuditHead } from './audit-chain.js';

/** Where a head is kept that nobody who can write to our database can reach: a folder, best of another machine, and the log. */
@Injectable()
export class ShipHead {
  constructor(
    private readonly signer: DocumentSigner,
    private readonly settings: Settings,
    @InjectPinoLogger(ShipHead.name) private readonly logger: PinoLogger,
  ) {}

  signed(head: AuditHead): string {
    return this.signer.sign({ ...head });
  }

  /** A folder that cannot be written is told every time; the next head covers everything before it. */
  async run(seq: number, document: string): Promise<void> {
    const { auditHeadsDir: folder } = this.settings;
    const { mac } = JSON.parse(document) as AuditHead;
    this.logger.info({ seq, mac }, 'the audit is signed up to here');
    // Two that say different things of one link are two files: an old backup that goes on must not write over what was signed before.
    const path = join(folder, `${String(seq).padStart(12, '0')}-${mac.slice(0, 16)}.json`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.part`, document, { mode: 0o600, flush: true });
      await rename(`${path}.part`, path);
    } catch (error) {
      this.logger.error({ err: error, seq }, 'the signed head of the audit could not be written: see AUDIT_HEADS_DIR');
    }
  }
}
