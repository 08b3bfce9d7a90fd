/** `alt+a`, `ctrl+k`: a modifier and a key of the keyboard, wherever its letter stands there. Without one, a letter is only typed. */
export type Key = `alt+${string}` | `ctrl+${string}`;

const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** By the place on the keyboard: with Alt a Mac types other letters. */
export function keyOf(event: KeyboardEvent): Key | null {
  const name = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase() ?? (event.code === 'Enter' ? 'enter' : null);
  if (name === null || event.shiftKey) return null;
  if (event.altKey && !event.ctrlKey && !event.metaKey) return `alt+${name}`;
  const command = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return command && !event.altKey ? `ctrl+${name}` : null;
}

const shown: Readonly<Record<string, string>> = isMac ? { alt: '⌥', ctrl: '⌘' } : { alt: 'Alt', ctrl: 'Ctrl' };

/** As it stands on a button: Alt+A, ⌥A. */
export function showKey(key: Key): string {
  const [modifier = '', name = ''] = key.split('+');
  return [shown[modifier], name.length === 1 ? name.toUpperCase() : 'Enter'].join(isMac ? '' : '+');
}

/** For screen readers, as ARIA writes it. */
export function ariaKey(key: Key): string {
  const [modifier = '', name = ''] = key.split('+');
  return `${modifier === 'ctrl' ? (isMac ? 'Meta' : 'Control') : 'Alt'}+${name.length === 1 ? name.toUpperCase() : 'Enter'}`;
}
