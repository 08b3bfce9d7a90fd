import { RULES, SPEECH, type Rule } from './grammar.js';
import type { TwimlNode } from './twiml-node.js';

interface Checked {
  /** The element without what is wrong with it: what is left when the faults are only noted. */
  readonly kept: TwimlNode;
  readonly faults: readonly string[];
}

function countFault(bounds: readonly [number, number] | undefined, value: string): string | undefined {
  if (!bounds) return undefined;
  const [min, max] = bounds;
  return /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max ? undefined : `a whole number from ${min} to ${max}`;
}

function attributeFault(tag: string, rule: Rule, name: string, value: string): string | undefined {
  if (!rule.attributes.includes(name)) return `<${tag} ${name}> is not an attribute, or one that is not simulated`;
  const count = countFault(rule.counts?.[name], value);
  if (count) return `<${tag} ${name}="${value}"> is not ${count}`;
  const allowed = rule.values?.[name];
  if (!allowed || value.split(' ').every((word) => allowed.includes(word))) return undefined;
  return `<${tag} ${name}="${value}"> is not one of ${allowed.join(', ')}`;
}

function checkAttributes({ tag, attributes }: TwimlNode, rule: Rule): Pick<TwimlNode, 'attributes'> & Pick<Checked, 'faults'> {
  const checked = Object.entries(attributes).map(([name, value]) => ({
    name,
    value,
    fault: attributeFault(tag, rule, name, value),
  }));
  const kept = checked.filter(({ fault }) => fault === undefined).map(({ name, value }) => [name, value] as const);
  return { attributes: Object.fromEntries(kept), faults: checked.flatMap(({ fault }) => fault ?? []) };
}

/** Holds a document against the grammar, from an element that the grammar knows. */
export function checkGrammar(node: TwimlNode): Checked {
  const rule = RULES[node.tag];
  if (!rule || SPEECH.includes(node.tag)) return { kept: node, faults: [] };
  const { attributes, faults } = checkAttributes(node, rule);
  const misplaced = node.children.filter((child) => !rule.children?.includes(child.tag));
  const children = node.children.filter((child) => !misplaced.includes(child)).map(checkGrammar);
  const strayText = !rule.text && node.children.length === 0 && node.text.trim() !== '';
  return {
    kept: { ...node, attributes, children: children.map(({ kept }) => kept) },
    faults: [
      ...faults,
      ...(strayText ? [`<${node.tag}> may not hold text`] : []),
      ...misplaced.map(({ tag }) => `<${tag}> may not stand in <${node.tag}>, or is not simulated there`),
      ...children.flatMap((child) => child.faults),
    ],
  };
}
