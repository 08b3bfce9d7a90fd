/** Settles as `asked` does; when that takes longer than `milliseconds`, rejects as a database that does not answer would. */
export function within<T>(milliseconds: number, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const tooLate = () => reject(Object.assign(new Error('The database takes too long'), { code: 'ETIMEDOUT' }));
    timer = setTimeout(tooLate, milliseconds);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
