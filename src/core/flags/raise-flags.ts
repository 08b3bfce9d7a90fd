import { unknownAnswer } from '../instruments/question.js';
import { judge, type Facts } from './condition.js';
import { deriveFacts, unreadable } from './derive-facts.js';
import { flagTable, type FlagRule } from './flag-table.js';
import { highest, type FlagLevel } from './levels.js';

export interface RaisedFlag {
  readonly rule: string;
  readonly level: FlagLevel;
  /** What it rests on. */
  readonly because: Facts;
}

export interface FlagDecision {
  readonly raised: readonly RaisedFlag[];
  readonly level: FlagLevel | null;
  /** Questions on which a flag depends and that were not answered so that they can be read: never "no", but asked again; the worst first. */
  readonly askAgain: readonly string[];
}

/** Which flags raise what was told, by question. Another risky answer never lowers the level: the table knows no "not". */
export function raiseFlags(told: Facts, rules: readonly FlagRule[] = flagTable.rules): FlagDecision {
  const { facts, comesFrom } = deriveFacts(told);
  const judged = rules.map((rule) => ({ rule, verdict: judge(rule.when, facts) }));
  const raised = judged.flatMap(({ rule, verdict }) =>
    verdict.kind === 'holds' ? [{ rule: rule.id, level: rule.level, because: verdict.because }] : [],
  );
  const open = judged.flatMap(({ verdict }) => (verdict.kind === 'open' ? verdict.dependsOn : []));
  const questions = open.filter((fact) => facts[fact]?.includes(unknownAnswer)).flatMap((fact) => comesFrom[fact] ?? [fact]);
  // What nobody was asked yet is no "again".
  const wasAsked = (question: string) => (told[question]?.length ?? 0) > 0;
  const askAgain = [...new Set([...questions.filter(wasAsked), ...unreadable(told)])];
  return { raised, level: highest(raised.map(({ level }) => level)), askAgain };
}
