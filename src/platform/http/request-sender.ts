import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyedHash } from '../crypto/keyed-hash.js';

const longestUserAgent = 500;

/** Who sent a request, as evidence may keep it: the address as a keyed hash, so that it can be compared and not read (L-310). */
@Injectable()
export class RequestSender {
  constructor(private readonly hashes: KeyedHash) {}

  of({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): { ipHash: string; userAgent: string | null } {
    const { keyId, hash } = this.hashes.of('ip-address', ip);
    return { ipHash: `${keyId}:${hash.toString('hex')}`, userAgent: headers['user-agent']?.slice(0, longestUserAgent) ?? null };
  }
}
