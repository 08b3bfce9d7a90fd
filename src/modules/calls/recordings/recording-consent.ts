/**
 * Who agreed to be recorded and how they were asked. Only this makes a recording possible: every call is treated as one where all
 * parties must agree, since an area code tells nobody's place.
 */
export type RecordingConsent =
  | { readonly how: 'key'; readonly inboundCallId: string; readonly at: string }
  | { readonly how: 'spoken'; readonly note: string; readonly notedBy: string; readonly at: string }
  /** A message after the tone: they were told that it is recorded and spoke. */
  | { readonly how: 'voicemail'; readonly inboundCallId: string; readonly at: string };
