import type { HandOverDto } from '../../../../../../src/contracts/calls/in-call.dto.js';

export function isGoingOn(handOver: HandOverDto | null): boolean {
  return handOver !== null && handOver.endedAt === null;
}
