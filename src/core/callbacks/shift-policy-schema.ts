import { longestMinutes, shortestMinutes } from './shift-capacity.js';

/** JSON Schema of a ShiftPolicy. */
export const shiftPolicySchema: object = {
  type: 'object',
  additionalProperties: false,
  required: ['counsellors', 'minutesPerCall', 'measuredFrom'],
  properties: {
    counsellors: { type: ['integer', 'null'], minimum: 1, maximum: 1000 },
    minutesPerCall: { type: 'integer', minimum: shortestMinutes, maximum: longestMinutes },
    measuredFrom: { type: 'integer', minimum: 1, maximum: 1000 },
  },
};
