/** A list of names, from text with the names between spaces or line breaks. */
export function fieldNames(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
