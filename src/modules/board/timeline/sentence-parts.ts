type Fact = string | number | boolean | null | undefined;
export type TimelineFacts = Readonly<Record<string, Fact>>;

/** ': why.', or only the full stop. */
export function because(f: TimelineFacts): string {
  return f.because ? `: ${withStop(f.because)}` : '.';
}

export function withStop(text: Fact): string {
  return /[.!?]$/.test(String(text)) ? String(text) : `${text}.`;
}

/** 'Nov 25, 9:30 AM EST' */
export function time(at: Fact, zone: Fact): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: String(zone),
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(String(at)));
}
