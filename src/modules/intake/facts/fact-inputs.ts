import type { FactInputDto } from '../../../contracts/intake.dto.js';
import { clinicalFacts, factNames, factRule } from '../../../core/intake/intake-facts.js';

/** How every fact is written down, for forms that are made of what is missing. */
export function factInputs(): FactInputDto[] {
  return factNames.map((field) => {
    const rule = factRule(field);
    const choices = rule.kind === 'choice' ? [...rule.choices] : [];
    return { field, label: rule.label, kind: rule.kind, choices, byDecision: clinicalFacts.includes(field) };
  });
}
