const provenForMilliseconds = 60_000;
const atMost = 10_000;

/**
 * Session tokens and source keys that were accepted within the last minute. Only for deciding whom a rate limit counts: being
 * here opens no door.
 */
export class ProvenCredentials {
  private readonly until = new Map<string, number>();

  has(credential: string | null): boolean {
    return credential !== null && (this.until.get(credential) ?? 0) > Date.now();
  }

  add(credential: string): void {
    const now = Date.now();
    // Refreshed after half of its time only: this runs on each request.
    if ((this.until.get(credential) ?? 0) > now + provenForMilliseconds / 2) return;
    if (this.until.size >= atMost) this.until.clear();
    this.until.set(credential, now + provenForMilliseconds);
  }
}
