/** Prints each new item of a person's timeline once, with the seconds since the start, in the order in which things happened. */
export function openNarrator(startedAt) {
  const told = new Set();
  const print = (at, who, sentence) => {
    const seconds = Math.max(0, (at - startedAt) / 1000)
      .toFixed(1)
      .padStart(6);
    console.log(`${seconds} s  ${who.padEnd(11)} ${sentence}`);
  };
  return {
    print: (who, sentence) => print(Date.now(), who, sentence),
    heard: (at, who, sentence) => print(at, who, `hears: "${sentence}"`),
    tell: (items) => {
      for (const item of items) {
        const key = `${item.kind} ${item.at} ${item.sentence}`;
        const isAhead = Date.parse(item.at) > Date.now() + 1000;
        if (told.has(key) || isAhead) continue;
        told.add(key);
        print(Date.parse(item.at), 'ringback', item.sentence);
      }
    },
  };
}
