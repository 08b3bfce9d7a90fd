import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { lastVerbs, verbRules, waitVerbs } from './twiml-rules.js';

type Node = Readonly<Record<string, unknown>>;
const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false });

/** Everything in `twiml` that the carrier would not take; empty when it takes it. A wait document allows less. */
export function twimlProblems(twiml: string, document: 'call' | 'wait' = 'call'): readonly string[] {
  if (XMLValidator.validate(twiml) !== true) return ['not well-formed'];
  const roots = (parser.parse(twiml) as Node[]).filter((node) => nameOf(node) !== '?xml');
  if (roots.length !== 1 || nameOf(roots[0]!) !== 'Response') return ['the root is not Response'];
  const problems = [...verbProblems(roots[0]!, document), ...unreached(childrenOf(roots[0]!))];
  if (Buffer.byteLength(twiml) > 64 * 1024) problems.push('more than 64 kB');
  return problems;
}

function verbProblems(node: Node, document: 'call' | 'wait'): string[] {
  const name = nameOf(node);
  const rule = verbRules[name];
  if (!rule) return [`unknown verb ${name}`];
  const problems = document === 'wait' && !waitVerbs.includes(name) ? [`${name} while waiting in a line`] : [];
  for (const [attribute, value] of Object.entries((node[':@'] ?? {}) as Record<string, string>)) {
    if (!rule.attributes?.[attribute]?.test(value)) problems.push(`${name} ${attribute}="${value}"`);
  }
  const text = childrenOf(node).find((child) => '#text' in child)?.['#text'] as string | undefined;
  if (rule.text && !rule.text.test(text ?? '')) problems.push(`${name} holds "${text ?? ''}"`);
  if (!rule.text && text !== undefined) problems.push(`${name} holds words`);
  for (const child of childrenOf(node).filter((one) => !('#text' in one))) {
    if (!rule.children?.includes(nameOf(child))) problems.push(`${nameOf(child)} in ${name}`);
    else problems.push(...verbProblems(child, document));
  }
  return problems;
}

function unreached(verbs: readonly Node[]): string[] {
  const names = verbs.map(nameOf);
  const last = names.findIndex((name) => lastVerbs.includes(name));
  return last === -1 ? [] : names.slice(last + 1).map((name) => `${name} after ${names[last]!} is never reached`);
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@')!;
}

function childrenOf(node: Node): readonly Node[] {
  return (node[nameOf(node)] ?? []) as readonly Node[];
}
