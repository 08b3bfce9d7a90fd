import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readRecoveryCode, writeRecoveryCode } from '../../../core/factors/recovery-code.js';
import type { Tx } from '../../../platform/database/database.js';

const codesAtOnce = 10;

/** Codes on paper, for the day on which the phone is lost. Each has 80 random bits: its hash cannot be tried out. */
@Injectable()
export class RecoveryCodeStore {
  /** Ten new ones; those from before are good no more. They are told here once. */
  async renew(tx: Tx, userId: string): Promise<string[]> {
    const codes = Array.from({ length: codesAtOnce }, () => writeRecoveryCode(randomBytes(16)));
    await this.removeAll(tx, userId);
    await tx.query('insert into staff_recovery_code (user_id, hash) select $1, unnest($2::bytea[])', [
      userId,
      codes.map((code) => hashOf(userId, readRecoveryCode(code)!)),
    ]);
    return codes;
  }

  /** For a first second factor. Null: the account has some. */
  async makeFirst(tx: Tx, userId: string): Promise<string[] | null> {
    return (await this.left(tx, userId)) > 0 ? null : this.renew(tx, userId);
  }

  /** `code` as readRecoveryCode gives it. False: there is no such code, or it was used. Of two at once, one is taken. */
  async use(tx: Tx, userId: string, code: string): Promise<boolean> {
    const text =
      'update staff_recovery_code set used_at = now() where user_id = $1 and hash = $2 and used_at is null returning user_id';
    return (await tx.query(text, [userId, hashOf(userId, code)])).length === 1;
  }

  async left(tx: Tx, userId: string): Promise<number> {
    const text = 'select user_id from staff_recovery_code where user_id = $1 and used_at is null';
    return (await tx.query(text, [userId])).length;
  }

  async removeAll(tx: Tx, userId: string): Promise<void> {
    await tx.query('delete from staff_recovery_code where user_id = $1', [userId]);
  }
}

function hashOf(userId: string, code: string): Buffer {
  return createHash('sha256').update(`${userId} ${code}`).digest();
}
