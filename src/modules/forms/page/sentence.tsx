/** A sentence in which a phone number is never broken at the end of a line. */
export function Sentence({ text }: { readonly text: string }) {
  const parts = text.split(/(\d{3}-\d{3}-\d{4})/);
  return <>{parts.map((part, n) => (n % 2 === 0 ? part : <span class="number">{part}</span>))}</>;
}
