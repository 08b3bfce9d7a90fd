/**
 * The proof of work, in a worker so that typing stays smooth: the counter whose SHA-256, with the challenge's salt and nonce before it,
 * begins as the challenge says (ALTCHA, version 2, cost 1). Many digests are on their way at once: each is a round trip of its own.
 */
export const proofScript = `
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const atOnce = 256;
onmessage = async ({ data: { salt, nonce, keyPrefix } }) => {
  const head = [...bytesOf(salt), ...bytesOf(nonce)];
  const digest = (counter) => {
    const bytes = new Uint8Array(head.length + 4);
    bytes.set(head);
    new DataView(bytes.buffer).setUint32(head.length, counter);
    return crypto.subtle.digest('SHA-256', bytes);
  };
  const wanted = bytesOf(keyPrefix);
  const fits = (key) => wanted.every((byte, at) => key[at] === byte);
  for (let first = 0; ; first += atOnce) {
    const keys = await Promise.all(Array.from({ length: atOnce }, (_, at) => digest(first + at)));
    const at = keys.findIndex((key) => fits(new Uint8Array(key)));
    if (at < 0) continue;
    postMessage({ counter: first + at, derivedKey: hexOf(new Uint8Array(keys[at])) });
    return;
  }
};
`;
