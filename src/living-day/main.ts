import { LivingDay } from './living-day.js';
import { readDayOptions } from './world/day-options.js';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
// Its launcher has died: the day is over, too.
if (process.send) process.on('disconnect', () => stopping.abort());

const tell = (sentence: string) => process.stderr.write(`The living day: ${sentence}\n`);

try {
  await new LivingDay(readDayOptions(process.env, new Date()), tell).run(stopping.signal);
  if (!stopping.signal.aborted) tell('It is over. Stop and start again for another one.');
  process.exit(0);
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
