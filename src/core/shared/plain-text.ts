// C0 and C1 controls; tab, line feed and carriage return are what people paste and are not in the first set.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const allControls = new RegExp(controls.source, 'g');
// Marks, embeddings, overrides and isolates reorder what staff read; they are never part of a name or a number.
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const invisible = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/g;
const invisibleButJoiners = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/g;
const loneSurrogate = /\p{Cs}/gu;

export function hasNul(text: string): boolean {
  return text.includes('\u0000');
}

/** True for control characters other than tab, line feed and carriage return. */
export function hasControls(text: string): boolean {
  return controls.test(text);
}

/** Removes zero-width and bidirectional characters: for numbers and for matching words. */
export function withoutHidden(text: string): string {
  return text.replace(directionMarks, '').replace(invisible, '');
}

/**
 * Text that is safe to store and show: no control characters but line breaks and tabs, nothing that reorders the line, and no lone
 * surrogate (PostgreSQL refuses one in jsonb). Joiners stay: Persian names and family emoji need them.
 */
export function showable(text: string): string {
  return text
    .replace(loneSurrogate, '\ufffd')
    .replace(allControls, '')
    .replace(directionMarks, '')
    .replace(invisibleButJoiners, '');
}
