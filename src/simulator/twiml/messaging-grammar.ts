import type { TwimlNode } from './twiml-node.js';

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Response: [],
  Message: ['to', 'from', 'statusCallback'],
  Redirect: ['method'],
  Body: [],
  Media: [],
};
const CHILDREN: Readonly<Record<string, readonly string[]>> = { Response: ['Message', 'Redirect'], Message: ['Body', 'Media'] };

/** The first thing in a messaging document that is unknown or not simulated, or undefined. */
export function messagingGrammarFault(node: TwimlNode): string | undefined {
  const strange = Object.keys(node.attributes).find((name) => !ATTRIBUTES[node.tag]?.includes(name));
  if (strange !== undefined) return `<${node.tag} ${strange}> is not an attribute, or one that is not simulated`;
  for (const child of node.children) {
    if (!CHILDREN[node.tag]?.includes(child.tag)) return `<${child.tag}> may not stand in <${node.tag}>`;
    const fault = messagingGrammarFault(child);
    if (fault) return fault;
  }
  return undefined;
}
