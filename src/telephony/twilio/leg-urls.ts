// Connection overrides travel in the fragment, which is neither sent nor signed. Control: three tries within the carrier's 15 s,
// over two regions, before the caller hears a fault. Reports: nobody waits, so every failure is tried again.
const controlOverrides = '#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla';
const reportOverrides = '#rc=5&rp=all';

interface LegUrls {
  readonly answered: string;
  readonly status: string;
  readonly step: (step: string) => string;
}

/** The absolute addresses the carrier asks about one leg. Absolute, because a relative one depends on how the document came. */
export function legUrls(publicUrl: string, legId: string): LegUrls {
  const leg = `${publicUrl.replace(/\/+$/, '')}/telephony/twilio/legs/${legId}`;
  return {
    answered: `${leg}/answered${controlOverrides}`,
    status: `${leg}/status${reportOverrides}`,
    step: (step) => `${leg}/steps/${encodeURIComponent(step)}${controlOverrides}`,
  };
}
