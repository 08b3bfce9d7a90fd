/**
 * A birth date as people type it here: "05/14/1987" (month first), "5/1987", "1987", or as a browser fills it in, "1987-05-14".
 * Answers it as core reads it ('1987-05-14', '1987-05', '1987'); what is none of these comes back as it is, to be refused by name.
 */
export function typedBirthDate(text: string): string {
  const typed = text.trim();
  const parts = /^(?:(\d{1,2})[/. -])?(?:(\d{1,2})[/. -])?(\d{4})$/.exec(typed);
  if (!parts) return typed;
  const [, month, day, year] = parts;
  return [year!, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}
