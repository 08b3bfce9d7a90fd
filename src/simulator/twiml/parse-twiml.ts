import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { checkGrammar } from './check-grammar.js';
import { TwimlFailure } from './twiml-failure.js';
import type { TwimlNode } from './twiml-node.js';

type ParsedElement = Readonly<Record<string, unknown>>;
const TEXT = '#text';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

function textOf(elements: readonly ParsedElement[]): string {
  return elements.map((element) => (TEXT in element ? String(element[TEXT]) : textOf(contentOf(element)))).join('');
}

function tagOf(element: ParsedElement): string {
  return Object.keys(element).find((key) => key !== ATTRIBUTES) ?? TEXT;
}

function contentOf(element: ParsedElement): readonly ParsedElement[] {
  return element[tagOf(element)] as readonly ParsedElement[];
}

function toNode(element: ParsedElement): TwimlNode {
  const content = contentOf(element);
  return {
    tag: tagOf(element),
    attributes: (element[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>,
    text: textOf(content),
    children: content.filter((child) => !(TEXT in child)).map(toNode),
  };
}

/** The root of a document of any kind. Throws TwimlFailure 12100 (not XML) or 12102 (wrong root). */
export function readRoot(xml: string): TwimlNode {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new TwimlFailure(12100, `Document parse failure: ${valid.err.msg}`);
  const parsed = parser.parse(xml) as readonly ParsedElement[];
  const roots = parsed.filter((element) => !(TEXT in element) && !tagOf(element).startsWith('?')).map(toNode);
  const [root] = roots;
  if (!root || roots.length > 1 || root.tag !== 'Response') throw new TwimlFailure(12102, 'The root must be one <Response>');
  return root;
}

/**
 * Reads a voice document into its verbs. Throws as `readRoot` does, or TwimlFailure 12200 (a verb or an attribute that
 * is unknown or not simulated). Twilio only warns of the last; here it is always our mistake, unless
 * `tolerate` is there to hear of each such fault: then what is wrong is left out and the rest is kept.
 */
export function parseTwiml(xml: string, tolerate?: (fault: string) => void): readonly TwimlNode[] {
  const { kept, faults } = checkGrammar(readRoot(xml));
  if (!tolerate && faults[0]) throw new TwimlFailure(12200, faults[0]);
  for (const fault of faults) tolerate?.(fault);
  return kept.children;
}
