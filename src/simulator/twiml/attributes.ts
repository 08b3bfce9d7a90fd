import type { HttpMethod } from '../webhooks/webhook.js';
import { TwimlFailure } from './twiml-failure.js';
import type { TwimlNode } from './twiml-node.js';

/** The grammar has checked that a boolean is `true` or `false`. */
export function flagOf(node: TwimlNode, name: string, otherwise: boolean): boolean {
  const value = node.attributes[name];
  return value === undefined ? otherwise : value === 'true';
}

/** A whole number within bounds. Throws TwimlFailure 12200 for anything else. */
export function countOf(node: TwimlNode, name: string, otherwise: number, min = 0, max = Infinity): number {
  const value = node.attributes[name];
  if (value === undefined) return otherwise;
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= min && count <= max) return count;
  throw new TwimlFailure(12200, `<${node.tag} ${name}="${value}"> must be a whole number from ${min} to ${max}`);
}

export function methodOf(node: TwimlNode, name: string): HttpMethod {
  return node.attributes[name] === 'GET' ? 'GET' : 'POST';
}

/** The text of an element with its line breaks and indentation folded. */
export function wordsOf(node: TwimlNode): string {
  return node.text.replace(/\s+/g, ' ').trim();
}
