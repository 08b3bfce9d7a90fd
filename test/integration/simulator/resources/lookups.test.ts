import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, startLine, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

function look(number: string, fields?: string) {
  return line.client.lookups.v2.phoneNumbers(number).fetch(fields === undefined ? {} : { fields });
}

async function describe(number: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
  await line.control('PUT', `/lines/${encodeURIComponent(number)}`, facts);
}

test('a number nobody described is a valid mobile phone, and packages nobody asked for are null', async () => {
  expect(await look(CALLER)).toMatchObject({
    phoneNumber: CALLER,
    callingCountryCode: '1',
    countryCode: 'US',
    nationalFormat: '(202) 555-0147',
    valid: true,
    validationErrors: [],
    lineTypeIntelligence: null,
    callerName: null,
    reassignedNumber: null,
  });
});

test('the packages that were asked for say what the carriers know', async () => {
  await describe(CALLER, { lineType: 'landline', callerName: 'LEE J', carrierName: 'Wires Inc', reassigned: 'yes' });
  const found = await look(CALLER, 'line_type_intelligence,caller_name,reassigned_number');
  expect(found.lineTypeIntelligence).toMatchObject({ type: 'landline', carrierName: 'Wires Inc', errorCode: null });
  expect(found.callerName).toMatchObject({ callerName: 'LEE J', callerType: 'CONSUMER' });
  expect(found.reassignedNumber).toMatchObject({ isNumberReassigned: 'yes' });
});

test.each([
  ['+18885550100', 'tollFree'],
  ['+12025550170', 'mobile'],
])('%s is a line of type %s', async (number, type) => {
  expect((await look(number, 'line_type_intelligence')).lineTypeIntelligence).toMatchObject({ type });
});

test.each([
  ['+1202', 'TOO_SHORT'],
  ['+120255501477777777', 'TOO_LONG'],
  ['+11235550147', 'INVALID_BUT_POSSIBLE'],
  ['+99912345678', 'INVALID_COUNTRY_CODE'],
  ['+441', 'TOO_SHORT'],
  ['nonsense', 'NOT_A_NUMBER'],
])('%s is not valid: %s', async (number, error) => {
  const found = await look(number, 'line_type_intelligence');
  expect(found).toMatchObject({ valid: false, validationErrors: [error], lineTypeIntelligence: null });
});

test('a number of another country is valid there', async () => {
  expect(await look('+440000000000')).toMatchObject({ valid: true, countryCode: 'GB', callingCountryCode: '44' });
});

test('a package that is not simulated is refused, and so are facts that make no sense', async () => {
  await expect(look(CALLER, 'sim_swap')).rejects.toMatchObject({ status: 400, code: 20001 });
  await expect(describe(CALLER, { lineType: 'string and cans' })).rejects.toThrow(/400/);
  await expect(describe(CALLER, { colour: 'blue' })).rejects.toThrow(/400/);
});
