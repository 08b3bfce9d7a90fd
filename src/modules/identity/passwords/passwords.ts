import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

// OWASP's minimum for argon2id (the library's own choice of algorithm): 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same letters are the same password, however a keyboard composes them (NIST SP 800-63B-4 3.1.1.2). */
@Injectable()
export class Passwords {
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFC'), cost);
  }

  /** With no hash (nobody has this email) it takes as long and answers no: time must not tell who exists. */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(16).toString('hex'));
    const matches = await verify(passwordHash ?? (await this.decoy), password.normalize('NFC'));
    return matches && passwordHash !== null;
  }
}
